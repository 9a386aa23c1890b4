package io.techpack.cli.torture;

import io.techpack.product.TechPackStage;
import static io.techpack.cli.torture.victim.Execution.WHOLE_STAGE;
import static io.techpack.cli.torture.victim.Execution.What.BEGAN;
import static io.techpack.cli.torture.victim.Execution.What.GAVE_UP;
import static io.techpack.cli.torture.victim.Execution.What.KEPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.cli.torture.victim.Execution;
import io.techpack.job.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExecutionsTest {

    private final UUID job = UUID.randomUUID();
    private final List<Execution> lines = new ArrayList<>();

    @Test
    void what_went_well_was_done_once() {
        UUID run = UUID.randomUUID();
        tell(run, BEGAN, WHOLE_STAGE);
        tell(run, BEGAN, 0);
        tell(run, KEPT, 0);
        tell(run, KEPT, WHOLE_STAGE);

        Executions counted = Executions.of(lines);

        assertThat(counted).isEqualTo(new Executions(1, 0, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void an_item_in_flight_at_a_kill_may_be_made_again_once() {
        killedWhileMaking(1);
        UUID second = UUID.randomUUID();
        tell(second, BEGAN, WHOLE_STAGE);
        tell(second, BEGAN, 1);
        tell(second, KEPT, 1);
        tell(second, KEPT, WHOLE_STAGE);

        Executions counted = Executions.of(lines);

        assertThat(counted.killed()).isEqualTo(1);
        assertThat(counted.cutShort()).isEqualTo(1);
        assertThat(counted.itemsBeyondOne()).isEqualTo(1);
        assertThat(counted.openItems()).isEqualTo(1);
        assertThat(counted.repeatedAfterKill()).isEqualTo(1);
        assertThat(counted.unexplained()).isZero();
    }

    @Test
    void a_stored_item_that_is_made_again_after_a_kill_is_one_too_many() {
        killedWhileMaking(1);
        UUID second = UUID.randomUUID();
        tell(second, BEGAN, WHOLE_STAGE);
        tell(second, BEGAN, 0);
        tell(second, GAVE_UP, 0);
        tell(second, BEGAN, 1);
        tell(second, KEPT, 1);
        tell(second, KEPT, WHOLE_STAGE);

        assertThat(Executions.of(lines).unexplained()).isEqualTo(1);
    }

    @Test
    void a_line_is_read_as_it_was_written() {
        Execution told =
                new Execution(17, BEGAN, UUID.randomUUID(), job, TechPackStage.CLOSE_UPS, WHOLE_STAGE);

        assertThat(Execution.parse(told.line())).isEqualTo(told);
    }

    private void killedWhileMaking(int ordinal) {
        UUID run = UUID.randomUUID();
        tell(run, BEGAN, WHOLE_STAGE);
        for (int i = 0; i < ordinal; i++) {
            tell(run, BEGAN, i);
            tell(run, KEPT, i);
        }
        tell(run, BEGAN, ordinal);
    }

    private void tell(UUID run, Execution.What what, int ordinal) {
        lines.add(new Execution(lines.size(), what, run, job, TechPackStage.CLOSE_UPS, ordinal));
    }
}
