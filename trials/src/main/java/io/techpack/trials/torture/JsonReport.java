package io.techpack.trials.torture;

import io.techpack.json.Json;
import io.techpack.trials.torture.TortureResult.FaultResult;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The result for programs: a JSON object a line, the summary first, then each fault. */
record JsonReport(TortureResult result) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary().toString());
        result.faults().forEach(fault -> lines.add(line(fault).toString()));
        return lines;
    }

    private ObjectNode summary() {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("torture", result.passed() ? "passed" : "failed");
        line.put("seed", result.settings().seed());
        line.put("seconds", result.settings().time().toSeconds());
        line.put("faults", result.faultCount());
        line.put("accepted", result.accepted());
        ObjectNode ended = line.putObject("ended");
        result.ended().forEach(ended::put);
        line.put("lost", result.lost().size());
        line.put("notEnded", result.notEnded().size());
        line.put("results", result.results());
        line.put("anomalies", result.anomalies().size());
        line.put("drift", result.state().drift().size());
        line.put("unsettled", result.state().unsettled().size());
        line.put("refundsMissing", result.state().refundsMissing().size());
        line.put("refundsWithoutCause", result.state().refundsWithoutCause().size());
        line.put("oldJobs", result.settings().oldJobs());
        line.put("retentionFaults", result.state().retention().size());
        line.put("untold", result.untold().size());
        line.put("unsigned", result.unsigned().size());
        line.put("settledAfterMillis", result.settling().toMillis());
        line.put("restarts", result.restarts());
        line.putPOJO("executions", result.executions());
        var violations = line.putArray("violations");
        result.violations().forEach(violations::add);
        return line;
    }

    private static ObjectNode line(FaultResult fault) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("fault", fault.kind().name()).put("number", fault.number());
        line.put("target", fault.target()).put("atMillis", fault.at().toMillis());
        line.put("durationMillis", fault.duration().toMillis());
        line.put("affectedJobs", fault.jobs());
        return fault.recovered() ? line.put("recoveryMillis", fault.recoveryMillis()) : line;
    }
}
