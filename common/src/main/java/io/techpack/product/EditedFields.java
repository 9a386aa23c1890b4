package io.techpack.product;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a person edited in an analysis.
 *
 * @param paths such as {@code colors.primary_colors[0].name}
 */
record EditedFields(List<String> paths) {

    EditedFields {
        paths = List.copyOf(paths);
    }

    /**
     * @param data of an analysis, whatever it holds
     */
    static EditedFields of(JsonNode data) {
        return new EditedFields(
                data.path("edited_fields")
                        .valueStream()
                        .map(path -> path.asString(""))
                        .filter(path -> !path.isBlank())
                        .toList());
    }

    /** Names and indexes of a path. */
    static List<String> steps(String path) {
        return Arrays.stream(path.split("[.\\[\\]\"']+"))
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .toList();
    }

    /** Whether the field there was edited, a part of it, or all that it is in. */
    boolean touch(String... field) {
        return paths.stream().anyMatch(path -> isWithin(steps(path), List.of(field)));
    }

    private static boolean isWithin(List<String> path, List<String> field) {
        int common = Math.min(path.size(), field.size());
        return common > 0 && path.subList(0, common).equals(field.subList(0, common));
    }
}
