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

        Resolution exhausted() {
            return new Fail(
                    new Failure(
                            FailureKind.STAGE_FAILED,
                            stage,
                            "Gave up after "
                                    + policy.maxAttempts()
                                    + " attempts: each time the worker stopped answering"));
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
