package io.techpack.trials.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What one run does.
 *
 * @param time from the first job to the last fault
 * @param faults how many
 * @param workers processes of each kind of worker
 * @param rate jobs a second
 * @param lease after which a silent worker's jobs are taken over
 * @param settle how long the system then has until every job must have ended
 * @param directory of everything: data, logs, execution logs
 */
record TortureSettings(
        Duration time,
        long seed,
        int faults,
        int workers,
        double rate,
        Duration lease,
        Duration settle,
        Path directory) {

    /** Less than retention does in that time, so that it runs for most of it. */
    private static final long OLD_JOBS_A_SECOND = 100;

    /** Ended jobs of a month ago that are there when it begins, and that the gateway deletes. */
    long oldJobs() {
        return OLD_JOBS_A_SECOND * time.toSeconds();
    }

    /** The faults, as far as they follow from the settings alone. */
    FaultSchedule schedule() {
        return FaultSchedule.of(seed, time, faults);
    }

    /** What engines and disk are to do. */
    Path script() {
        return directory.resolve("script");
    }

    Path executions() {
        return directory.resolve("executions");
    }

    Path logs() {
        return directory.resolve("logs");
    }
}
