package io.techpack.trials.bench;

import java.time.Duration;

/** A monotonic clock that can be slept by. Thread-safe. */
interface Ticker {

    long nanos();

    /** Returns at that moment, or at once if it has passed. */
    void sleepUntil(long nanos) throws InterruptedException;

    /** The machine's own. */
    static Ticker ofMachine() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleepUntil(long nanos) throws InterruptedException {
                Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
            }
        };
    }
}
