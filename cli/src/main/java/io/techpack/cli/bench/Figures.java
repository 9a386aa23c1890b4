package io.techpack.cli.bench;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one measurement found; null where it does not look.
 *
 * @param name of the measurement
 * @param round from 1
 * @param jobs that ended
 * @param historyMillions of ended jobs that were in the tables, where that was asked for
 * @param makespan from the first submission to the last end
 * @param peakRssMb of this JVM while it measured
 */
record Figures(
        String name,
        int round,
        long jobs,
        @Nullable Double historyMillions,
        @Nullable Duration makespan,
        @Nullable Latencies latencies,
        @Nullable Polls polls,
        @Nullable Long peakRssMb,
        @Nullable Usage usage) {

    /**
     * @param unchanged a second, answered 304
     * @param changed a second, answered with the job
     */
    record Polls(double unchanged, double changed) {}

    static Figures of(String name, long jobs) {
        return new Figures(name, 1, jobs, null, null, null, null, null, null);
    }

    Figures inRound(int number) {
        return new Figures(
                name, number, jobs, historyMillions, makespan, latencies, polls, peakRssMb, usage);
    }

    Figures withHistory(double millions) {
        return new Figures(
                name, round, jobs, millions, makespan, latencies, polls, peakRssMb, usage);
    }

    Figures took(Duration time) {
        return new Figures(
                name, round, jobs, historyMillions, time, latencies, polls, peakRssMb, usage);
    }

    Figures with(Latencies found) {
        return new Figures(
                name, round, jobs, historyMillions, makespan, found, polls, peakRssMb, usage);
    }

    Figures with(Polls found) {
        return new Figures(
                name, round, jobs, historyMillions, makespan, latencies, found, peakRssMb, usage);
    }

    Figures using(Optional<Usage> used, long megabytes) {
        // the memory is this process's own: it tells nothing about a deployment elsewhere
        return used.map(usage ->
                        new Figures(
                                name,
                                round,
                                jobs,
                                historyMillions,
                                makespan,
                                latencies,
                                polls,
                                megabytes,
                                usage))
                .orElse(this);
    }

    double jobsPerSecond() {
        return makespan == null ? 0 : jobs / (makespan.toNanos() / 1e9);
    }
}
