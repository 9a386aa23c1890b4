package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The short names of an analysis's sections, as people and their buttons say them. */
final class Sections {

    private static final Map<String, String> SHORT =
            Map.ofEntries(
                    Map.entry("materials", "materials_detected"),
                    Map.entry("material", "materials_detected"),
                    Map.entry("colours", "colors"),
                    Map.entry("color", "colors"),
                    Map.entry("dimensions", "dimensions_estimated"),
                    Map.entry("measurements", "dimensions_estimated"),
                    Map.entry("construction", "construction_details"),
                    Map.entry("design", "design_elements"),
                    Map.entry("hardware", "hardware_and_trims"),
                    Map.entry("trims", "hardware_and_trims"),
                    Map.entry("confidence", "confidence_scores"),
                    Map.entry("notes", "analysis_notes"),
                    Map.entry("flat", "flat_spec"));

    private Sections() {}

    /** The path with its section's whole name, unless the analysis has a field of the short one. */
    static FieldPath spelledOut(FieldPath path, JsonNode analysisData) {
        String first = path.steps().getFirst();
        String whole = SHORT.get(first);
        if (whole == null || analysisData.has(first) || !analysisData.has(whole)) {
            return path;
        }
        List<String> steps = new ArrayList<>(path.steps());
        steps.set(0, whole);
        return new FieldPath(steps);
    }
}
