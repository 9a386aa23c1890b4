package io.techpack.baseviews;

import io.techpack.imaging.texture.SurfacePattern;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an analysis says of the product's pattern and print, kept together: its section of colours,
 * the print's region and the lines of the design. For one thread.
 *
 * @param data the analysis proper, to be changed
 */
public record Prints(ObjectNode data) {

    /** Where the print is in the picture. */
    public static final String REGION = "print_region";

    /** The line of the design that says how the colours are laid out, and that of the print. */
    public static final String PATTERN_LINE = "pattern";

    private static final Pattern SHARE = Pattern.compile("\\d %");
    private static final String PERCENTAGE = "percentage";
    private static final String PRINT = "print";
    private static final String TYPE = "pattern_type";
    private static final List<String> PRINTED =
            List.of(
                    SurfacePattern.PLACED_GRAPHIC.label(),
                    SurfacePattern.ALL_OVER_PRINT.label(),
                    PRINT);

    /**
     * Takes away whatever says that there is a print; a cloth that was printed is of one colour.
     */
    public void remove() {
        data.remove(REGION);
        lines().ifPresent(lines -> withoutPrint(lines, ""));
        for (String section : List.of("construction_details", "hardware_and_trims")) {
            if (data.path(section) instanceof ArrayNode items) {
                withoutPrint(items, section.startsWith("construction") ? "feature" : "type");
            }
        }
        if (PRINTED.contains(data.path("colors").path(TYPE).asString(""))) {
            say(SurfacePattern.SOLID.label());
        }
    }

    /** A solid product has its main colour and no other; of any other pattern nothing changes. */
    public void ofOneColour() {
        if (!data.path("colors").path(TYPE).asString("").equals(SurfacePattern.SOLID.label())
                || !(colours() instanceof ArrayNode swatches)) {
            return;
        }
        swatches.valueStream()
                .filter(ObjectNode.class::isInstance)
                .max(Comparator.comparingDouble(each -> each.path(PERCENTAGE).asDouble(0)))
                .map(main -> main.asObject().put(PERCENTAGE, 100))
                .ifPresent(main -> swatches.removeAll().add(main));
        sayColours();
    }

    /** Whether the product has one colour and was not printed. */
    boolean isOfOneColour() {
        return data.path("colors").path(TYPE).asString("").equals(SurfacePattern.SOLID.label())
                && colours().size() == 1
                && colours().path(0).path(PERCENTAGE).asInt(0) == 100;
    }

    private JsonNode colours() {
        return data.path("colors").path("primary_colors");
    }

    /** Another pattern, also where the design tells it. */
    public void say(String pattern) {
        if (data.path("colors") instanceof ObjectNode colours) {
            colours.put(TYPE, pattern);
        }
        lines().ifPresent(lines -> {
            for (int i = 0; i < lines.size(); i++) {
                if (isLine(lines.get(i).asString(""), PATTERN_LINE)) {
                    lines.set(i, lines.stringNode(PATTERN_LINE + ": " + pattern));
                }
            }
        });
    }

    /**
     * Has the design's line of the pattern tell the pattern and colours as they are, if it tells
     * colours.
     */
    public void sayColours() {
        JsonNode section = data.path("colors");
        String colours =
                colours()
                        .valueStream()
                        .map(colour ->
                                "%s %d %%"
                                        .formatted(
                                                colour.path("name").asString(""),
                                                colour.path(PERCENTAGE).asInt(0)))
                        .collect(Collectors.joining(", "));
        String type = section.path(TYPE).asString("");
        String told =
                type.equals(SurfacePattern.UNREADABLE.label()) ? colours : type + ": " + colours;
        lines().ifPresent(lines -> {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).asString("");
                if (isLine(line, PATTERN_LINE) && SHARE.matcher(line).find()) {
                    lines.set(i, lines.stringNode(PATTERN_LINE + ": " + told));
                }
            }
        });
    }

    /** What the design says behind that label, up to the next colon. */
    public static Optional<String> line(JsonNode data, String label) {
        return data.path("design_elements")
                .valueStream()
                .map(line -> line.asString(""))
                .filter(line -> isLine(line, label))
                .map(line -> line.split(":", 3)[1].strip())
                .findFirst();
    }

    /** Whether a line of the design says where a print is. */
    public static boolean hasPrintLine(JsonNode data) {
        return line(data, PRINT).isPresent();
    }

    private static void withoutPrint(ArrayNode items, String name) {
        for (int i = items.size() - 1; i >= 0; i--) {
            JsonNode item = items.get(i);
            String words = item.isString() ? item.asString() : item.path(name).asString("");
            if (isLine(words, PRINT) || words.toLowerCase(Locale.ROOT).endsWith(PRINT)) {
                items.remove(i);
            }
        }
    }

    private Optional<ArrayNode> lines() {
        return data.path("design_elements") instanceof ArrayNode lines
                ? Optional.of(lines)
                : Optional.empty();
    }

    private static boolean isLine(String text, String label) {
        return text.toLowerCase(Locale.ROOT).startsWith(label + ":");
    }
}
