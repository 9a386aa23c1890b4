package io.techpack.worker;

import java.util.concurrent.TimeUnit;

/** How many of something there were in a second, over the last ten seconds. Thread-safe. */
final class Throughput {

    private static final int SECONDS = 10;

    private final long startNanos;

    /** Of each of the last seconds, and the present one. */
    private final long[] counts = new long[SECONDS + 1];

    private long newest;

    Throughput(long nowNanos) {
        this.startNanos = nowNanos;
    }

    synchronized void count(long nowNanos) {
        reach(nowNanos);
        counts[index(newest)]++;
    }

    /** Of whole seconds only: the present one is not over. */
    synchronized double perSecond(long nowNanos) {
        reach(nowNanos);
        long seconds = Math.min(SECONDS, newest);
        long all = 0;
        for (long second = newest - seconds; second < newest; second++) {
            all += counts[index(second)];
        }
        return seconds == 0 ? 0 : (double) all / seconds;
    }

    private void reach(long nowNanos) {
        long second = TimeUnit.NANOSECONDS.toSeconds(nowNanos - startNanos);
        long first = Math.max(newest + 1, second - SECONDS);
        for (long passed = first; passed <= second; passed++) {
            counts[index(passed)] = 0;
        }
        newest = Math.max(newest, second);
    }

    private static int index(long second) {
        return (int) (second % (SECONDS + 1));
    }
}
