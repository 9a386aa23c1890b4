package io.techpack.gateway.downloads;

import static io.techpack.gateway.downloads.Values.text;

import io.techpack.document.pack.Colour;
import io.techpack.document.pack.Construction;
import io.techpack.document.pack.Material;
import io.techpack.document.pack.Trim;
import io.techpack.document.pack.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads an analysed view. */
final class ViewReader {

    private static final int MOST_ITEMS = 100;

    private ViewReader() {}

    static View view(JsonNode analysis) {
        JsonNode data = analysis.path("analysisData");
        JsonNode colours = data.path("colors");
        return new View(
                text(analysis, "viewType"),
                text(analysis, "revisionId"),
                Values.picture(analysis, "imageUrl"),
                analysis.path("confidenceScore").asDouble(0),
                data.path("confidence_scores").path("materials").asDouble(0),
                list(
                        data.path("materials_detected"),
                        each ->
                                new Material(
                                        text(each, "component"),
                                        text(each, "material_type"),
                                        Values.percentage(each))),
                list(
                        colours.path("primary_colors"),
                        each ->
                                new Colour(
                                        text(each, "name"),
                                        text(each, "hex"),
                                        Values.percentage(each))),
                text(colours, "pattern_type"),
                Values.measures(
                        data.path("dimensions_estimated"),
                        data.path("flat_spec").path("proportions")),
                list(
                        data.path("construction_details"),
                        each ->
                                new Construction(
                                        text(each, "feature"),
                                        text(each, "details"),
                                        text(each, "location"))),
                list(
                        data.path("hardware_and_trims"),
                        each ->
                                new Trim(
                                        text(each, "type"),
                                        text(each, "material"),
                                        text(each, "placement"))),
                list(data.path("design_elements"), each -> each.asString("")),
                notes(analysis));
    }

    /** What was noted, and what was asked of the picture and could not be done. */
    private static String notes(JsonNode analysis) {
        String notes = text(analysis.path("analysisData"), "analysis_notes");
        List<String> undone = list(analysis.path("undone"), each -> each.asString(""));
        return undone.isEmpty()
                ? notes
                : "%s Asked of the picture and not done: %s."
                        .formatted(notes, String.join("; ", undone))
                        .strip();
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        for (JsonNode each : array) {
            if (list.size() < MOST_ITEMS) {
                list.add(read.apply(each));
            }
        }
        return list;
    }
}
