package io.techpack.baseviews.edit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the measures and the flat's specification together: a length that a person said is no
 * estimate any more, and both places say it.
 */
final class FlatConsequences {

    private static final String MEASURES = "dimensions_estimated";
    private static final String FLAT = "flat_spec";
    private static final String PROPORTIONS = "proportions";
    private static final String CENTIMETRES = "centimetres";
    private static final String RATIO = "ratio";
    private static final String VALUE = "value";
    private static final String ORIGIN = "origin";
    private static final String STATED = "stated";

    private FlatConsequences() {}

    static void of(JsonNode before, ObjectNode after) {
        JsonNode flat = after.path(FLAT);
        double base = length(flat, flat.path("base_measure").asString(""));
        for (Map.Entry<String, JsonNode> entry : after.path(MEASURES).properties()) {
            if (entry.getValue() instanceof ObjectNode measure
                    && !measure.path(VALUE)
                            .equals(before.path(MEASURES).path(entry.getKey()).path(VALUE))) {
                measured(entry.getKey(), measure, flat, before);
            }
        }
        for (Map.Entry<String, JsonNode> entry : flat.path(PROPORTIONS).properties()) {
            if (entry.getValue() instanceof ObjectNode proportion) {
                JsonNode earlier = before.path(FLAT).path(PROPORTIONS).path(entry.getKey());
                drawn(entry.getKey(), proportion, earlier, after, base);
            }
        }
        for (Map.Entry<String, JsonNode> entry : flat.path("traits").properties()) {
            JsonNode earlier = before.path(FLAT).path("traits").path(entry.getKey());
            if (entry.getValue() instanceof ObjectNode trait
                    && !trait.path("choice").equals(earlier.path("choice"))) {
                trait.put(ORIGIN, STATED).put("confidence", 1.0);
            }
        }
        ratios(flat);
    }

    /** The measure was said: the flat is drawn with it. */
    private static void measured(String key, ObjectNode measure, JsonNode flat, JsonNode before) {
        measure.remove("accuracy");
        Length.written(measure.path(VALUE).asString(""))
                .ifPresent(length -> {
                    Length.written(measure.path("tolerance").asString(""))
                            .filter(tolerance -> tolerance.unit() != length.unit())
                            .ifPresent(tolerance ->
                                    measure.put("tolerance", "± " + tolerance.in(length.unit())));
                    if (flat.path(PROPORTIONS).path(key) instanceof ObjectNode proportion) {
                        proportion
                                .put(CENTIMETRES, rounded(length.centimetres(), 2))
                                .put(ORIGIN, STATED);
                    }
                });
    }

    /** The proportion was said: the measure says the same. */
    private static void drawn(
            String key, ObjectNode proportion, JsonNode earlier, ObjectNode after, double base) {
        boolean said = !proportion.path(CENTIMETRES).equals(earlier.path(CENTIMETRES));
        boolean saidAsRatio = !said && !proportion.path(RATIO).equals(earlier.path(RATIO));
        if (saidAsRatio && base > 0) {
            BigDecimal length = BigDecimal.valueOf(proportion.path(RATIO).asDouble() * base);
            proportion.put(CENTIMETRES, rounded(length, 1));
        }
        if (!said && !saidAsRatio) {
            return;
        }
        proportion.put(ORIGIN, STATED);
        if (after.path(MEASURES).path(key) instanceof ObjectNode measure) {
            BigDecimal centimetres = BigDecimal.valueOf(proportion.path(CENTIMETRES).asDouble());
            Unit unit =
                    Length.written(measure.path(VALUE).asString(""))
                            .map(Length::unit)
                            .orElse(Unit.CM);
            boolean same =
                    Length.written(measure.path(VALUE).asString(""))
                            .filter(length ->
                                    rounded(length.centimetres(), 1) == rounded(centimetres, 1))
                            .isPresent();
            if (!same) {
                measure.put(VALUE, new Length(centimetres, Unit.CM).in(unit).toString());
            }
            measure.remove("accuracy");
        }
    }

    /** Whoever says another body length has not said anything about the sleeves: lengths stay. */
    private static void ratios(JsonNode flat) {
        double base = length(flat, flat.path("base_measure").asString(""));
        if (base <= 0) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : flat.path(PROPORTIONS).properties()) {
            if (entry.getValue() instanceof ObjectNode proportion && proportion.has(RATIO)) {
                double ratio = proportion.path(CENTIMETRES).asDouble() / base;
                boolean changed = Math.abs(ratio - proportion.path(RATIO).asDouble()) > 0.002;
                if (changed) {
                    proportion.put(RATIO, rounded(BigDecimal.valueOf(ratio), 3));
                }
            }
        }
    }

    private static double length(JsonNode flat, String key) {
        return flat.path(PROPORTIONS).path(key).path(CENTIMETRES).asDouble(0);
    }

    private static double rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).doubleValue();
    }
}
