package io.techpack.cli.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Why a job is where it is, in lines of text. */
public final class JobExplanation {

    private final Style style;

    public JobExplanation(Terminal terminal) {
        this.style = new Style(terminal);
    }

    /** As an operator's answer tells it. */
    public List<String> lines(JsonNode told) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold("Job %s: %s".formatted(text(told, "jobId"), text(told, "summary"))));
        lines.add(
                "%s for product %s of account %s (%s)"
                        .formatted(
                                text(told, "type"),
                                text(told, "productId"),
                                text(told, "account"),
                                text(told, "accountId")));
        lines.add("");
        Table table = new Table("WHEN", "WHAT", "STAGE", "WORKER", "WAITED", "TOOK", "DETAIL");
        told.path("history")
                .forEach(event ->
                        table.row(
                                OperatorTables.second(event.path("at")),
                                event.path("event").asString(""),
                                event.path("stage").asString(""),
                                event.path("worker").asString(""),
                                time(event.path("waitedSeconds")),
                                time(event.path("tookSeconds")),
                                event.path("detail").asString("")));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(credits(told.path("credits")));
        JsonNode holds = told.path("holds");
        if (!holds.isEmpty()) {
            lines.add("");
            holds.forEach(hold -> lines.addAll(hold(text(hold, "why"), text(hold, "advice"))));
        }
        return lines;
    }

    /** As an account's own job tells it. */
    public List<String> ownLines(JsonNode job) {
        List<String> lines = new ArrayList<>();
        lines.add(
                style.bold(
                        "Job %s: %s, %s %%: %s"
                                .formatted(
                                        text(job, "jobId"),
                                        text(job, "status"),
                                        text(job, "progress"),
                                        text(job, "step"))));
        lines.add("");
        Table table = new Table("STEP", "STATE", "ATTEMPTS", "STARTED", "FINISHED", "WAITS FOR");
        job.path("steps")
                .forEach(step ->
                        table.row(
                                step.path("id").asString(""),
                                step.path("status").asString(""),
                                step.path("attempt").asString(""),
                                OperatorTables.second(step.path("startedAt")),
                                OperatorTables.second(step.path("finishedAt")),
                                waitsFor(step)));
        lines.addAll(table.lines());
        lines.add("");
        lines.add(credits(job.path("credits")));
        JsonNode error = job.path("error");
        if (error.isObject()) {
            lines.add("");
            lines.addAll(
                    hold(
                            text(error, "message"),
                            text(error, "code").startsWith("UNPROCESSABLE")
                                    ? "Send another picture or wording; the same would end so again."
                                    : "Have it go on where it failed: techpack retry "
                                            + text(job, "jobId")));
        }
        return lines;
    }

    private List<String> hold(String why, String advice) {
        return List.of(style.warm(why), "  " + advice);
    }

    private static String waitsFor(JsonNode step) {
        String reason =
                switch (step.path("waitingOn").asString("")) {
                    case "paused" -> "an operator, who has paused it";
                    case "worker" -> "a worker: all of its stage are drained";
                    case "engine" -> "its engine, which keeps failing";
                    case "account-limit" -> "the account's limit of running jobs";
                    case "provider" -> "the provider, which asked to wait";
                    default -> "";
                };
        List<String> parts = new ArrayList<>();
        if (!reason.isEmpty()) {
            parts.add(reason);
        }
        if (step.path("queuePosition").isNumber()) {
            parts.add("number %s in the queue".formatted(step.path("queuePosition").asString("")));
        }
        if (step.path("etaSeconds").isNumber()) {
            parts.add("may begin in %s s".formatted(step.path("etaSeconds").asString("")));
        }
        return String.join(", ", parts);
    }

    private static String credits(JsonNode credits) {
        return "Credits: %s held, %s used, %s given back."
                .formatted(text(credits, "held"), text(credits, "used"), text(credits, "refunded"));
    }

    private static String time(JsonNode seconds) {
        return seconds.isNumber()
                ? Style.time(Duration.ofMillis(Math.round(seconds.asDouble() * 1_000)))
                : "";
    }

    private static String text(JsonNode node, String field) {
        return Style.safe(node.path(field).asString(""));
    }
}
