package io.techpack.baseviews;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a path leads to in an analysis. */
sealed interface Field {

    /**
     * A field with a single value.
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
    }

    /**
     * Nothing that can be edited.
     *
     * @param why a sentence that names the first step that leads nowhere, and what there is instead
     */
    record NotFound(String why) implements Field {}

    /** Follows the path from the root of the analysis. */
    static Field at(FieldPath path, JsonNode analysisData) {
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
        if (node.isContainer()) {
            return new NotFound(
                    "fieldPath: %s is a whole %s; name one field in it: %s."
                            .formatted(path, node.isArray() ? "list" : "object", has(node)));
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
