package io.techpack.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Stages and workers on one screen: once as they are, or drawn again and again in its place. */
public final class TopScreen {

    private static final int MOST_WORKERS = 12;

    private final Console console;
    private final Style style;
    private boolean drawn;

    public TopScreen(Console console) {
        this.console = console;
        this.style = new Style(console.terminal());
    }

    /** In the place of what was drawn before. */
    public void draw(JsonNode stages, JsonNode workers, String title, Optional<String> fault) {
        StringBuilder frame = new StringBuilder();
        // the whole screen at first, then only from its corner on: a screen that is cleared
        // flickers
        frame.append(drawn ? "\u001b[H" : "\u001b[2J\u001b[H");
        drawn = true;
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(cut(Style.safe(title))));
        fault.ifPresent(what -> lines.add(style.bad(cut(Style.safe(what)))));
        lines.add("");
        lines.addAll(body(stages, workers));
        lines.add("");
        lines.add(style.dim(cut("Ctrl-C ends this.")));
        lines.forEach(line -> frame.append(Style.printable(line)).append("\u001b[K").append('\n'));
        frame.append("\u001b[0J");
        console.raw(frame.toString());
    }

    public void print(JsonNode stages, JsonNode workers) {
        OperatorTables.stages(stages).forEach(console::line);
        console.line();
        OperatorTables.workers(workers).forEach(console::line);
    }

    private List<String> body(JsonNode stages, JsonNode workers) {
        List<String> lines = new ArrayList<>();
        List<String> stageLines = OperatorTables.stages(stages);
        lines.add(style.dim(cut(stageLines.getFirst())));
        int row = 0;
        for (JsonNode stage : stages) {
            String line = cut(stageLines.get(++row));
            lines.add(troubled(stage) ? style.bad(line) : line);
        }
        lines.add("");
        List<String> workerLines = OperatorTables.workers(workers);
        lines.add(style.dim(cut(workerLines.getFirst())));
        workerLines.stream().skip(1).limit(MOST_WORKERS).map(this::cut).forEach(lines::add);
        int more = workerLines.size() - 1 - MOST_WORKERS;
        if (more > 0) {
            lines.add(style.dim("and %d more".formatted(more)));
        }
        return lines;
    }

    private static boolean troubled(JsonNode stage) {
        return stage.path("paused").isObject()
                || stage.path("engineDownSince").isString()
                || stage.path("workers").asInt(0) == 0;
    }

    private String cut(String line) {
        return style.cut(line, console.terminal().columns());
    }
}
