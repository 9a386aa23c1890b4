package io.techpack.trials.torture;

import static io.techpack.trials.torture.process.ExecutionEvent.Type.ABANDONED;
import static io.techpack.trials.torture.process.ExecutionEvent.Type.COMPLETED;
import static io.techpack.trials.torture.process.ExecutionEvent.Type.STARTED;
import static io.techpack.trials.torture.process.ExecutionEvent.WHOLE_STAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.product.TechPackStage;
import io.techpack.trials.torture.process.ExecutionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExecutionCountsTest {

    private final UUID job = UUID.randomUUID();
    private final List<ExecutionEvent> lines = new ArrayList<>();

    @Test
    void what_went_well_was_done_once() {
        UUID run = UUID.randomUUID();
        append(run, STARTED, WHOLE_STAGE);
        append(run, STARTED, 0);
        append(run, COMPLETED, 0);
        append(run, COMPLETED, WHOLE_STAGE);

        ExecutionCounts counted = ExecutionCounts.of(lines);

        assertThat(counted).isEqualTo(new ExecutionCounts(1, 0, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void an_item_in_flight_at_a_kill_may_be_executed_again_once() {
        killedWhileExecuting(1);
        UUID second = UUID.randomUUID();
        append(second, STARTED, WHOLE_STAGE);
        append(second, STARTED, 1);
        append(second, COMPLETED, 1);
        append(second, COMPLETED, WHOLE_STAGE);

        ExecutionCounts counted = ExecutionCounts.of(lines);

        assertThat(counted.killedAttempts()).isEqualTo(1);
        assertThat(counted.interruptedAttempts()).isEqualTo(1);
        assertThat(counted.repeatedItems()).isEqualTo(1);
        assertThat(counted.killedItems()).isEqualTo(1);
        assertThat(counted.repeatedAfterKill()).isEqualTo(1);
        assertThat(counted.unexplainedRepeats()).isZero();
    }

    @Test
    void a_stored_item_that_is_executed_again_after_a_kill_is_one_too_many() {
        killedWhileExecuting(1);
        UUID second = UUID.randomUUID();
        append(second, STARTED, WHOLE_STAGE);
        append(second, STARTED, 0);
        append(second, ABANDONED, 0);
        append(second, STARTED, 1);
        append(second, COMPLETED, 1);
        append(second, COMPLETED, WHOLE_STAGE);

        assertThat(ExecutionCounts.of(lines).unexplainedRepeats()).isEqualTo(1);
    }

    @Test
    void a_line_is_read_as_it_was_written() {
        ExecutionEvent event =
                new ExecutionEvent(
                        17, STARTED, UUID.randomUUID(), job, TechPackStage.CLOSE_UPS, WHOLE_STAGE);

        assertThat(ExecutionEvent.parse(event.line())).isEqualTo(event);
    }

    private void killedWhileExecuting(int ordinal) {
        UUID run = UUID.randomUUID();
        append(run, STARTED, WHOLE_STAGE);
        for (int i = 0; i < ordinal; i++) {
            append(run, STARTED, i);
            append(run, COMPLETED, i);
        }
        append(run, STARTED, ordinal);
    }

    private void append(UUID run, ExecutionEvent.Type type, int ordinal) {
        lines.add(
                new ExecutionEvent(lines.size(), type, run, job, TechPackStage.CLOSE_UPS, ordinal));
    }
}
