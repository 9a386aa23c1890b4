package io.techpack.cli.bench;

import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Prints figures for people or, one JSON object a line, for programs. For one thread. */
record Printer(Console console, boolean json) {

    /** What people may want to see meanwhile; apart from the figures where programs read them. */
    void progress(String line) {
        if (json) {
            console.error(line);
        } else {
            console.line(line);
        }
    }

    void print(Figures figures) {
        if (json) {
            console.line(object(figures).toString());
        } else {
            console.line();
            table(figures).lines().forEach(console::line);
        }
    }

    private static ObjectNode object(Figures figures) {
        ObjectNode object = HttpEntrance.JSON.createObjectNode();
        object.put("bench", figures.name()).put("round", figures.round());
        FigureNames.of(figures).forEach(object::putPOJO);
        if (figures.usage() != null) {
            ObjectNode cpu = object.putObject("cpuSeconds");
            FigureNames.cpu(figures.usage()).forEach(cpu::putPOJO);
        }
        return object;
    }

    private static Table table(Figures figures) {
        Table table = new Table(figures.name(), "round " + figures.round());
        FigureNames.of(figures).forEach((name, value) -> table.row(words(name), text(value)));
        if (figures.usage() != null) {
            for (Map.Entry<String, Number> cpu : FigureNames.cpu(figures.usage()).entrySet()) {
                table.row("cpu seconds " + cpu.getKey(), text(cpu.getValue()));
            }
        }
        return table;
    }

    /** Such as {@code jobs per second} of {@code jobsPerSecond}. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String text(Number value) {
        return value instanceof Long whole
                ? String.format(Locale.ROOT, "%,d", whole)
                : String.format(Locale.ROOT, "%,.2f", value.doubleValue());
    }
}
