package io.techpack.trials.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values of a result, as they are printed. */
final class ResultFields {

    private ResultFields() {}

    /** In the order in which they are printed; rounded to what can be believed. */
    static Map<String, Number> of(BenchResult result) {
        Map<String, Number> fields = new LinkedHashMap<>();
        if (result.jobs() > 0) {
            fields.put("jobs", result.jobs());
        }
        if (result.historyMillions() != null) {
            fields.put("historyMillions", rounded(result.historyMillions(), 3));
        }
        if (result.makespan() != null) {
            fields.put("jobsPerSecond", rounded(result.jobsPerSecond(), 1));
            fields.put("makespanSeconds", rounded(result.makespan().toNanos() / 1e9, 3));
        }
        if (result.latencies() != null) {
            fields.put("p50Ms", rounded(result.latencies().p50Ms(), 2));
            fields.put("p95Ms", rounded(result.latencies().p95Ms(), 2));
            fields.put("p99Ms", rounded(result.latencies().p99Ms(), 2));
            fields.put("maxMs", rounded(result.latencies().maxMs(), 2));
        }
        if (result.polls() != null) {
            fields.put("unchangedPollsPerSecond", rounded(result.polls().unchanged(), 0));
            fields.put("changedPollsPerSecond", rounded(result.polls().changed(), 0));
        }
        if (result.peakRssMb() != null) {
            fields.put("peakRssMb", result.peakRssMb());
        }
        if (result.usage() != null && result.jobs() > 0) {
            perJob(result.usage(), result.jobs(), fields);
        }
        return fields;
    }

    private static void perJob(ResourceUsage usage, long jobs, Map<String, Number> fields) {
        fields.put("commitsPerJob", rounded((double) usage.commits() / jobs, 3));
        fields.put("walBytesPerJob", usage.walBytes() / jobs);
        if (usage.roundTrips() >= 0) {
            fields.put("roundTripsPerJob", rounded((double) usage.roundTrips() / jobs, 3));
        }
    }

    /** Processor seconds by who used them. */
    static Map<String, Number> cpu(ResourceUsage usage) {
        Map<String, Number> fields = new LinkedHashMap<>();
        fields.put("app", rounded(usage.appSeconds(), 2));
        fields.put("postgres", rounded(usage.postgresSeconds(), 2));
        fields.put("kafka", rounded(usage.kafkaSeconds(), 2));
        return fields;
    }

    static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
