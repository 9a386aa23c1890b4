package io.techpack.baseviews.edit;

import io.techpack.baseviews.FlatSheet;
import io.techpack.imaging.shape.Measure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures that the class has and the picture did not tell, put among the measures so that an edit
 * can say them. For one analysis and one thread.
 *
 * @param values that were added, by their keys
 */
record UsualMeasures(Map<String, JsonNode> values) {

    static final String SECTION = "dimensions_estimated";
    static final UsualMeasures NONE = new UsualMeasures(Map.of());

    UsualMeasures {
        values = Map.copyOf(values);
    }

    /** Adds those of the flat's proportions that the measures lack. */
    static UsualMeasures addedTo(ObjectNode data) {
        if (!(data.path(SECTION) instanceof ObjectNode measures)) {
            return NONE;
        }
        Map<String, JsonNode> added = new HashMap<>();
        for (Map.Entry<String, JsonNode> each :
                data.path("flat_spec").path("proportions").properties()) {
            double centimetres = each.getValue().path("centimetres").asDouble(0);
            Optional<Measure> measure = Measure.keyed(each.getKey());
            if (measure.isPresent() && centimetres > 0 && !measures.has(each.getKey())) {
                ObjectNode usual = FlatSheet.described(measure.get(), centimetres);
                measures.set(each.getKey(), usual);
                added.put(each.getKey(), usual.deepCopy());
            }
        }
        return new UsualMeasures(added);
    }

    /** Takes away again what nobody changed. */
    void removeUnchanged(ObjectNode data) {
        if (data.path(SECTION) instanceof ObjectNode measures) {
            values.forEach((key, usual) -> {
                if (usual.equals(measures.path(key))) {
                    measures.remove(key);
                }
            });
        }
    }
}
