package io.techpack.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplicaCircuitTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final ReplicaCircuit circuit = new ReplicaCircuit(now::get);

    @Test
    void a_fault_keeps_all_away_until_one_may_try_and_its_answer_lets_all_in_again() {
        circuit.failed(admitted(), "no connection");
        assertThat(circuit.admit()).isEmpty();

        pass(Duration.ofSeconds(1));
        long probe = admitted();
        assertThat(circuit.admit()).isEmpty();

        circuit.answered(probe, false);
        admitted();
        admitted();
    }

    @Test
    void each_failed_try_doubles_the_wait_up_to_32_seconds() {
        circuit.failed(admitted(), "no connection");

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 32}) {
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(circuit.admit()).as("before %d s", seconds).isEmpty();
            now.incrementAndGet();
            circuit.failed(admitted(), "no connection");
        }
    }

    @Test
    void a_try_that_never_ends_is_followed_by_another() {
        circuit.failed(admitted(), "no connection");
        pass(Duration.ofSeconds(1));
        admitted();

        pass(Duration.ofSeconds(1));

        admitted();
    }

    @Test
    void what_was_on_its_way_before_neither_prolongs_the_wait_nor_ends_it() {
        long first = admitted();
        long second = admitted();
        long third = admitted();

        circuit.failed(first, "no connection");
        circuit.failed(second, "no connection");
        circuit.answered(third, true);

        assertThat(circuit.admit()).isEmpty();
        pass(Duration.ofSeconds(1));
        admitted();
    }

    private long admitted() {
        OptionalLong admitted = circuit.admit();
        assertThat(admitted).isPresent();
        return admitted.getAsLong();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
