package io.techpack.worker;

import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import io.techpack.job.Transition;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Turns the outcomes of a stage's attempts into transitions, by its retry policy. Thread-safe. */
record TransitionRules(Stage stage, RetryPolicy policy, RandomGenerator random) {

    /** Before what is stored can be told: the database is away for a moment. */
    private static final Duration PAUSE_IN_OUTAGE = Duration.ofSeconds(1);

    /**
     * @param tries the counted attempts, this one included
     */
    Transition of(Outcome outcome, int tries) {
        return switch (outcome) {
            case Outcome.Done done -> new Transition.Complete(done);
            case Outcome.Refused refused -> fail(refused.kind(), refused.why());
            case Outcome.Again again -> again(again, FailureKind.STAGE_FAILED, tries);
        };
    }

    /** The attempt ran into its time limit. */
    Transition outOfTime(Duration limit, int tries) {
        return again(
                Outcome.again(stage.title() + " took longer than " + seconds(limit)),
                FailureKind.STAGE_TIMED_OUT,
                tries);
    }

    /** The handler asked the database and it was away: nobody's fault, so it does not count. */
    Transition databaseUnavailable() {
        return new Transition.Requeue(PAUSE_IN_OUTAGE, false, false, "Waiting for the database");
    }

    /** Claimed, though the attempts before ended without a word: their workers died. */
    boolean exhaustedBy(int tries) {
        return tries > policy.maxAttempts();
    }

    /**
     * @param crashes how often a worker stopped answering while it ran the job
     */
    Transition exhausted(int crashes) {
        return crashes == 0
                ? fail(
                        FailureKind.STAGE_FAILED,
                        "Gave up after %d attempts".formatted(policy.maxAttempts()))
                : fail(
                        FailureKind.WORKER_LOST,
                        "Gave up after %d attempts: the worker stopped answering %d times"
                                .formatted(policy.maxAttempts(), crashes));
    }

    /** What is stored of the job makes no sense. */
    Transition unreadable() {
        return fail(
                FailureKind.UNREADABLE,
                "The stored request of this job cannot be read; submit it anew");
    }

    /** It has to wait for another job; that is not its fault. */
    Transition notNow(String why) {
        return new Transition.Requeue(
                policy.delayAfter(policy.maxAttempts(), random), false, false, why);
    }

    private Transition again(Outcome.Again again, FailureKind kind, int tries) {
        return again.counted() && !policy.allowsAfter(tries)
                ? fail(kind, again.why() + " (attempt " + tries + " of " + tries + ")")
                : new Transition.Requeue(
                        again.after().orElseGet(() -> policy.delayAfter(tries, random)),
                        again.counted(),
                        again.after().isPresent(),
                        again.why());
    }

    private Transition fail(FailureKind kind, String message) {
        return new Transition.Fail(new Failure(kind, stage, message));
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() / 1_000.0 + " s";
    }
}
