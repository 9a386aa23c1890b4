package io.techpack.cli.torture.victim;

import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A stage's engine that works for a while, as long as the job and the seed say, unless the script
 * puts it into a mood. Thread-safe.
 */
final class ScriptedEngine {

    private static final Duration FOREVER = Duration.ofMinutes(30);
    private static final int SHORTEST_MILLIS = 50;
    private static final int LONGEST_MILLIS = 900;
    private static final Duration RATE_LIMIT = Duration.ofSeconds(1);

    /** What no database takes for JSON text. */
    private static final String RUBBISH = "{\"rubbish\": \u0000";

    private final Stage stage;
    private final Script script;
    private final long seed;

    ScriptedEngine(Stage stage, Script script, long seed) {
        this.stage = stage;
        this.script = script;
        this.seed = seed;
    }

    /** What the engine said. */
    sealed interface Answer {

        /** The document that was asked for, or another text in its place. */
        record Made(Optional<String> rubbish) implements Answer {}

        record Err(Outcome outcome) implements Answer {}
    }

    Answer work(JobId job, int ordinal) throws InterruptedException {
        SplittableRandom draw = new SplittableRandom(seed ^ job.hashCode() ^ (31L * ordinal));
        Thread.sleep(draw.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        return switch (script.engine(stage)) {
            case WELL -> new Answer.Made(Optional.empty());
            case HANGS -> {
                Thread.sleep(FOREVER);
                yield new Answer.Made(Optional.empty());
            }
            case DEAF -> {
                sleepDeaf();
                yield new Answer.Made(Optional.empty());
            }
            case FAILS ->
                    new Answer.Err(
                            draw.nextInt(4) == 0
                                    ? Outcome.refused(
                                            FailureKind.UNPROCESSABLE_IMAGE,
                                            "The scripted engine cannot work with this picture.")
                                    : Outcome.again("The scripted engine failed"));
            case RATE_LIMITS ->
                    new Answer.Err(Outcome.snooze(RATE_LIMIT, "The scripted engine is too busy"));
            case RUBBISH -> rubbish(draw);
        };
    }

    private static Answer rubbish(SplittableRandom draw) {
        return switch (draw.nextInt(4)) {
            case 0 -> throw new IllegalStateException("the scripted engine lost its mind");
            case 1 -> new Answer.Err(Outcome.again("Rubbish: \u0000 is no text"));
            case 2 -> new Answer.Made(Optional.of("no JSON at all"));
            default -> new Answer.Made(Optional.of(RUBBISH));
        };
    }

    private void sleepDeaf() {
        while (script.engine(stage) == EngineMood.DEAF) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException _) {
                // deaf
            }
        }
    }
}
