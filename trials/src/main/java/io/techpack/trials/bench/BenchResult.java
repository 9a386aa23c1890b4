package io.techpack.trials.bench;

import io.techpack.trials.Percentiles;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one measurement found; null where it does not look.
 *
 * @param name of the measurement
 * @param round from 1
 * @param jobs that ended
 * @param historyMillions of ended jobs that were in the tables, where that was asked for
 * @param makespan from the first submission to the last completion
 * @param latencies from submission to completion
 * @param peakRssMb of this JVM while it measured
 */
record BenchResult(
        String name,
        int round,
        long jobs,
        @Nullable Double historyMillions,
        @Nullable Duration makespan,
        @Nullable Percentiles latencies,
        @Nullable PollRates polls,
        @Nullable Long peakRssMb,
        @Nullable ResourceUsage usage) {

    /**
     * @param unchanged a second, answered 304
     * @param changed a second, answered with the job
     */
    record PollRates(double unchanged, double changed) {}

    static BenchResult of(String name, long jobs) {
        return new BenchResult(name, 1, jobs, null, null, null, null, null, null);
    }

    BenchResult inRound(int number) {
        return new BenchResult(
                name, number, jobs, historyMillions, makespan, latencies, polls, peakRssMb, usage);
    }

    BenchResult withHistory(double millions) {
        return new BenchResult(
                name, round, jobs, millions, makespan, latencies, polls, peakRssMb, usage);
    }

    BenchResult withMakespan(Duration time) {
        return new BenchResult(
                name, round, jobs, historyMillions, time, latencies, polls, peakRssMb, usage);
    }

    BenchResult withLatencies(Percentiles found) {
        return new BenchResult(
                name, round, jobs, historyMillions, makespan, found, polls, peakRssMb, usage);
    }

    BenchResult withPolls(PollRates found) {
        return new BenchResult(
                name, round, jobs, historyMillions, makespan, latencies, found, peakRssMb, usage);
    }

    BenchResult withUsage(ResourceUsage used, long megabytes) {
        return new BenchResult(
                name, round, jobs, historyMillions, makespan, latencies, polls, megabytes, used);
    }

    double jobsPerSecond() {
        return makespan == null ? 0 : jobs / (makespan.toNanos() / 1e9);
    }
}
