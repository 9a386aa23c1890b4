package io.techpack.document.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a product grows from size to size.
 *
 * @param base the size that the measures are of
 * @param sizes all of them, the smallest first
 * @param increments by the measures' keys, in centimetres for each step
 */
public record Grading(String base, List<String> sizes, Map<String, Double> increments) {

    private static final int MOST_SIZES = 12;
    private static final int MOST_INCREMENTS = 60;
    private static final double LARGEST_INCREMENT = 50;

    /** What of a length a step may change; of a short one, as much as {@link #ALWAYS} is. */
    private static final double LARGEST_SHARE = 0.2;

    private static final double ALWAYS = 2;
    private static final Pattern SIZE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ./+-]{0,11}");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,59}");
    private static final Pattern INCREMENT = Pattern.compile("[+-]?\\d{1,2}(\\.\\d{1,2})?");

    /** An example for people. */
    public static final String EXAMPLE = "M:S,M,L,XL;chest_width=2;body_length=1.5";

    public Grading {
        sizes = List.copyOf(sizes);
        increments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(increments));
        if (sizes.size() < 2 || sizes.size() > MOST_SIZES) {
            throw new Malformed(
                    "needs 2 to %d sizes, and has %d".formatted(MOST_SIZES, sizes.size()));
        }
        if (Set.copyOf(sizes).size() < sizes.size()) {
            throw new Malformed("names a size twice");
        }
        if (!sizes.contains(base)) {
            throw new Malformed(
                    "has the base size '%s', which is none of its sizes %s"
                            .formatted(base, String.join(", ", sizes)));
        }
    }

    /** The rules cannot be followed; the message says what is wrong with them, as a predicate. */
    public static final class Malformed extends IllegalArgumentException {

        Malformed(String message) {
            super(message);
        }

        /** What is wrong, such as {@code has no base size}. */
        public String fault() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Reads rules such as {@value #EXAMPLE}: the base size, all sizes in order, and for each
     * measure that grows by how many centimetres from one to the next.
     *
     * @throws Malformed if they are no such rules
     */
    public static Grading parse(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length > MOST_INCREMENTS + 1) {
            throw new Malformed("has more than %d increments".formatted(MOST_INCREMENTS));
        }
        int colon = parts[0].indexOf(':');
        if (colon < 0) {
            throw new Malformed("has no base size before a colon; write it like " + EXAMPLE);
        }
        List<String> sizes =
                java.util.Arrays.stream(parts[0].substring(colon + 1).split(",", -1))
                        .map(Grading::size)
                        .toList();
        Map<String, Double> increments = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] rule = parts[i].split("=", -1);
            if (rule.length != 2 || !KEY.matcher(rule[0].strip()).matches()) {
                throw new Malformed(
                        "has '%s', which is no measure=increment; write it like %s"
                                .formatted(shown(parts[i]), EXAMPLE));
            }
            if (increments.put(rule[0].strip(), increment(rule[1].strip())) != null) {
                throw new Malformed("names %s twice".formatted(rule[0].strip()));
            }
        }
        Grading grading = new Grading(size(parts[0].substring(0, colon)), sizes, increments);
        if (increments.isEmpty()) {
            throw new Malformed(
                    "has no increments, so that all sizes would be the same; say by how many centimetres a measure"
                            + " grows from one size to the next, like "
                            + EXAMPLE);
        }
        return grading;
    }

    private static String size(String text) {
        String size = text.strip();
        if (!SIZE.matcher(size).matches()) {
            throw new Malformed(
                    "has '%s' for a size; a size is 1 to 12 letters and digits"
                            .formatted(shown(size)));
        }
        return size;
    }

    private static double increment(String text) {
        if (!INCREMENT.matcher(text).matches()
                || Math.abs(Double.parseDouble(text)) > LARGEST_INCREMENT) {
            throw new Malformed(
                    "has the increment '%s'; an increment is centimetres with at most two decimals, up to %.0f"
                            .formatted(shown(text), LARGEST_INCREMENT));
        }
        return Double.parseDouble(text);
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40).stripTrailing() + "…";
    }

    public boolean grows(String measure) {
        return increments.containsKey(measure);
    }

    /** The measure in one of the sizes. */
    public Length of(String measure, Length inBase, String size) {
        int steps = sizes.indexOf(size) - sizes.indexOf(base);
        return new Length(inBase.centimetres() + steps * increments.getOrDefault(measure, 0.0));
    }

    /**
     * @param lengths the measures there are, in the base size
     * @throws Malformed if a rule is about another one, leaves nothing of one, or changes one by
     *     more than a fifth from a size to the next, which no size run does
     */
    public void requireFor(Map<String, Length> lengths) {
        for (String measure : increments.keySet()) {
            Length length = lengths.get(measure);
            if (length == null) {
                throw new Malformed(
                        lengths.isEmpty()
                                ? "grades %s, and the product has no measures yet"
                                        .formatted(measure)
                                : "grades %s, which the product does not have; it has %s"
                                        .formatted(measure, String.join(", ", lengths.keySet())));
            }
            for (String size : sizes) {
                if (of(measure, length, size).centimetres() <= 0) {
                    throw new Malformed("leaves nothing of %s in size %s".formatted(measure, size));
                }
            }
            double most = Math.max(ALWAYS, LARGEST_SHARE * length.centimetres());
            if (Math.abs(increments.getOrDefault(measure, 0.0)) > most) {
                throw new Malformed(
                        String.format(
                                Locale.ROOT,
                                "changes %s, which is %.1f cm, by %.1f cm from a size to the next; up to %.1f cm are believable",
                                measure,
                                length.centimetres(),
                                increments.get(measure),
                                most));
            }
        }
    }
}
