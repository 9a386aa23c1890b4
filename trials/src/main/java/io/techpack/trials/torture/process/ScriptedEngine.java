package io.techpack.trials.torture.process;

import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A stage's engine that works for a while, as long as the job and the seed say, unless the script
 * sets another mode. Thread-safe.
 */
final class ScriptedEngine {

    private static final Duration FOREVER = Duration.ofMinutes(30);
    private static final int SHORTEST_MILLIS = 50;
    private static final int LONGEST_MILLIS = 900;
    private static final Duration RATE_LIMIT = Duration.ofSeconds(1);

    /** What no database takes for JSON text. */
    private static final String NOT_JSON_TEXT = "{\"invalid\": \u0000";

    private final Stage stage;
    private final FaultScript script;
    private final long seed;

    ScriptedEngine(Stage stage, FaultScript script, long seed) {
        this.stage = stage;
        this.script = script;
        this.seed = seed;
    }

    /** What the engine said. */
    sealed interface Result {

        /** The document that was asked for, or another text in its place. */
        record Ok(Optional<String> invalid) implements Result {}

        record Err(Outcome outcome) implements Result {}
    }

    Result work(JobId job, int ordinal) throws InterruptedException {
        SplittableRandom draw = new SplittableRandom(seed ^ job.hashCode() ^ (31L * ordinal));
        Thread.sleep(draw.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        return switch (script.engine(stage)) {
            case NORMAL -> new Result.Ok(Optional.empty());
            case HANGS -> {
                Thread.sleep(FOREVER);
                yield new Result.Ok(Optional.empty());
            }
            case STUCK -> {
                ignoreInterruption();
                yield new Result.Ok(Optional.empty());
            }
            case FAILS ->
                    new Result.Err(
                            draw.nextInt(4) == 0
                                    ? Outcome.refused(
                                            FailureKind.UNPROCESSABLE_IMAGE,
                                            "The scripted engine cannot work with this picture.")
                                    : Outcome.again("The scripted engine failed"));
            case RATE_LIMITS ->
                    new Result.Err(Outcome.snooze(RATE_LIMIT, "The scripted engine is too busy"));
            case INVALID_OUTPUT -> invalidOutput(draw);
        };
    }

    private static Result invalidOutput(SplittableRandom draw) {
        return switch (draw.nextInt(4)) {
            case 0 -> throw new IllegalStateException("the scripted engine throws");
            case 1 -> new Result.Err(Outcome.again("Invalid: \u0000 is no text"));
            case 2 -> new Result.Ok(Optional.of("no JSON at all"));
            default -> new Result.Ok(Optional.of(NOT_JSON_TEXT));
        };
    }

    private void ignoreInterruption() {
        while (script.engine(stage) == EngineMode.STUCK) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException _) {
                // ignored
            }
        }
    }
}
