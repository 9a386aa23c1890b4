package io.techpack.product;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is the product's own, whichever of its views says it. */
enum SharedFact {
    KIND("kind of product", "flat_spec", "garment_class"),
    MATERIALS("materials", "materials_detected"),
    COLOURS("colours", "colors", "primary_colors"),
    PATTERN("pattern", "colors", "pattern_type"),
    CONSTRUCTION("construction", "construction_details"),
    DESIGN("design", "design_elements"),
    TRIMS("trims", "hardware_and_trims");

    private final String label;
    private final String[] path;

    SharedFact(String label, String... path) {
        this.label = label;
        this.path = path;
    }

    /** As people call it. */
    String label() {
        return label;
    }

    boolean isEditedIn(JsonNode data) {
        return EditedFields.of(data).touch(path);
    }

    /** What the analysis says of it; missing where it says nothing. */
    JsonNode in(JsonNode data) {
        JsonNode node = data;
        for (String step : path) {
            node = node.path(step);
        }
        return node;
    }

    /** Says it in another analysis too, as something that a person said. */
    void say(JsonNode data, JsonNode value) {
        put(data, value);
        if (!isEditedIn(data) && data instanceof ObjectNode object) {
            ArrayNode edited =
                    object.path("edited_fields") instanceof ArrayNode known
                            ? known
                            : object.putArray("edited_fields");
            edited.add(String.join(".", path));
        }
    }

    /** Says it in another analysis too, if that has a place for it. */
    void put(JsonNode data, JsonNode value) {
        JsonNode holder = data;
        for (String step : Arrays.copyOf(path, path.length - 1)) {
            holder = holder.path(step);
        }
        if (holder instanceof ObjectNode object) {
            object.set(path[path.length - 1], value.deepCopy());
        }
    }

    /** How sure the analysis is of it, from 0 to 1. */
    double confidence(JsonNode data) {
        JsonNode scores = data.path("confidence_scores");
        return scores.path(this == MATERIALS ? "materials" : "overall").asDouble(0);
    }

    /** In few words, for a note; empty where there is nothing to be read. */
    Optional<String> words(JsonNode data) {
        JsonNode value = in(data);
        String words =
                switch (this) {
                    case MATERIALS -> first(value, "material_type");
                    case COLOURS -> first(value, "name");
                    case PATTERN, KIND -> value.asString("");
                    case CONSTRUCTION, DESIGN, TRIMS -> "";
                };
        return Optional.of(words.strip()).filter(text -> !text.isEmpty() && !isOpen(text));
    }

    /** What an engine says where it could not tell. */
    private static boolean isOpen(String words) {
        return words.equals("not readable") || words.equals("to be confirmed");
    }

    private static String first(JsonNode list, String field) {
        return list.path(0).path(field).asString("");
    }
}
