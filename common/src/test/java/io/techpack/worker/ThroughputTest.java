package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final long START = 7_000_000_123L;

    private final Throughput throughput = new Throughput(START);

    @Test
    void it_is_the_average_of_the_whole_seconds_so_far_and_of_the_last_ten_at_most() {
        assertThat(throughput.perSecond(at(0))).isZero();
        count(0, 4);
        assertThat(throughput.perSecond(at(0))).isZero();
        assertThat(throughput.perSecond(at(1))).isEqualTo(4);
        count(1, 2);
        assertThat(throughput.perSecond(at(2))).isEqualTo(3);
        assertThat(throughput.perSecond(at(10))).isEqualTo(0.6);
        assertThat(throughput.perSecond(at(11))).isEqualTo(0.2);
        assertThat(throughput.perSecond(at(12))).isZero();
    }

    @Test
    void a_long_silence_is_no_trouble() {
        count(3, 5);
        assertThat(throughput.perSecond(at(100_000))).isZero();
        count(100_000, 10);
        assertThat(throughput.perSecond(at(100_001))).isEqualTo(1);
    }

    private void count(int second, int times) {
        for (int i = 0; i < times; i++) {
            throughput.count(at(second));
        }
    }

    private static long at(long second) {
        return START + TimeUnit.SECONDS.toNanos(second);
    }
}
