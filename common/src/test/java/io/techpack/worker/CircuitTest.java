package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.job.RetryPolicy;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final CircuitSignal WORKS = new CircuitSignal.Works();
    private static final CircuitSignal FAILS =
            new CircuitSignal.Fails("answered 500", Optional.empty());

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final AtomicInteger openings = new AtomicInteger();
    private final Circuit circuit =
            new Circuit(
                    TechPackStage.SKETCHES,
                    new RetryPolicy(3, FIRST, LONGEST),
                    now::get,
                    new Random(1),
                    openings::incrementAndGet);

    @Test
    void it_opens_after_failures_in_a_row_and_nothing_more_is_claimed() {
        end(FAILS);
        end(FAILS);
        assertThat(circuit.permits(8)).isEqualTo(8);

        end(FAILS);

        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
        assertThat(circuit.permits(8)).isZero();
        assertThat(openings).hasValue(1);
        assertThat(circuit.untilDue()).isBetween(FIRST.dividedBy(2), FIRST);
    }

    @Test
    void a_success_in_between_starts_the_count_anew_and_what_says_nothing_does_not() {
        end(FAILS);
        end(FAILS);
        end(WORKS);
        end(FAILS);
        end(CircuitSignal.NONE);
        end(FAILS);
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);

        end(FAILS);

        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
    }

    @Test
    void when_the_wait_is_over_exactly_one_may_try_and_its_success_closes() {
        open();
        pass(circuit.untilDue());
        assertThat(circuit.permits(8)).isEqualTo(1);
        assertThat(circuit.permits(0)).isZero();

        Circuit.Pass probe = circuit.enter();
        assertThat(probe.probe()).isTrue();
        assertThat(circuit.state()).isEqualTo(Circuit.State.HALF_OPEN);
        assertThat(circuit.permits(8)).isZero();
        assertThat(circuit.enter().probe()).isFalse();
        probe.ended(WORKS);

        assertThat(circuit.permits(8)).isEqualTo(8);
        assertThat(circuit.openFor()).isEmpty();
    }

    @Test
    void each_probe_that_fails_doubles_the_wait_up_to_the_longest() {
        open();
        Duration least = FIRST.dividedBy(2);
        for (int i = 0; i < 6; i++) {
            Duration wait = circuit.untilDue();
            assertThat(wait).isBetween(least, LONGEST);
            least =
                    least.multipliedBy(2).compareTo(LONGEST.dividedBy(2)) < 0
                            ? least.multipliedBy(2)
                            : LONGEST.dividedBy(2);
            pass(wait);
            circuit.enter().ended(FAILS);
        }
        assertThat(openings).hasValue(7);
        assertThat(circuit.openFor().orElseThrow()).isGreaterThan(LONGEST.multipliedBy(2));
    }

    @Test
    void a_probe_that_tells_nothing_is_followed_by_another_at_once() {
        open();
        pass(circuit.untilDue());

        circuit.enter().ended(CircuitSignal.NONE);

        assertThat(circuit.permits(8)).isEqualTo(1);
        assertThat(circuit.enter().probe()).isTrue();
    }

    @Test
    void attempts_that_began_before_it_opened_neither_prolong_nor_end_the_wait() {
        Circuit.Pass failsLate = circuit.enter();
        Circuit.Pass worksLate = circuit.enter();
        open();
        Duration wait = circuit.untilDue();

        failsLate.ended(FAILS);
        worksLate.ended(WORKS);

        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
        assertThat(circuit.untilDue()).isEqualTo(wait);
        pass(wait);
        Circuit.Pass probe = circuit.enter();
        circuit.enter().ended(WORKS);
        assertThat(circuit.state()).isEqualTo(Circuit.State.HALF_OPEN);
        probe.ended(WORKS);
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    }

    @Test
    void attempts_from_before_an_outage_say_nothing_after_it() {
        Circuit.Pass[] before = {circuit.enter(), circuit.enter(), circuit.enter()};
        open();
        Circuit.Pass whileOpen = circuit.enter();
        pass(circuit.untilDue());
        circuit.enter().ended(WORKS);

        for (Circuit.Pass late : before) {
            late.ended(FAILS);
        }
        whileOpen.ended(FAILS);

        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    }

    @Test
    void it_is_open_from_its_first_opening_to_the_probe_that_closes_it() {
        open();
        pass(Duration.ofSeconds(3));
        assertThat(circuit.openFor()).contains(Duration.ofSeconds(3));

        pass(Duration.ofSeconds(4));
        circuit.enter().ended(FAILS);

        assertThat(circuit.openFor()).contains(Duration.ofSeconds(7));
    }

    @Test
    void an_outage_is_told_once_and_so_is_its_end() {
        try (CapturedLog log = new CapturedLog()) {
            open();
            pass(Duration.ofSeconds(4));
            circuit.enter().ended(FAILS);
            pass(Duration.ofSeconds(8));
            circuit.enter().ended(WORKS);

            assertThat(log.with("sketches: the engine failed 3 times in a row")).hasSize(1);
            assertThat(log.with("sketches: the engine works again after 12 s")).hasSize(1);
        }
    }

    @Test
    void a_wait_that_the_engine_asked_for_is_no_outage_to_tell() {
        try (CapturedLog log = new CapturedLog()) {
            end(new CircuitSignal.Waits(Duration.ofSeconds(7)));
            pass(Duration.ofSeconds(7));
            circuit.enter().ended(WORKS);

            assertThat(log.with("sketches: the engine")).isEmpty();
        }
    }

    @Test
    void an_engine_that_asks_to_be_left_alone_is_so_without_being_called_broken() {
        end(new CircuitSignal.Waits(Duration.ofSeconds(7)));

        assertThat(circuit.permits(8)).isZero();
        assertThat(circuit.untilDue()).isEqualTo(Duration.ofSeconds(7));
        assertThat(openings).hasValue(0);
        pass(Duration.ofSeconds(7));
        circuit.enter().ended(FAILS);
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    }

    @Test
    void nobody_is_obeyed_for_longer_than_the_longest_wait() {
        end(new CircuitSignal.Waits(Duration.ofHours(3)));
        assertThat(circuit.untilDue()).isEqualTo(LONGEST);
    }

    @Test
    void a_failure_that_names_its_time_is_not_retried_before() {
        end(FAILS);
        end(FAILS);
        end(new CircuitSignal.Fails("answered 503", Optional.of(Duration.ofSeconds(19))));

        assertThat(circuit.untilDue()).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void only_what_the_engine_did_is_a_sign_of_it() {
        assertThat(CircuitSignal.of(Outcome.done("{}"))).isEqualTo(WORKS);
        assertThat(CircuitSignal.of(Outcome.cached("{}"))).isEqualTo(CircuitSignal.NONE);
        assertThat(CircuitSignal.of(Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "too dark")))
                .isEqualTo(CircuitSignal.NONE);
        assertThat(CircuitSignal.of(Outcome.infrastructureFault("the picture store is away")))
                .isEqualTo(CircuitSignal.NONE);
        assertThat(CircuitSignal.of(Outcome.again("answered 500"))).isEqualTo(FAILS);
        assertThat(CircuitSignal.of(Outcome.snooze(FIRST, "answered 429")))
                .isEqualTo(new CircuitSignal.Waits(FIRST));
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            end(FAILS);
        }
    }

    private void end(CircuitSignal sign) {
        circuit.enter().ended(sign);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
