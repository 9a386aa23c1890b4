package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.job.RetryPolicy;
import io.techpack.job.Transition;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransitionRulesTest {

    private final TransitionRules rules =
            new TransitionRules(
                    TechPackStage.SKETCHES,
                    new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
                    new Random(1));

    @Test
    void a_result_completes_the_stage() {
        Outcome.Done done = Outcome.done("{}");
        assertThat(rules.of(done, 1)).isEqualTo(new Transition.Complete(done));
    }

    @Test
    void a_refusal_fails_at_once() {
        assertThat(rules.of(Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "too dark"), 1))
                .isEqualTo(
                        new Transition.Fail(
                                new Failure(
                                        FailureKind.UNPROCESSABLE_IMAGE,
                                        TechPackStage.SKETCHES,
                                        "too dark")));
    }

    @Test
    void a_failed_attempt_is_retried_until_they_are_used_up() {
        assertThat(rules.of(Outcome.again("no luck"), 2)).isInstanceOf(Transition.Requeue.class);
        assertThat(rules.of(Outcome.again("no luck"), 3))
                .isInstanceOfSatisfying(
                        Transition.Fail.class,
                        fail -> {
                            assertThat(fail.failure().kind()).isEqualTo(FailureKind.STAGE_FAILED);
                            assertThat(fail.failure().message())
                                    .contains("no luck")
                                    .contains("3 of 3");
                        });
    }

    @Test
    void being_told_to_wait_is_obeyed_and_never_the_last_straw() {
        assertThat(rules.of(Outcome.snooze(Duration.ofSeconds(7), "rate limited"), 3))
                .isEqualTo(
                        new Transition.Requeue(Duration.ofSeconds(7), false, true, "rate limited"));
    }

    @Test
    void a_counted_wait_is_obeyed_too() {
        Outcome wait = new Outcome.Again("busy", Optional.of(Duration.ofSeconds(7)), true);
        assertThat(rules.of(wait, 1))
                .isEqualTo(new Transition.Requeue(Duration.ofSeconds(7), true, true, "busy"));
    }

    @Test
    void the_last_time_out_fails_as_a_time_out() {
        assertThat(rules.outOfTime(Duration.ofMillis(1_500), 3))
                .isInstanceOfSatisfying(
                        Transition.Fail.class,
                        fail -> {
                            assertThat(fail.failure().kind())
                                    .isEqualTo(FailureKind.STAGE_TIMED_OUT);
                            assertThat(fail.failure().message()).contains("1.5 s");
                        });
    }

    @Test
    void a_job_whose_workers_died_each_time_is_given_up() {
        assertThat(rules.exhaustedBy(3)).isFalse();
        assertThat(rules.exhaustedBy(4)).isTrue();
        assertThat(kindOf(rules.exhausted(2))).isEqualTo(FailureKind.WORKER_LOST);
        assertThat(kindOf(rules.exhausted(0))).isEqualTo(FailureKind.STAGE_FAILED);
    }

    @Test
    void a_job_that_nobody_can_read_fails_and_one_that_must_wait_does_not() {
        assertThat(kindOf(rules.unreadable())).isEqualTo(FailureKind.UNREADABLE);
        assertThat(rules.notNow("Waiting its turn"))
                .isInstanceOfSatisfying(
                        Transition.Requeue.class,
                        requeue -> {
                            assertThat(requeue.counted()).isFalse();
                            assertThat(requeue.why()).isEqualTo("Waiting its turn");
                            assertThat(requeue.delay())
                                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
                        });
    }

    @Test
    void an_outage_of_the_database_is_no_attempt() {
        assertThat(rules.databaseUnavailable())
                .isInstanceOfSatisfying(
                        Transition.Requeue.class,
                        requeue -> assertThat(requeue.counted()).isFalse());
    }

    @Test
    void without_a_time_that_the_other_side_said_the_delay_is_that_of_the_policy() {
        assertThat(rules.of(Outcome.again("no luck"), 2))
                .isInstanceOfSatisfying(
                        Transition.Requeue.class,
                        requeue ->
                                assertThat(requeue.delay())
                                        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    private static FailureKind kindOf(Transition transition) {
        return ((Transition.Fail) transition).failure().kind();
    }
}
