package io.techpack.worker;

import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What is done with an attempt that is over. */
sealed interface Resolution {

    /** The stage is complete. */
    record Complete(Outcome.Done outcome) implements Resolution {}

    /** The stage is tried again. */
    record Retry(Duration delay, boolean counted, String why) implements Resolution {}

    /** The job has failed. */
    record Fail(Failure failure) implements Resolution {}

    /** Another worker goes on with it; the attempt does not count. */
    record Release() implements Resolution {}

    /** The lease is lost: whoever holds the job now decides. */
    record Discard() implements Resolution {}

    /** Turns outcomes into resolutions, by a stage's retry policy. Thread-safe. */
    record Rules(Stage stage, RetryPolicy policy, RandomGenerator random) {

        Resolution of(Outcome outcome, int tries) {
            return switch (outcome) {
                case Outcome.Done done -> new Complete(done);
                case Outcome.Refused refused ->
                        new Fail(new Failure(refused.kind(), stage, refused.why()));
                case Outcome.Again again -> again(again, FailureKind.STAGE_FAILED, tries);
            };
        }

        /** The attempt ran into its time limit. */
        Resolution outOfTime(Duration limit, int tries) {
            return again(
                    Outcome.again(stage.title() + " took longer than " + seconds(limit)),
                    FailureKind.STAGE_TIMED_OUT,
                    tries);
        }

        /** Claimed, though the attempts before ended without a word: their workers died. */
        boolean exhaustedBy(int tries) {
            return tries > policy.maxAttempts();
        }

        /**
         * @param crashes how often a worker stopped answering while it ran the job
         */
        Resolution exhausted(int crashes) {
            return new Fail(
                    crashes == 0
                            ? new Failure(
                                    FailureKind.STAGE_FAILED,
                                    stage,
                                    "Gave up after " + policy.maxAttempts() + " attempts")
                            : new Failure(
                                    FailureKind.WORKER_LOST,
                                    stage,
                                    "Gave up after %d attempts: the worker stopped answering %d times"
                                            .formatted(policy.maxAttempts(), crashes)));
        }

        /** What is stored of the job makes no sense. */
        Resolution unreadable() {
            return new Fail(
                    new Failure(
                            FailureKind.UNREADABLE,
                            stage,
                            "The stored request of this job cannot be read; submit it anew"));
        }

        /** It has to wait for another job; that is not its fault. */
        Resolution notNow(String why) {
            return new Retry(policy.delayAfter(policy.maxAttempts(), random), false, why);
        }

        private Resolution again(Outcome.Again again, FailureKind kind, int tries) {
            if (again.counted() && !policy.allowsAfter(tries)) {
                return new Fail(
                        new Failure(
                                kind,
                                stage,
                                again.why() + " (attempt " + tries + " of " + tries + ")"));
            }
            return new Retry(
                    again.after().orElseGet(() -> policy.delayAfter(tries, random)),
                    again.counted(),
                    again.why());
        }

        private static String seconds(Duration limit) {
            return limit.toMillis() / 1_000.0 + " s";
        }
    }
}
