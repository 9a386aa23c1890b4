package io.techpack.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void the_nearest_rank_of_a_hundred_durations_is_one_of_them() {
        Percentiles percentiles =
                Percentiles.ofMillis(LongStream.rangeClosed(20_001, 20_100).boxed().toList());

        assertThat(percentiles).isEqualTo(new Percentiles(100, 20_050, 20_095, 20_099, 20_100));
    }

    @Test
    void a_single_duration_is_every_percentile_and_none_is_zero() {
        assertThat(Percentiles.ofMillis(List.of(7L))).isEqualTo(new Percentiles(1, 7, 7, 7, 7));
        assertThat(Percentiles.ofMillis(List.of())).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
    }

    @Test
    void nanoseconds_are_told_in_milliseconds() {
        Histogram nanos = new Histogram(Percentiles.DIGITS);
        nanos.recordValue(1_500_000);

        assertThat(Percentiles.ofNanos(nanos).maxMs()).isBetween(1.499, 1.501);
    }
}
