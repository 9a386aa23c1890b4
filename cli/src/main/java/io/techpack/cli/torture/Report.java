package io.techpack.cli.torture;

import io.techpack.cli.torture.Findings.Blow;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The findings in words and figures, as Markdown. */
record Report(Findings findings) {

    String markdown() {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        Settings settings = findings.settings();
        text.add(
                "# Torture, seed %d: %s"
                        .formatted(settings.seed(), findings.stood() ? "stood" : "NOT STOOD"));
        text.add("");
        text.add(
                "%d minutes %d seconds, %d faults, %d processes of each worker, lease %d s, %.1f jobs/s."
                        .formatted(
                                settings.time().toMinutes(),
                                settings.time().toSecondsPart(),
                                findings.faults(),
                                settings.workers(),
                                settings.lease().toSeconds(),
                                settings.rate()));
        violations(text);
        figures(text);
        executions(text);
        recovery(text);
        happenings(text);
        return text.toString();
    }

    private void violations(StringJoiner text) {
        if (!findings.stood()) {
            text.add("").add("## What must not be");
            text.add("");
            findings.violations().forEach(each -> text.add("- " + each));
        }
    }

    private void figures(StringJoiner text) {
        text.add("").add("| | |").add("|---|---|");
        row(text, "jobs accepted", findings.accepted());
        new TreeMap<>(findings.ended()).forEach((how, count) -> row(text, "ended: " + how, count));
        row(text, "jobs lost", findings.lost().size());
        row(text, "jobs not ended", findings.notEnded().size());
        row(text, "results shown", findings.results());
        row(
                text,
                "results that vanished or changed, states that broke",
                findings.breaches().size());
        row(text, "accounts whose ledger drifted", findings.books().drift().size());
        row(text, "ended jobs not settled", findings.books().unsettled().size());
        row(text, "refunds missing", findings.books().refundsMissing().size());
        row(text, "refunds without cause", findings.books().refundsWithoutCause().size());
        row(
                text,
                "last job ended after the last fault",
                Percentiles.seconds(findings.settling().toMillis()));
        row(text, "processes started again", findings.restarts());
    }

    private void executions(StringJoiner text) {
        Executions executions = findings.executions();
        row(text, "executions of stages", executions.attempts());
        row(text, "… beyond one", executions.attemptsBeyondOne());
        row(text, "… cut short, for whatever reason", executions.cutShort());
        row(text, "… whose process died with them", executions.killed());
        row(text, "executions of items", executions.items());
        row(text, "… beyond one", executions.itemsBeyondOne());
        row(text, "… in flight when their process died", executions.openItems());
        row(text, "… made again after that", executions.repeatedAfterKill());
        row(text, "… beyond one for each stage cut short", executions.unexplained());
    }

    private void recovery(StringJoiner text) {
        text.add("").add("## Recovery, by fault").add("");
        text.add("From the fault until every job that it met had ended or left its stage.");
        text.add("").add("| fault | times | met jobs | p50 | p99 | max |");
        text.add("|---|--:|--:|--:|--:|--:|");
        for (Fault fault : Fault.all()) {
            List<Blow> blows =
                    findings.blows().stream().filter(blow -> blow.fault() == fault).toList();
            if (!blows.isEmpty()) {
                Percentiles times = times(fault);
                text.add(
                        "| %s | %d | %d | %s | %s | %s |"
                                .formatted(
                                        fault.title(),
                                        blows.size(),
                                        times.count(),
                                        seconds(times, times.p50()),
                                        seconds(times, times.p99()),
                                        seconds(times, times.max())));
            }
        }
        sigtermBesideSigkill(text);
    }

    private void sigtermBesideSigkill(StringJoiner text) {
        Percentiles term = times(Fault.WORKER_TERM);
        Percentiles kill = times(Fault.WORKER_KILL);
        if (term.count() > 0 && kill.count() > 0) {
            text.add("");
            text.add(
                    "SIGTERM beside SIGKILL of a worker that had jobs: p50 %s beside %s, max %s beside %s."
                            .formatted(
                                    Percentiles.seconds(term.p50()),
                                    Percentiles.seconds(kill.p50()),
                                    Percentiles.seconds(term.max()),
                                    Percentiles.seconds(kill.max())));
        }
    }

    private Percentiles times(Fault fault) {
        return Percentiles.of(
                findings.blows().stream()
                        .filter(blow -> blow.fault() == fault && blow.healed())
                        .map(Blow::millis)
                        .toList());
    }

    private static String seconds(Percentiles times, long millis) {
        return times.count() == 0 ? "–" : Percentiles.seconds(millis);
    }

    private void happenings(StringJoiner text) {
        text.add("").add("## What else happened").add("");
        for (Map.Entry<String, Long> each : new TreeMap<>(findings.happenings()).entrySet()) {
            text.add("- " + each.getKey() + ": " + each.getValue());
        }
    }

    private static void row(StringJoiner text, String name, Object value) {
        text.add("| " + name + " | " + value + " |");
    }
}
