package io.techpack.cli.bench;

import org.HdrHistogram.Histogram;

/**
 * The distribution of times, to three digits.
 *
 * @param p50Ms half are not slower
 */
record Latencies(double p50Ms, double p95Ms, double p99Ms, double maxMs) {

    static final int DIGITS = 3;
    private static final double NANOS_A_MILLI = 1e6;

    static Latencies of(Histogram nanos) {
        return new Latencies(
                nanos.getValueAtPercentile(50) / NANOS_A_MILLI,
                nanos.getValueAtPercentile(95) / NANOS_A_MILLI,
                nanos.getValueAtPercentile(99) / NANOS_A_MILLI,
                nanos.getMaxValue() / NANOS_A_MILLI);
    }
}
