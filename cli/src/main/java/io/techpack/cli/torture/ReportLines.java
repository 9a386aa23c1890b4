package io.techpack.cli.torture;

import io.techpack.cli.torture.Findings.Blow;
import io.techpack.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The findings for programs: a JSON object a line, the summary first, then each fault. */
record ReportLines(Findings findings) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary().toString());
        findings.blows().forEach(blow -> lines.add(line(blow).toString()));
        return lines;
    }

    private ObjectNode summary() {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("torture", findings.stood() ? "stood" : "not stood");
        line.put("seed", findings.settings().seed());
        line.put("seconds", findings.settings().time().toSeconds());
        line.put("faults", findings.faults());
        line.put("accepted", findings.accepted());
        ObjectNode ended = line.putObject("ended");
        findings.ended().forEach(ended::put);
        line.put("lost", findings.lost().size());
        line.put("notEnded", findings.notEnded().size());
        line.put("results", findings.results());
        line.put("breaches", findings.breaches().size());
        line.put("drift", findings.books().drift().size());
        line.put("unsettled", findings.books().unsettled().size());
        line.put("refundsMissing", findings.books().refundsMissing().size());
        line.put("refundsWithoutCause", findings.books().refundsWithoutCause().size());
        line.put("settledAfterMillis", findings.settling().toMillis());
        line.put("restarts", findings.restarts());
        line.putPOJO("executions", findings.executions());
        var violations = line.putArray("violations");
        findings.violations().forEach(violations::add);
        return line;
    }

    static ObjectNode line(Blow blow) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("fault", blow.fault().name()).put("number", blow.number());
        line.put("atMillis", blow.at().toMillis()).put("whom", blow.whom());
        line.put("lastedMillis", blow.lasted().toMillis()).put("jobs", blow.jobs());
        return blow.healed() ? line.put("recoveredMillis", blow.millis()) : line;
    }
}
