package io.techpack.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What people call the fields of an analysis whose paths the API has. Any thread. */
public final class FieldNames {

    private static final Map<String, String> SECTIONS =
            Map.ofEntries(
                    Map.entry("materials_detected", "materials"),
                    Map.entry("colors", "colours"),
                    Map.entry("primary_colors", "colours"),
                    Map.entry("dimensions_estimated", "measures"),
                    Map.entry("dimensions", "measures"),
                    Map.entry("construction_details", "construction"),
                    Map.entry("hardware_and_trims", "trims"),
                    Map.entry("hardware", "trims"),
                    Map.entry("design_elements", "design"),
                    Map.entry("analysis_notes", "notes"),
                    Map.entry("confidence_scores", "confidence"),
                    Map.entry("flat_spec", "flat"),
                    Map.entry("flat", "flat"),
                    Map.entry("pattern_type", "pattern"),
                    Map.entry("garment_class", "kind of product"),
                    Map.entry("material_type", "material"),
                    Map.entry("percentage", "share"),
                    Map.entry("buttons", "number of buttons"));

    /** What is said by what it is in: a chest's value is the chest. */
    private static final List<String> SILENT = List.of("value", "centimetres", "choice", "ratio");

    /** What only holds others that say enough. */
    private static final List<String> HOLDERS =
            List.of("dimensions_estimated", "flat_spec", "proportions", "traits", "colors");

    private FieldNames() {}

    /**
     * The path in words: {@code dimensions_estimated.chest_width.value} is the chest width, {@code
     * materials_detected[0].material_type} the material of materials 1. Whatever else comes is
     * returned with spaces for its marks.
     */
    public static String inWords(String path) {
        List<String> steps = new ArrayList<>(EditedFields.steps(path));
        if (steps.size() > 1 && steps.getFirst().equals("analysisData")) {
            steps.removeFirst();
        }
        while (steps.size() > 1 && SILENT.contains(steps.getLast())) {
            steps.removeLast();
        }
        while (steps.size() > 1 && HOLDERS.contains(steps.getFirst())) {
            steps.removeFirst();
        }
        StringBuilder words = new StringBuilder();
        for (String step : steps) {
            boolean place = step.length() < 7 && step.chars().allMatch(Character::isDigit);
            String word = place ? " " + (Integer.parseInt(step) + 1) : ", " + word(step);
            words.append(words.isEmpty() ? word.replaceFirst("^, ?| ", "") : word);
        }
        return words.isEmpty() ? "the analysis" : words.toString();
    }

    /** All of them, each once, in their order. */
    public static String inWords(List<String> paths) {
        return paths.stream().map(FieldNames::inWords).distinct().collect(Collectors.joining(", "));
    }

    private static String word(String step) {
        String known = SECTIONS.get(step);
        return known == null ? step.replace('_', ' ').toLowerCase(Locale.ROOT) : known;
    }
}
