package io.techpack.trials.bench;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.HdrHistogram.Recorder;

/**
 * Calls at fixed moments, however slow the answers are, and counts each latency from the moment at
 * which the call was due. So a stall counts for every call that it delays: no coordinated omission.
 *
 * @param threads runs the calls; one that queues them makes them late, which counts too
 * @param latencies in nanoseconds
 */
record OpenLoop(Ticker ticker, Executor threads, Recorder latencies) {

    /**
     * Starts that many calls, the first one at that moment; returns when the last one is due, not
     * when it has ended.
     */
    void start(long begin, long calls, Duration interval, Runnable call)
            throws InterruptedException {
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
