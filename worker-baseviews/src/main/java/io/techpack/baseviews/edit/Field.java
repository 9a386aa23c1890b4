package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a path leads to in an analysis. */
public sealed interface Field {

    /**
     * A field, an object or a list.
     *
     * @param holder the object or array that it is in
     */
    record Found(FieldPath path, JsonNode holder, JsonNode value) implements Field {

        /** Puts another value in its place. */
        void set(JsonNode newValue) {
            switch (holder) {
                case ObjectNode object -> object.set(path.leaf(), newValue);
                case ArrayNode array -> array.set(Integer.parseInt(path.leaf()), newValue);
                default ->
                        throw new IllegalStateException(path + " is in neither object nor array");
            }
        }

        /** What stands beside it under that name; missing where there is no such thing. */
        JsonNode beside(String name) {
            return holder.path(name);
        }

        /** A part of it, which must be there. */
        Found child(String step) {
            List<String> steps = new ArrayList<>(path.steps());
            steps.add(step);
            JsonNode child = value.isArray() ? value.get(Integer.parseInt(step)) : value.get(step);
            return new Found(new FieldPath(steps), value, child);
        }
    }

    /**
     * Nothing that can be edited.
     *
     * @param why a sentence that names the first step that leads nowhere, and what there is instead
     */
    record NotFound(String why) implements Field {}

    /** What nobody edits: it says where the other values come from, and how sure the engine is. */
    List<String> KEPT = List.of("edited_fields", "known_measure", "confidence_scores");

    /** Follows the path from the root of the analysis; sections have short names, too. */
    static Field at(FieldPath asked, JsonNode analysisData) {
        FieldPath path = Sections.spelledOut(asked, analysisData);
        if (KEPT.contains(path.steps().getFirst())) {
            return new NotFound("fieldPath: %s is kept by the engine.".formatted(path));
        }
        JsonNode holder = analysisData;
        JsonNode node = analysisData;
        for (int i = 0; i < path.steps().size(); i++) {
            holder = node;
            JsonNode next = child(node, path.steps().get(i));
            if (next.isMissingNode()) {
                return new NotFound(
                        "fieldPath: %s has no %s; %s."
                                .formatted(
                                        path.upTo(i),
                                        quoted(node, path.steps().get(i)),
                                        has(node)));
            }
            node = next;
        }
        return new Found(path, holder, node);
    }

    private static JsonNode child(JsonNode node, String step) {
        boolean index = step.length() < 7 && step.chars().allMatch(Character::isDigit);
        return node.isArray() && index ? node.path(Integer.parseInt(step)) : node.path(step);
    }

    private static String quoted(JsonNode node, String step) {
        return node.isArray() ? "[" + step + "]" : "'" + step + "'";
    }

    private static String has(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty()
                    ? "it is empty"
                    : node.size() == 1
                            ? "it has [0] only"
                            : "it has [0] to [" + (node.size() - 1) + "]";
        }
        if (node.isObject()) {
            return node.isEmpty()
                    ? "it is empty"
                    : "it has " + String.join(", ", node.propertyNames());
        }
        return "it is a single value";
    }
}
