package io.techpack.cli.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Figures by the names that they are printed under. */
final class FigureNames {

    private FigureNames() {}

    /** In the order in which they are printed; rounded to what can be believed. */
    static Map<String, Number> of(Figures figures) {
        Map<String, Number> named = new LinkedHashMap<>();
        if (figures.jobs() > 0) {
            named.put("jobs", figures.jobs());
        }
        if (figures.historyMillions() != null) {
            named.put("historyMillions", rounded(figures.historyMillions(), 3));
        }
        if (figures.makespan() != null) {
            named.put("jobsPerSecond", rounded(figures.jobsPerSecond(), 1));
            named.put("makespanSeconds", rounded(figures.makespan().toNanos() / 1e9, 3));
        }
        if (figures.latencies() != null) {
            named.put("p50Ms", rounded(figures.latencies().p50Ms(), 2));
            named.put("p95Ms", rounded(figures.latencies().p95Ms(), 2));
            named.put("p99Ms", rounded(figures.latencies().p99Ms(), 2));
            named.put("maxMs", rounded(figures.latencies().maxMs(), 2));
        }
        if (figures.polls() != null) {
            named.put("unchangedPollsPerSecond", rounded(figures.polls().unchanged(), 0));
            named.put("changedPollsPerSecond", rounded(figures.polls().changed(), 0));
        }
        if (figures.peakRssMb() != null) {
            named.put("peakRssMb", figures.peakRssMb());
        }
        if (figures.usage() != null && figures.jobs() > 0) {
            used(figures.usage(), figures.jobs(), named);
        }
        return named;
    }

    private static void used(Usage usage, long jobs, Map<String, Number> named) {
        named.put("commitsPerJob", rounded((double) usage.commits() / jobs, 3));
        named.put("walBytesPerJob", usage.walBytes() / jobs);
        if (usage.roundTrips() >= 0) {
            named.put("roundTripsPerJob", rounded((double) usage.roundTrips() / jobs, 3));
        }
    }

    /** Processor seconds by who used them. */
    static Map<String, Number> cpu(Usage usage) {
        Map<String, Number> named = new LinkedHashMap<>();
        named.put("app", rounded(usage.appSeconds(), 2));
        named.put("postgres", rounded(usage.postgresSeconds(), 2));
        named.put("kafka", rounded(usage.kafkaSeconds(), 2));
        return named;
    }

    static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
