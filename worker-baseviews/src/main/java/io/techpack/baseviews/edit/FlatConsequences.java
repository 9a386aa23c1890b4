package io.techpack.baseviews.edit;

import io.techpack.baseviews.FlatSheet;
import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private static final String POINT = "measurement_point";
    private static final String ORIGIN = "origin";
    private static final String STATED = "stated";

    private FlatConsequences() {}

    /**
     * @return what speaks against a length that was said, if anything
     */
    static Optional<String> of(JsonNode before, ObjectNode after) {
        SaidTraits.of(before, after);
        ClosingTrims.of(before, after);
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
        LegLengths.of(before, after);
        String key = flat.path("base_measure").asString("");
        if (length(flat, key) != length(before.path(FLAT), key)) {
            // the picture's height is another length now
            after.path(MEASURES)
                    .forEach(measure -> {
                        if (measure instanceof ObjectNode each) {
                            withoutRatio(each);
                        }
                    });
        }
        StatedMakes.of(before, after);
        buttons(before.path(FLAT), flat);
        ratios(flat);
        return unbelievable(before, after);
    }

    /** A closure with buttons has as many as usual until a number is said; any other has none. */
    private static void buttons(JsonNode before, JsonNode flat) {
        JsonNode closure = flat.path("traits").path("closure").path("choice");
        boolean changed = !closure.equals(before.path("traits").path("closure").path("choice"));
        if (changed && flat instanceof ObjectNode spec) {
            GarmentClass.labelled(flat.path("garment_class").asString(""))
                    .flatMap(kind ->
                            Trait.CLOSURE
                                    .choice(closure.asString(""))
                                    .map(choice ->
                                            FlatSpec.usualButtons(kind, (Choice.Closure) choice)))
                    .filter(usual -> usual == 0 || spec.path("buttons").asInt(0) == 0)
                    .ifPresent(usual -> spec.put("buttons", usual));
        }
    }

    /** What could not be drawn of the class is no length of it. */
    private static Optional<String> unbelievable(JsonNode before, JsonNode after) {
        Optional<FlatSpec> usual =
                GarmentClass.labelled(after.path(FLAT).path("garment_class").asString(""))
                        .map(FlatTemplate::usual);
        for (Map.Entry<String, JsonNode> entry : after.path(MEASURES).properties()) {
            JsonNode value = entry.getValue().path(VALUE);
            Optional<Measure> measure = Measure.keyed(entry.getKey());
            Optional<Length> length = Length.written(value.asString(""));
            boolean changed = !value.equals(before.path(MEASURES).path(entry.getKey()).path(VALUE));
            if (changed && usual.isPresent() && measure.isPresent() && length.isPresent()) {
                Optional<String> fault =
                        usual.get()
                                .believable(measure.get())
                                .filter(range ->
                                        !range.holds(length.get().centimetres().doubleValue()))
                                .map(range ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s is no believable %s of a %s; %.1f cm to %.1f cm are",
                                                length.get(),
                                                measure.get().key().replace('_', ' '),
                                                usual.get().kind().label(),
                                                range.least(),
                                                range.most()));
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    /** The measure was said: the flat is drawn with it. */
    private static void measured(String key, ObjectNode measure, JsonNode flat, JsonNode before) {
        said(measure);
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
        if (after.path(MEASURES) instanceof ObjectNode measures && !measures.has(key)) {
            Measure.keyed(key)
                    .ifPresent(measure ->
                            measures.set(
                                    key,
                                    FlatSheet.described(
                                            measure, proportion.path(CENTIMETRES).asDouble())));
        }
        if (after.path(MEASURES).path(key) instanceof ObjectNode measure) {
            tell(measure, BigDecimal.valueOf(proportion.path(CENTIMETRES).asDouble()));
            said(measure);
        }
    }

    /** A length that follows from one that was said; how it was known before is how it is known. */
    static void follow(Measure measure, double centimetres, ObjectNode after) {
        BigDecimal length = BigDecimal.valueOf(rounded(BigDecimal.valueOf(centimetres), 1));
        if (after.path(FLAT).path(PROPORTIONS).path(measure.key()) instanceof ObjectNode drawn) {
            drawn.put(CENTIMETRES, rounded(length, 1));
        }
        if (after.path(MEASURES).path(measure.key()) instanceof ObjectNode told) {
            tell(told, length);
            withoutRatio(told);
        }
    }

    /** Writes the length in the unit that stands there, unless it says the same already. */
    private static void tell(ObjectNode measure, BigDecimal centimetres) {
        Optional<Length> told = Length.written(measure.path(VALUE).asString(""));
        boolean same =
                told.filter(length -> rounded(length.centimetres(), 1) == rounded(centimetres, 1))
                        .isPresent();
        if (!same) {
            Unit unit = told.map(Length::unit).orElse(Unit.CM);
            measure.put(VALUE, new Length(centimetres, Unit.CM).in(unit).toString());
        }
    }

    /** Neither an estimate any more nor what it was relative to the picture's height. */
    private static void said(ObjectNode measure) {
        measure.remove("accuracy");
        withoutRatio(measure);
    }

    private static void withoutRatio(ObjectNode measure) {
        String point = measure.path(POINT).asString("");
        if (!point.equals(Dimension.howTo(point))) {
            measure.put(POINT, Dimension.howTo(point));
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
