package io.techpack.cli.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The stages and workers of an installation, as its server tells of them, in lines of text. */
public final class OperatorTables {

    private OperatorTables() {}

    public static List<String> stages(JsonNode stages) {
        Table table =
                new Table(
                        "STAGE", "DUE", "LATER", "RUNNING", "OLDEST", "SLOTS", "WORKERS", "TAKES",
                        "PER S", "STATE");
        stages.forEach(stage ->
                table.row(
                        stage.path("stage").asString(""),
                        stage.path("due").asString(""),
                        stage.path("scheduled").asString(""),
                        stage.path("running").asString(""),
                        stage.path("due").asLong(0) == 0 ? "" : time(stage.path("oldestSeconds")),
                        slots(stage),
                        stage.path("workers").asString(""),
                        stage.path("recentSeconds").isNumber()
                                ? time(stage.path("recentSeconds"))
                                : "",
                        rate(stage.path("perSecond")),
                        String.join("; ", stageStates(stage))));
        return table.lines();
    }

    public static List<String> workers(JsonNode workers) {
        Table table =
                new Table("WORKER", "PROCESS", "SLOTS", "STARTED", "HEARTBEAT", "STATE", "STAGES");
        workers.forEach(worker ->
                table.row(
                        worker.path("workerId").asString(""),
                        worker.path("name").asString(""),
                        slots(worker),
                        second(worker.path("startedAt")),
                        time(worker.path("silentSeconds")) + " ago",
                        String.join("; ", workerStates(worker)),
                        stagesOf(worker)));
        return table.lines();
    }

    /** The stages in the width of a terminal: what most people look for comes first. */
    static List<String> stagesBriefly(JsonNode stages) {
        Table table = new Table("STAGE", "DUE", "RUNNING", "OLDEST", "SLOTS", "PER S", "STATE");
        stages.forEach(stage ->
                table.row(
                        stage.path("stage").asString(""),
                        stage.path("due").asString(""),
                        stage.path("running").asString(""),
                        stage.path("due").asLong(0) == 0 ? "" : time(stage.path("oldestSeconds")),
                        slots(stage),
                        rate(stage.path("perSecond")),
                        String.join("; ", stageStates(stage))));
        return table.lines();
    }

    /** The workers in the width of a terminal: by process, without their ids. */
    static List<String> workersBriefly(JsonNode workers) {
        Table table = new Table("PROCESS", "SLOTS", "HEARTBEAT", "STATE", "STAGES");
        workers.forEach(worker ->
                table.row(
                        worker.path("name").asString(""),
                        slots(worker),
                        time(worker.path("silentSeconds")) + " ago",
                        String.join("; ", workerStates(worker)),
                        stagesOf(worker)));
        return table.lines();
    }

    /** What holds a stage up, and what to do about it; nothing where all is well. */
    public static List<String> advice(JsonNode stages) {
        List<String> lines = new ArrayList<>();
        stages.forEach(stage -> {
            String id = stage.path("stage").asString("");
            if (stage.path("paused").isObject()) {
                lines.add(
                        "%s is paused; resume it with: ./techpack admin resume %s"
                                .formatted(id, id));
            }
            if (stage.path("workers").asInt(0) == 0 && stage.path("due").asLong(0) > 0) {
                lines.add("No live worker for %s: start one.".formatted(id));
            }
        });
        return lines.stream().map(Style::safe).toList();
    }

    private static List<String> stageStates(JsonNode stage) {
        List<String> states = new ArrayList<>();
        JsonNode paused = stage.path("paused");
        if (paused.isObject()) {
            String reason = paused.path("reason").asString("");
            states.add(
                    "paused by %s%s, since %s"
                            .formatted(
                                    paused.path("by").asString(""),
                                    reason.isEmpty() ? "" : ": " + reason,
                                    second(paused.path("since"))));
        }
        int workers = stage.path("workers").asInt(0);
        int draining = stage.path("draining").asInt(0);
        if (workers == 0) {
            states.add("no live worker");
        } else if (draining > 0) {
            states.add(draining == workers ? "drained" : draining + " draining");
        }
        if (stage.path("engineDownSince").isString()) {
            states.add("engine failing since " + second(stage.path("engineDownSince")));
        }
        return states;
    }

    private static List<String> workerStates(JsonNode worker) {
        List<String> states = new ArrayList<>();
        if (!worker.path("alive").asBoolean(false)) {
            states.add("not answering");
        }
        if (worker.path("drainingSince").isString()) {
            states.add("draining since " + second(worker.path("drainingSince")));
        }
        worker.path("stages")
                .valueStream()
                .filter(stage -> stage.path("circuitOpen").asBoolean(false))
                .forEach(
                        stage -> states.add("engine failing: " + stage.path("stage").asString("")));
        return states;
    }

    private static String stagesOf(JsonNode worker) {
        return String.join(
                ",",
                worker.path("stages")
                        .valueStream()
                        .map(stage -> stage.path("stage").asString(""))
                        .toList());
    }

    private static String slots(JsonNode of) {
        return of.path("inFlight").asString("") + "/" + of.path("capacity").asString("");
    }

    private static String rate(JsonNode perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond.asDouble(0));
    }

    private static String time(JsonNode seconds) {
        return Style.time(Duration.ofMillis(Math.round(seconds.asDouble(0) * 1_000)));
    }

    /** To the second. */
    public static String second(JsonNode time) {
        return time.asString("").replaceFirst("[.][0-9]+Z$", "Z");
    }
}
