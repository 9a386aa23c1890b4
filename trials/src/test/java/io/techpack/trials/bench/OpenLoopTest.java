package io.techpack.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.trials.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Recorder;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final Duration INTERVAL = Duration.ofMillis(10);

    private final ManualTicker ticker = new ManualTicker();
    private final Recorder recorder = new Recorder(Percentiles.DIGITS);
    private final List<Long> startedAtMs = new ArrayList<>();

    @Test
    void calls_start_at_their_moments_and_count_their_own_time_when_nothing_stalls()
            throws Exception {
        run(100, () -> ticker.advance(Duration.ofMillis(4)));

        assertThat(startedAtMs).startsWith(0L, 10L, 20L, 30L);
        Percentiles latencies = Percentiles.ofNanos(recorder.getIntervalHistogram());
        assertThat(latencies.p50Ms()).isCloseTo(4, within(0.01));
        assertThat(latencies.maxMs()).isCloseTo(4, within(0.01));
    }

    @Test
    void a_stall_counts_for_every_call_that_it_delays() throws Exception {
        // one caller: the first call takes a second, during which 99 others were due
        run(
                100,
                () ->
                        ticker.advance(
                                startedAtMs.size() == 1 ? Duration.ofSeconds(1) : Duration.ZERO));

        Percentiles latencies = Percentiles.ofNanos(recorder.getIntervalHistogram());
        assertThat(latencies.maxMs()).isCloseTo(1_000, within(1.0));
        assertThat(latencies.p99Ms()).isCloseTo(990, within(1.0));
        assertThat(latencies.p50Ms()).isCloseTo(500, within(11.0));
    }

    private void run(long calls, Runnable work) throws InterruptedException {
        new OpenLoop(ticker, Runnable::run, recorder)
                .start(
                        ticker.nanos(),
                        calls,
                        INTERVAL,
                        () -> {
                            startedAtMs.add(ticker.nanos() / 1_000_000);
                            work.run();
                        });
    }

    /** Time that passes when it is told to. */
    private static final class ManualTicker implements Ticker {

        private long now;

        private void advance(Duration time) {
            now += time.toNanos();
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleepUntil(long nanos) {
            now = Math.max(now, nanos);
        }
    }
}
