package io.techpack.trials.torture;

import io.techpack.trials.Percentiles;
import io.techpack.trials.torture.TortureResult.FaultResult;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The result in words and figures, as Markdown. */
record MarkdownReport(TortureResult result) {

    String text() {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        TortureSettings settings = result.settings();
        text.add(
                "# Torture, seed %d: %s"
                        .formatted(settings.seed(), result.passed() ? "passed" : "FAILED"));
        text.add("");
        text.add(
                "%d minutes %d seconds, %d faults, %d processes of each worker, lease %d s, %.1f jobs/s."
                        .formatted(
                                settings.time().toMinutes(),
                                settings.time().toSecondsPart(),
                                result.faultCount(),
                                settings.workers(),
                                settings.lease().toSeconds(),
                                settings.rate()));
        violations(text);
        figures(text);
        executions(text);
        recovery(text);
        events(text);
        return text.toString();
    }

    private void violations(StringJoiner text) {
        if (!result.passed()) {
            text.add("").add("## Violations");
            text.add("");
            result.violations().forEach(each -> text.add("- " + each));
        }
    }

    private void figures(StringJoiner text) {
        text.add("").add("| | |").add("|---|---|");
        row(text, "jobs accepted", result.accepted());
        new TreeMap<>(result.ended()).forEach((how, count) -> row(text, "ended: " + how, count));
        row(text, "jobs lost", result.lost().size());
        row(text, "jobs not ended", result.notEnded().size());
        row(text, "results shown", result.results());
        row(
                text,
                "anomalies: results that vanished or changed, states that went back",
                result.anomalies().size());
        row(text, "accounts whose ledger drifted", result.state().drift().size());
        row(text, "ended jobs not settled", result.state().unsettled().size());
        row(text, "refunds missing", result.state().refundsMissing().size());
        row(text, "refunds without cause", result.state().refundsWithoutCause().size());
        row(
                text,
                "old jobs deleted meanwhile",
                result.state().retention().isEmpty() ? settings().oldJobs() : "not all");
        row(text, "ends of jobs not told", result.untold().size());
        row(text, "webhooks with a wrong signature", result.unsigned().size());
        row(text, "last job ended after the last fault", Seconds.of(result.settling()));
        row(text, "processes restarted", result.restarts());
    }

    private TortureSettings settings() {
        return result.settings();
    }

    private void executions(StringJoiner text) {
        ExecutionCounts executions = result.executions();
        row(text, "executions of stages", executions.attempts());
        row(text, "… repeated", executions.repeatedAttempts());
        row(text, "… interrupted, for whatever reason", executions.interruptedAttempts());
        row(text, "… whose process died with them", executions.killedAttempts());
        row(text, "executions of items", executions.items());
        row(text, "… repeated", executions.repeatedItems());
        row(text, "… in flight when their process died", executions.killedItems());
        row(text, "… repeated after that", executions.repeatedAfterKill());
        row(text, "… beyond one for each interrupted run", executions.unexplainedRepeats());
    }

    private void recovery(StringJoiner text) {
        text.add("").add("## Recovery, by fault").add("");
        text.add("From the fault until every job that it affected had ended or left its stage.");
        text.add("").add("| fault | times | with jobs affected | p50 | p99 | max |");
        text.add("|---|--:|--:|--:|--:|--:|");
        for (FaultKind kind : FaultKind.all()) {
            List<FaultResult> faults =
                    result.faults().stream().filter(fault -> fault.kind() == kind).toList();
            if (!faults.isEmpty()) {
                Percentiles times = times(kind);
                text.add(
                        "| %s | %d | %d | %s | %s | %s |"
                                .formatted(
                                        kind.title(),
                                        faults.size(),
                                        times.count(),
                                        seconds(times, times.p50Ms()),
                                        seconds(times, times.p99Ms()),
                                        seconds(times, times.maxMs())));
            }
        }
        sigtermBesideSigkill(text);
    }

    private void sigtermBesideSigkill(StringJoiner text) {
        Percentiles term = times(FaultKind.WORKER_TERM);
        Percentiles kill = times(FaultKind.WORKER_KILL);
        if (term.count() > 0 && kill.count() > 0) {
            text.add("");
            text.add(
                    "SIGTERM beside SIGKILL of a worker that had jobs: p50 %s beside %s, max %s beside %s."
                            .formatted(
                                    Seconds.ofMillis(term.p50Ms()),
                                    Seconds.ofMillis(kill.p50Ms()),
                                    Seconds.ofMillis(term.maxMs()),
                                    Seconds.ofMillis(kill.maxMs())));
        }
    }

    private Percentiles times(FaultKind kind) {
        return Percentiles.ofMillis(
                result.faults().stream()
                        .filter(fault -> fault.kind() == kind && fault.recovered())
                        .map(FaultResult::recoveryMillis)
                        .toList());
    }

    private static String seconds(Percentiles times, double millis) {
        return times.count() == 0 ? "–" : Seconds.ofMillis(millis);
    }

    private void events(StringJoiner text) {
        text.add("").add("## Other events").add("");
        for (Map.Entry<String, Long> each : new TreeMap<>(result.events()).entrySet()) {
            text.add("- " + each.getKey() + ": " + each.getValue());
        }
    }

    private static void row(StringJoiner text, String name, Object value) {
        text.add("| " + name + " | " + value + " |");
    }
}
