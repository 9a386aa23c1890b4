package io.techpack.gateway.downloads;

import io.techpack.artifact.ArtifactKey;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads fields of results, whatever they hold. */
final class Values {

    private static final int MOST_MEASURES = 100;

    private Values() {}

    /** The field as text; nothing where there is none. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    static OptionalInt percentage(JsonNode node) {
        JsonNode value = node.path("percentage");
        return value.isNumber() ? OptionalInt.of(value.asInt(0)) : OptionalInt.empty();
    }

    /** The name under which the picture that the field leads to is stored. */
    static String picture(JsonNode node, String field) {
        return ArtifactKey.findPath(text(node, field)).map(ArtifactKey::value).orElse("");
    }

    /** The measures of an object by their keys, and what the flat's specification says of them. */
    static List<Measure> measures(JsonNode dimensions, JsonNode proportions) {
        List<Measure> measures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : dimensions.properties()) {
            if (measures.size() == MOST_MEASURES) {
                break;
            }
            JsonNode dimension = each.getValue();
            Optional<String> accuracy =
                    Optional.of(text(dimension, "accuracy")).filter(text -> !text.isBlank());
            measures.add(
                    new Measure(
                            each.getKey(),
                            text(dimension, "value"),
                            text(dimension, "tolerance"),
                            accuracy,
                            text(dimension, "measurement_point"),
                            origin(accuracy, proportions.path(each.getKey())),
                            text(dimension, "view")));
        }
        return measures;
    }

    /** An estimate says how far it may be off; what a person said has nothing to say there. */
    private static Origin origin(Optional<String> accuracy, JsonNode proportion) {
        if (accuracy.isPresent()) {
            return Origin.ESTIMATE;
        }
        return switch (text(proportion, "origin")) {
            case "usual" -> Origin.USUAL;
            case "measured" -> Origin.ESTIMATE;
            default -> Origin.STATED;
        };
    }
}
