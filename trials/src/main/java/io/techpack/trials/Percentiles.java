package io.techpack.trials;

import java.util.Collection;
import org.HdrHistogram.Histogram;

/**
 * The distribution of durations, in milliseconds, by the nearest rank.
 *
 * @param count how many durations
 * @param p50Ms half are not longer
 */
public record Percentiles(long count, double p50Ms, double p95Ms, double p99Ms, double maxMs) {

    /** Significant decimal digits of a histogram of nanoseconds. */
    public static final int DIGITS = 3;

    /** Exact to the millisecond up to half a minute. */
    private static final int DIGITS_OF_MILLIS = 4;

    private static final double NANOS_PER_MILLI = 1e6;

    public static Percentiles ofNanos(Histogram nanos) {
        return of(nanos, NANOS_PER_MILLI);
    }

    public static Percentiles ofMillis(Collection<Long> millis) {
        Histogram histogram = new Histogram(DIGITS_OF_MILLIS);
        millis.forEach(histogram::recordValue);
        return of(histogram, 1);
    }

    private static Percentiles of(Histogram histogram, double unitsPerMilli) {
        return new Percentiles(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / unitsPerMilli,
                histogram.getValueAtPercentile(95) / unitsPerMilli,
                histogram.getValueAtPercentile(99) / unitsPerMilli,
                histogram.getMaxValue() / unitsPerMilli);
    }
}
