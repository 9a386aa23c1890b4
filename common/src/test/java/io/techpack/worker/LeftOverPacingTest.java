package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Due;
import io.techpack.messaging.StageAnnouncement;
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

class LeftOverPacingTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    // the first look is due at once; nothing has been announced for an hour
    private long now = 3_600 * SECOND;
    private final Lane category = lane(Stage.CATEGORY);
    private final Lane sketches = lane(Stage.SKETCHES);
    private final Lanes lanes = new Lanes(List.of(category, sketches));
    private final LeftOverPacing pacing =
            new LeftOverPacing(
                    new Binder(new MapConfigurationPropertySource(Map.of()))
                            .bindOrCreate("techpack.worker", WorkerProperties.class),
                    new Random(1),
                    now);

    @Test
    void a_stage_of_which_more_waits_is_looked_at_again_at_once_and_only_that_stage() {
        look(2, 0);

        LeftOverPacing.Search next = pacing.next(lanes, now).orElseThrow();

        assertThat(next.room()).isEqualTo(Map.of(Stage.CATEGORY, 2));
    }

    @Test
    void a_look_that_finds_less_than_there_is_room_for_is_the_last_for_a_while() {
        look(1, 0);

        assertThat(pacing.next(lanes, now)).isEmpty();
        assertThat(pacing.wantsRoom(now)).isFalse();
        assertThat(pacing.untilNext(now)).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void more_that_waits_is_waited_for_while_all_slots_are_taken() {
        look(2, 0);
        category.take(2);

        assertThat(pacing.next(lanes, now)).isEmpty();
        assertThat(pacing.wantsRoom(Stage.CATEGORY, now)).isTrue();
        assertThat(pacing.wantsRoom(Stage.SKETCHES, now)).isFalse();

        category.free(1);
        assertThat(pacing.next(lanes, now).orElseThrow().room())
                .isEqualTo(Map.of(Stage.CATEGORY, 1));
    }

    @Test
    void where_jobs_are_announced_again_nothing_is_looked_for() {
        look(2, 0);
        category.heard(
                new StageAnnouncement(
                        new Due(JobId.next(), Stage.CATEGORY), new TopicPartition("t", 0), 0),
                now);

        assertThat(pacing.next(lanes, now)).isEmpty();
        assertThat(pacing.wantsRoom(now)).isFalse();
    }

    @Test
    void the_look_of_a_busy_worker_waits_for_a_free_slot_and_not_for_the_next_turn_of_its_timer() {
        look(0, 0);
        category.take(2);
        sketches.take(2);
        now += 20 * SECOND;

        assertThat(pacing.next(lanes, now)).isEmpty();
        assertThat(pacing.next(lanes, now)).isEmpty();
        assertThat(pacing.wantsRoom(Stage.SKETCHES, now)).isTrue();

        sketches.free(1);
        LeftOverPacing.Search busy = pacing.next(lanes, now).orElseThrow();
        assertThat(busy.room()).isEqualTo(Map.of(Stage.SKETCHES, 1));
        assertThat(busy.patience()).isPositive();
        assertThat(pacing.wantsRoom(now)).isFalse();
    }

    /** Makes the look at all lanes that is due now find that much. */
    private void look(int inCategory, int inSketches) {
        LeftOverPacing.Search all = pacing.next(lanes, now).orElseThrow();
        assertThat(all.room().keySet()).isEqualTo(Set.of(Stage.CATEGORY, Stage.SKETCHES));
        pacing.found(
                all,
                Stream.concat(
                                Stream.generate(() -> assignment(Stage.CATEGORY)).limit(inCategory),
                                Stream.generate(() -> assignment(Stage.SKETCHES)).limit(inSketches))
                        .toList());
    }

    private static Assignment assignment(Stage stage) {
        return new Assignment(
                new Lease(JobId.next(), stage, 1, WorkerId.next()),
                AccountId.next(),
                JobType.TECH_PACK,
                "{}",
                1,
                0,
                Map.of(),
                Map.of(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
    }

    private static Lane lane(Stage stage) {
        Circuit circuit =
                new Circuit(
                        stage,
                        new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                        System::nanoTime,
                        new Random(1),
                        () -> {});
        return new Lane(stage, 2, circuit, 0);
    }
}
