package io.techpack.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Stages and workers on one screen: once as they are, or drawn again and again in its place. */
public final class TopScreen {

    /** From so many columns on everything that is known has its place. */
    private static final int WIDE = 160;

    private static final int USUAL_ROWS = 24;

    private final Console console;
    private final Style style;
    private final Supplier<Optional<ScreenSize>> asked;
    private Optional<ScreenSize> drawn = Optional.empty();

    /**
     * @param size asked before each drawing; where it is not known, the terminal's width at the
     *     start and the usual height are
     */
    public TopScreen(Console console, Supplier<Optional<ScreenSize>> size) {
        this.console = console;
        this.style = new Style(console.terminal());
        this.asked = size;
    }

    /** In the place of what was drawn before. */
    public void draw(JsonNode stages, JsonNode workers, String title, Optional<String> fault) {
        ScreenSize size =
                asked.get()
                        .orElseGet(() -> new ScreenSize(console.terminal().columns(), USUAL_ROWS));
        StringBuilder frame = new StringBuilder();
        // the whole screen at first and where its size is another, then only from its corner on: a
        // screen that is cleared flickers
        boolean over = drawn.filter(size::equals).isPresent();
        frame.append(over ? "\u001b[H" : "\u001b[2J\u001b[H");
        drawn = Optional.of(size);
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(cut(Style.safe(title), size)));
        fault.ifPresent(what -> lines.add(style.bad(cut(Style.safe(what), size))));
        lines.add("");
        stages(stages, size, lines);
        lines.add("");
        workers(workers, size, lines);
        lines.add(style.dim(cut("Ctrl-C ends this.", size)));
        // the last row stays free, so that nothing scrolls
        lines.stream()
                .limit(size.rows() - 1L)
                .forEach(line ->
                        frame.append(Style.printable(line)).append("\u001b[K").append('\n'));
        frame.append("\u001b[0J");
        console.raw(frame.toString());
    }

    public void print(JsonNode stages, JsonNode workers) {
        OperatorTables.stages(stages).forEach(console::line);
        console.line();
        OperatorTables.workers(workers).forEach(console::line);
    }

    private void stages(JsonNode stages, ScreenSize size, List<String> lines) {
        List<String> table =
                size.columns() < WIDE
                        ? OperatorTables.stagesBriefly(stages)
                        : OperatorTables.stages(stages);
        lines.add(style.dim(cut(table.getFirst(), size)));
        int row = 0;
        for (JsonNode stage : stages) {
            String line = cut(table.get(++row), size);
            lines.add(troubled(stage) ? style.bad(line) : line);
        }
    }

    /** As many as there is room for. */
    private void workers(JsonNode workers, ScreenSize size, List<String> lines) {
        List<String> table =
                size.columns() < WIDE
                        ? OperatorTables.workersBriefly(workers)
                        : OperatorTables.workers(workers);
        lines.add(style.dim(cut(table.getFirst(), size)));
        int all = table.size() - 1;
        // below them the last line, and the row that stays free
        int room = size.rows() - lines.size() - 2;
        int shown = all <= room ? all : Math.max(0, room - 1);
        table.stream().skip(1).limit(shown).forEach(line -> lines.add(cut(line, size)));
        if (shown < all) {
            lines.add(style.dim(cut("and %d more".formatted(all - shown), size)));
        }
    }

    private static boolean troubled(JsonNode stage) {
        return stage.path("paused").isObject()
                || stage.path("engineDownSince").isString()
                || stage.path("workers").asInt(0) == 0;
    }

    private String cut(String line, ScreenSize size) {
        return style.cut(line, size.columns());
    }
}
