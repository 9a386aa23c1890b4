package io.techpack.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.product.TechPackJob;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Pace;
import io.techpack.retention.Retention.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passes through a real database, whose rests take the time of a manual clock. */
class PassTest extends RetentionTestBase {

    private static final int JOBS = 80;

    /** One job a slice, and a pause that makes that six a minute. */
    private static final Pace SIX_A_MINUTE =
            new Pace(1, Pace.SLICE, Duration.ofSeconds(10), 0, Duration.ofHours(1));

    private final List<Duration> rests = new ArrayList<>();
    private final List<Integer> speedups = new ArrayList<>();

    @Test
    void where_fewer_jobs_come_of_age_than_are_deleted_all_rests_are_long() throws Exception {
        submittedEach(Duration.ofMinutes(1));

        assertThat(deleted()).isEqualTo(JOBS);
        assertThat(speedups).containsOnly(1);
        assertThat(rests).containsOnly(Duration.ofSeconds(10));
    }

    @Test
    void where_more_jobs_come_of_age_the_rests_become_shorter_until_it_keeps_up() throws Exception {
        submittedEach(Duration.ofSeconds(4)); // fifteen a minute

        assertThat(deleted()).isEqualTo(JOBS);
        assertThat(speedups).startsWith(1, 1, 1, 1, 1, 1).contains(2, 4).doesNotContain(16);
        assertThat(rests).contains(Duration.ofSeconds(10), Duration.ofMillis(2_500));
    }

    private void submittedEach(Duration time) {
        for (int i = 0; i < JOBS; i++) {
            nextComesAfter(time);
            run(TechPackJob.CATEGORY_DETECTION, "p" + i);
        }
        age();
    }

    private long deleted() throws InterruptedException {
        ManualClock clock = new ManualClock(lastSubmission().plus(MONTH));
        Retention paced =
                new Retention(
                        database.database(),
                        artifacts,
                        clock,
                        time -> {
                            rests.add(time);
                            clock.goOn(time);
                        });
        return paced.pass(OLD_JOBS, SIX_A_MINUTE, () -> true, this::note)
                .orElseThrow()
                .deleted(Kind.JOBS);
    }

    private void note(Progress progress) {
        if (progress.slice().from().kind() == Kind.JOBS) {
            speedups.add(progress.speedup());
        }
    }
}
