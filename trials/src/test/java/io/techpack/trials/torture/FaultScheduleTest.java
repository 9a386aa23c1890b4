package io.techpack.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {

    private static final Duration TIME = Duration.ofMinutes(20);

    @Test
    void the_same_seed_gives_the_same_faults_and_another_seed_gives_others() {
        assertThat(FaultSchedule.of(7, TIME, 220)).isEqualTo(FaultSchedule.of(7, TIME, 220));
        assertThat(FaultSchedule.of(7, TIME, 220)).isNotEqualTo(FaultSchedule.of(8, TIME, 220));
    }

    @Test
    void as_many_faults_as_asked_are_planned_in_order_and_each_begins_and_lasts_within_the_time() {
        FaultSchedule schedule = FaultSchedule.of(7, TIME, 220);

        assertThat(schedule.count()).isEqualTo(220);
        assertThat(schedule.faults())
                .isSortedAccordingTo(Comparator.comparing(FaultSchedule.PlannedFault::at));
        assertThat(schedule.faults())
                .allSatisfy(each ->
                        assertThat(each.at().plus(each.duration())).isLessThanOrEqualTo(TIME));
    }

    @Test
    void every_kind_comes_before_any_comes_twice_and_controls_and_orders_come_on_top() {
        int kinds = Math.toIntExact(FaultKind.all().stream().filter(FaultKind::isFault).count());

        List<FaultKind> planned =
                FaultSchedule.of(7, TIME, kinds).faults().stream()
                        .map(FaultSchedule.PlannedFault::kind)
                        .toList();

        assertThat(planned).containsAll(FaultKind.all());
        assertThat(planned.stream().filter(FaultKind::isFault)).doesNotHaveDuplicates();
    }

    @Test
    void a_failover_and_a_restart_of_the_pooler_come_once_for_every_twenty_faults() {
        assertThat(times(FaultSchedule.of(7, TIME, 19), FaultKind.POSTGRES_FAILOVER)).isZero();
        for (FaultKind kind : List.of(FaultKind.POSTGRES_FAILOVER, FaultKind.PGBOUNCER_KILL)) {
            assertThat(times(FaultSchedule.of(7, TIME, 220), kind)).isEqualTo(11);
        }
    }

    @Test
    void a_machine_without_a_pooler_has_all_other_faults() {
        FaultSchedule schedule = FaultSchedule.of(7, TIME, 220);

        FaultSchedule rest = schedule.without(FaultKind.PGBOUNCER_KILL);

        assertThat(rest.has(FaultKind.PGBOUNCER_KILL)).isFalse();
        assertThat(rest.count()).isEqualTo(220 - 11);
        assertThat(schedule.faults()).containsAll(rest.faults());
    }

    private static long times(FaultSchedule schedule, FaultKind kind) {
        return schedule.faults().stream().filter(each -> each.kind() == kind).count();
    }
}
