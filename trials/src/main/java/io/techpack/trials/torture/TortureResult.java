package io.techpack.trials.torture;

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
 * @param anomalies that clients saw, in words: results that vanished or changed, ended jobs that
 *     live again
 * @param untold ends of jobs of which no webhook told, in words
 * @param unsigned webhooks that were not signed as they must be, in words
 * @param settling from the last fault's end until the last job's, or until it was given up
 * @param events what else happened, and how often
 * @param restarts of processes
 */
record TortureResult(
        TortureSettings settings,
        int accepted,
        Map<String, Long> ended,
        List<String> lost,
        List<String> notEnded,
        int results,
        List<String> anomalies,
        FinalStateCheck state,
        List<String> untold,
        List<String> unsigned,
        ExecutionCounts executions,
        List<FaultResult> faults,
        Duration settling,
        Map<String, Long> events,
        int restarts) {

    /**
     * A fault that was injected.
     *
     * @param jobs how many it affected
     * @param recoveryMillis until they had moved on; -1 if it affected none, or some never did
     */
    record FaultResult(
            int number,
            Duration at,
            FaultKind kind,
            String target,
            Duration duration,
            int jobs,
            long recoveryMillis) {

        boolean recovered() {
            return recoveryMillis >= 0;
        }
    }

    /** How many faults were injected; controls and orders do not count. */
    long faultCount() {
        return faults.stream().filter(fault -> fault.kind().isFault()).count();
    }

    /** Why the system has not passed, in words; empty if it has. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (accepted == 0) {
            violations.add("no job was accepted: nothing was shown");
        }
        add(violations, "lost", lost);
        add(violations, "not ended", notEnded);
        add(violations, "anomaly", anomalies);
        add(violations, "balance is not the sum of its entries", state.drift());
        add(violations, "ended job not settled", state.unsettled());
        add(violations, "refund missing", state.refundsMissing());
        add(violations, "refund without cause", state.refundsWithoutCause());
        add(violations, "retention", state.retention());
        add(violations, "end not told", untold);
        add(violations, "webhook with a wrong signature", unsigned);
        if (executions.unexplainedRepeats() > 0) {
            violations.add(
                    "executions of items beyond one for each interrupted run: "
                            + executions.unexplainedRepeats());
        }
        return violations;
    }

    boolean passed() {
        return violations().isEmpty();
    }

    private static void add(List<String> violations, String what, List<String> cases) {
        cases.forEach(each -> violations.add(what + ": " + each));
    }

    /** Those of the accepted jobs that the database does not know. */
    static List<String> lost(List<JobHistory> accepted, FinalStateCheck state) {
        return accepted.stream()
                .filter(history -> !state.status().containsKey(UUID.fromString(history.id())))
                .map(history -> history.type() + " " + history.id())
                .toList();
    }

    /** The jobs that have not ended, accepted or not. */
    static List<String> notEnded(FinalStateCheck state) {
        return state.status().entrySet().stream()
                .filter(job -> job.getValue().equals("queued") || job.getValue().equals("running"))
                .map(job -> job.getKey() + " is " + job.getValue())
                .toList();
    }
}
