package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Swept;
import io.techpack.messaging.StageConsumer;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SweepScheduleTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    // the first look is due at once; nothing has been announced for an hour
    private long now = 3_600 * SECOND;
    private final StageSlots category = stage(TechPackStage.CATEGORY);
    private final StageSlots sketches = stage(TechPackStage.SKETCHES);
    private final WorkerSlots slots = new WorkerSlots(List.of(category, sketches));
    private final SweepSchedule schedule =
            new SweepSchedule(
                    new Binder(new MapConfigurationPropertySource(Map.of()))
                            .bindOrCreate("techpack.worker", WorkerProperties.class),
                    new Random(1),
                    now);

    @Test
    void a_stage_of_which_more_waits_is_looked_at_again_at_once_and_only_that_stage() {
        sweep(2, 0);

        SweepSchedule.Sweep next = schedule.next(slots, now).orElseThrow();

        assertThat(next.free()).isEqualTo(Map.of(TechPackStage.CATEGORY, 2));
    }

    @Test
    void a_look_that_finds_less_than_there_is_room_for_is_the_last_for_a_while() {
        sweep(1, 0);

        assertThat(schedule.next(slots, now)).isEmpty();
        assertThat(schedule.wantsSlots(slots, now)).isFalse();
        assertThat(schedule.untilNext(now)).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void more_that_waits_is_waited_for_while_all_slots_are_taken() {
        sweep(2, 0);
        category.take(2);

        assertThat(schedule.next(slots, now)).isEmpty();
        assertThat(schedule.wantsSlots(category, now)).isTrue();
        assertThat(schedule.wantsSlots(sketches, now)).isFalse();

        category.release(1);
        assertThat(schedule.next(slots, now).orElseThrow().free())
                .isEqualTo(Map.of(TechPackStage.CATEGORY, 1));
    }

    @Test
    void what_was_paused_is_looked_for_as_soon_as_it_is_resumed_and_only_that() {
        sweep(0, 0);
        category.claimable(false);
        assertThat(schedule.next(slots, now)).isEmpty();
        assertThat(category.free()).isZero();
        assertThat(category.take(1)).isZero();

        category.claimable(true);

        assertThat(schedule.next(slots, now).orElseThrow().free())
                .containsOnlyKeys(TechPackStage.CATEGORY);
    }

    @Test
    void where_jobs_are_announced_again_nothing_is_looked_for() {
        sweep(2, 0);
        category.enqueue(record(), now);

        assertThat(schedule.next(slots, now)).isEmpty();
        assertThat(schedule.wantsSlots(slots, now)).isFalse();
    }

    @Test
    void the_look_of_a_busy_worker_waits_for_a_free_slot_and_not_for_the_next_turn_of_its_timer() {
        sweep(0, 0);
        category.take(2);
        sketches.take(2);
        now += 20 * SECOND;

        assertThat(schedule.next(slots, now)).isEmpty();
        assertThat(schedule.next(slots, now)).isEmpty();
        assertThat(schedule.wantsSlots(sketches, now)).isTrue();

        sketches.release(1);
        SweepSchedule.Sweep busy = schedule.next(slots, now).orElseThrow();
        assertThat(busy.free()).isEqualTo(Map.of(TechPackStage.SKETCHES, 1));
        assertThat(busy.idle()).isFalse();
        assertThat(schedule.wantsSlots(slots, now)).isFalse();
    }

    @Test
    void where_several_accounts_wait_sweeps_alone_serve_the_stage_until_little_is_left() {
        sweep(2, 0, TechPackStage.CATEGORY);
        category.take(2);
        category.enqueue(record(), now);

        assertThat(category.contended()).isTrue();
        assertThat(sketches.contended()).isFalse();
        assertThat(category.takeIdle()).isFalse();
        assertThat(schedule.next(slots, now)).isEmpty();
        assertThat(schedule.wantsSlots(category, now)).isTrue();

        category.release(2);
        SweepSchedule.Sweep next = schedule.next(slots, now).orElseThrow();
        assertThat(next.free()).isEqualTo(Map.of(TechPackStage.CATEGORY, 2));
        assertThat(next.minAge()).isNegative();

        // fewer than there were slots, but of several accounts: another one has more
        schedule.found(next, swept(1, 0, TechPackStage.CATEGORY), slots);
        assertThat(category.contended()).isTrue();
        schedule.found(next, swept(1, 0), slots);
        assertThat(category.contended()).isFalse();
    }

    /** Makes the look at all slots that is due now find that much. */
    private void sweep(int inCategory, int inSketches, Stage... contended) {
        SweepSchedule.Sweep all = schedule.next(slots, now).orElseThrow();
        assertThat(all.free().keySet())
                .isEqualTo(Set.of(TechPackStage.CATEGORY, TechPackStage.SKETCHES));
        schedule.found(all, swept(inCategory, inSketches, contended), slots);
    }

    private static Swept swept(int inCategory, int inSketches, Stage... contended) {
        return new Swept(
                Stream.concat(
                                Stream.generate(() -> assignment(TechPackStage.CATEGORY))
                                        .limit(inCategory),
                                Stream.generate(() -> assignment(TechPackStage.SKETCHES))
                                        .limit(inSketches))
                        .toList(),
                Set.of(contended));
    }

    private static StageConsumer.DueRecord record() {
        return new StageConsumer.DueRecord(
                new DueStage(JobId.next(), TechPackStage.CATEGORY),
                new TopicPartition("t", 0),
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static Assignment assignment(Stage stage) {
        return new Assignment(
                new Lease(JobId.next(), stage, 1, WorkerId.next()),
                AccountId.next(),
                TechPackJob.TECH_PACK,
                "{}",
                1,
                0,
                Map.of(),
                Map.of(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
    }

    static StageSlots stage(Stage stage) {
        Circuit circuit =
                new Circuit(
                        stage,
                        new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                        System::nanoTime,
                        new Random(1),
                        () -> {});
        return new StageSlots(stage, 2, circuit, 0);
    }
}
