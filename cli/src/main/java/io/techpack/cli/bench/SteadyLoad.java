package io.techpack.cli.bench;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.HdrHistogram.Recorder;

/**
 * Calls at fixed moments, however slow the answers are, and counts each latency from the moment at
 * which the call was due. So a stall delays nobody's clock: no coordinated omission.
 *
 * @param threads runs the calls; one that queues them makes them late, which counts too
 */
record SteadyLoad(Ticker ticker, Executor threads, Recorder latencies) {

    /** One call, from its submission to its end. */
    @FunctionalInterface
    interface Call {

        void run();
    }

    /**
     * Starts that many calls, the first one at that moment; returns when the last one is due, not
     * when it has ended.
     */
    void start(long begin, long calls, Duration interval, Call call) throws InterruptedException {
        for (long i = 0; i < calls; i++) {
            long due = begin + i * interval.toNanos();
            ticker.sleepUntil(due);
            threads.execute(() -> {
                call.run();
                latencies.recordValue(ticker.nanos() - due);
            });
        }
    }
}
