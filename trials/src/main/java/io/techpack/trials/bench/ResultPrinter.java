package io.techpack.trials.bench;

import io.techpack.json.Json;
import io.techpack.trials.Output;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints results for people, a line for each figure, or, one JSON object a line, for programs. For
 * one thread.
 */
record ResultPrinter(Output output) {

    void progress(String line) {
        output.progress(line);
    }

    void print(BenchResult result) {
        if (output.json()) {
            output.result(object(result).toString());
        } else {
            output.result("");
            row(result.name(), "round " + result.round());
            ResultFields.of(result).forEach((name, value) -> row(words(name), text(value)));
            if (result.usage() != null) {
                ResultFields.cpu(result.usage())
                        .forEach((name, value) -> row("cpu seconds " + name, text(value)));
            }
        }
    }

    /** Figures of a measurement that is about something else than latencies. */
    void print(String name, Map<String, Number> figures) {
        if (output.json()) {
            ObjectNode object = Json.mapper().createObjectNode();
            object.put("bench", name);
            figures.forEach(object::putPOJO);
            output.result(object.toString());
        } else {
            output.result("");
            row(name, "");
            figures.forEach((figure, value) -> row(words(figure), text(value)));
        }
    }

    private static ObjectNode object(BenchResult result) {
        ObjectNode object = Json.mapper().createObjectNode();
        object.put("bench", result.name()).put("round", result.round());
        ResultFields.of(result).forEach(object::putPOJO);
        if (result.usage() != null) {
            ObjectNode cpu = object.putObject("cpuSeconds");
            ResultFields.cpu(result.usage()).forEach(cpu::putPOJO);
        }
        return object;
    }

    private void row(String name, String value) {
        output.result(String.format(Locale.ROOT, "%-28s%s", name, value));
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
