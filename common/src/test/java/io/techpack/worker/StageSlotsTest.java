package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.product.TechPackStage;
import org.junit.jupiter.api.Test;

class StageSlotsTest {

    @Test
    void slots_that_a_claim_may_fill_are_taken_and_are_not_told_as_attempts() {
        StageSlots slots = SweepScheduleTest.stage(TechPackStage.EDIT);
        RunningAttempts running = new RunningAttempts();

        assertThat(slots.take(2)).isEqualTo(2);

        assertThat(slots.free()).isZero();
        assertThat(slots.load(running.at(TechPackStage.EDIT), 1).inFlight()).isZero();
        slots.release(2);
        assertThat(slots.free()).isEqualTo(2);
    }
}
