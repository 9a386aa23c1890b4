package io.techpack.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.retention.Retention.Pace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptivePaceTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AdaptivePace pace = paced(100, 4);
    private Duration behind = HOUR.multipliedBy(24 * 30);

    private AdaptivePace paced(int pauseMillis, int factor) {
        return new AdaptivePace(
                new Pace(
                        500,
                        Pace.SLICE,
                        Duration.ofMillis(pauseMillis),
                        factor,
                        Duration.ofHours(24)),
                clock);
    }

    /** For so many minutes that much of the backlog goes in each. */
    private void minutes(int count, Duration gained) {
        for (int i = 0; i < count; i++) {
            pace.isBehind(behind);
            clock.goOn(AdaptivePace.INTERVAL);
            behind = behind.minus(gained);
        }
        pace.isBehind(behind);
    }

    @Test
    void a_backlog_that_will_be_gone_in_time_goes_gently_however_old_it_is() {
        minutes(60, HOUR); // a month, at sixty times the speed of life

        assertThat(pace.speedup()).isEqualTo(1);
    }

    @Test
    void a_backlog_that_grows_is_deleted_twice_as_fast_each_minute_up_to_a_limit() {
        int[] speedups = new int[6];
        for (int i = 0; i < speedups.length; i++) {
            minutes(1, Duration.ofSeconds(-10));
            speedups[i] = pace.speedup();
        }

        assertThat(speedups).containsExactly(2, 4, 8, 16, 16, 16);
    }

    @Test
    void a_backlog_that_shrinks_too_slowly_is_deleted_faster() {
        minutes(1, Duration.ofMinutes(5)); // six days

        assertThat(pace.speedup()).isEqualTo(2);
    }

    @Test
    void it_slows_down_when_there_is_time_enough_and_not_before() {
        minutes(3, Duration.ZERO);
        assertThat(pace.speedup()).isEqualTo(8);

        behind = HOUR.multipliedBy(10);
        clock.goOn(Duration.ofDays(-1)); // as the clock of a machine that is set
        minutes(2, Duration.ofMinutes(1)); // ten hours: neither in a hurry nor at leisure
        assertThat(pace.speedup()).isEqualTo(8);

        minutes(1, Duration.ofMinutes(3));
        assertThat(pace.speedup()).isEqualTo(4);
        minutes(5, Duration.ofMinutes(10));
        assertThat(pace.speedup()).isEqualTo(1);
    }

    @Test
    void nothing_is_judged_by_less_than_a_minute() {
        pace.isBehind(behind);
        for (int second = 0; second < 59; second++) {
            clock.goOn(Duration.ofSeconds(1));
            pace.isBehind(behind);
        }

        assertThat(pace.speedup()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 4, 5, 1, 100",
        "100, 4, 30, 1, 120",
        "100, 4, 5, 4, 25",
        // a slice that took long is never followed by less than as long
        "100, 4, 30, 4, 30",
        "100, 4, 5, 16, 6",
        "0, 4, 5, 1, 20",
        "0, 4, 5, 16, 5",
        "0, 0, 5, 1, 0"
    })
    void a_rest_is_a_pause_and_in_proportion_to_the_slice(
            int pause, int factor, int took, int speedup, int rest) {
        AdaptivePace paced = paced(pause, factor);
        while (paced.speedup() < speedup) {
            paced.isBehind(HOUR);
            clock.goOn(AdaptivePace.INTERVAL);
            paced.isBehind(HOUR);
        }

        assertThat(paced.restAfter(Duration.ofMillis(took)).toMillis()).isEqualTo(rest);
    }
}
