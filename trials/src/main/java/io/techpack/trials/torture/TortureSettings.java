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
