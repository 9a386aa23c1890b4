package io.techpack.cli.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a run has found.
 *
 * @param accepted jobs that the gateway has acknowledged
 * @param ended of them, by how they ended
 * @param lost accepted jobs that are not in the database
 * @param notEnded jobs in the database that had not ended when the settling time was over
 * @param results that clients were shown
 * @param breaches of what clients were promised, in words: results that vanished or changed, ended
 *     jobs that live again
 * @param settling from the last fault's end until the last job's, or until it was given up
 * @param happenings what else happened, and how often
 * @param restarts of processes
 */
record Findings(
        Settings settings,
        int accepted,
        Map<String, Long> ended,
        List<String> lost,
        List<String> notEnded,
        int results,
        List<String> breaches,
        Books books,
        Executions executions,
        List<Blow> blows,
        Duration settling,
        Map<String, Long> happenings,
        int restarts) {

    /**
     * A fault that was done.
     *
     * @param jobs how many it met
     * @param millis until they had moved on; -1 if it met none, or some never did
     */
    record Blow(
            int number,
            Duration at,
            Fault fault,
            String whom,
            Duration lasted,
            int jobs,
            long millis) {

        boolean healed() {
            return millis >= 0;
        }
    }

    /** Faults that were done; probes do not count. */
    long faults() {
        return blows.stream().filter(blow -> blow.fault() != Fault.NONE).count();
    }

    /** Why the system has not stood it, in words; empty if it has. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (accepted == 0) {
            violations.add("no job was accepted: nothing was shown");
        }
        add(violations, "lost", lost);
        add(violations, "not ended", notEnded);
        add(violations, "shown result or state broken", breaches);
        add(violations, "balance is not the sum of its entries", books.drift());
        add(violations, "ended job not settled", books.unsettled());
        add(violations, "refund missing", books.refundsMissing());
        add(violations, "refund without cause", books.refundsWithoutCause());
        if (executions.unexplained() > 0) {
            violations.add(
                    "executions of items beyond one for each run cut short: "
                            + executions.unexplained());
        }
        return violations;
    }

    boolean stood() {
        return violations().isEmpty();
    }

    private static void add(List<String> violations, String what, List<String> cases) {
        cases.forEach(each -> violations.add(what + ": " + each));
    }

    /** Those of the accepted jobs that the database does not know. */
    static List<String> lost(List<JobStory> accepted, Books books) {
        return accepted.stream()
                .filter(story -> !books.status().containsKey(UUID.fromString(story.id())))
                .map(story -> story.type() + " " + story.id())
                .toList();
    }

    /** The jobs that have not ended, accepted or not. */
    static List<String> notEnded(Books books) {
        return books.status().entrySet().stream()
                .filter(job -> job.getValue().equals("queued") || job.getValue().equals("running"))
                .map(job -> job.getKey() + " is " + job.getValue())
                .toList();
    }
}
