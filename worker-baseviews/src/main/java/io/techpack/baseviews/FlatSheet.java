package io.techpack.baseviews;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.shape.Measure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The flat's specification within an analysis: read for the engine, and written back where it has
 * changed. For one thread.
 *
 * @param data the analysis proper
 */
public record FlatSheet(JsonNode data) {

    private static final String FLAT = "flat_spec";
    private static final String PROPORTIONS = "proportions";
    private static final String TRAITS = "traits";
    private static final String MEASURES = "dimensions_estimated";

    /** Empty where the analysis has none that can be drawn. */
    public Optional<FlatSpec> read() {
        JsonNode flat = data.path(FLAT);
        Map<String, SpecSheet.Length> lengths = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : flat.path(PROPORTIONS).properties()) {
            JsonNode length = each.getValue();
            lengths.put(
                    each.getKey(),
                    new SpecSheet.Length(
                            length.path("ratio").asDouble(0),
                            length.path("centimetres").asDouble(0),
                            length.path("origin").asString("")));
        }
        Map<String, SpecSheet.Make> makes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : flat.path(TRAITS).properties()) {
            JsonNode make = each.getValue();
            makes.put(
                    each.getKey(),
                    new SpecSheet.Make(
                            make.path("choice").asString(""),
                            make.path("origin").asString(""),
                            make.path("confidence").asDouble(0)));
        }
        return new SpecSheet(
                        flat.path("garment_class").asString(""),
                        flat.path("base_measure").asString(""),
                        lengths,
                        makes,
                        flat.path("buttons").asInt(0))
                .spec();
    }

    /**
     * Writes what one spec says otherwise than another, which was read from here. A measure that
     * has gone, or was estimated of another make, is no measure of the analysis any more.
     */
    public void write(FlatSpec before, FlatSpec after) {
        if (!(data.path(FLAT) instanceof ObjectNode flat)) {
            return;
        }
        SpecSheet old = SpecSheet.of(before);
        SpecSheet now = SpecSheet.of(after);
        ObjectNode traits = object(flat, TRAITS);
        now.traits()
                .forEach((key, make) -> {
                    if (!make.equals(old.traits().get(key))) {
                        traits.set(
                                key,
                                traits.objectNode()
                                        .put("choice", make.choice())
                                        .put("origin", make.origin())
                                        .put("confidence", make.confidence()));
                    }
                });
        old.traits().keySet().stream()
                .filter(key -> !now.traits().containsKey(key))
                .forEach(traits::remove);
        ObjectNode proportions = object(flat, PROPORTIONS);
        now.proportions()
                .forEach((key, length) -> {
                    SpecSheet.Length earlier = old.proportions().get(key);
                    boolean same =
                            earlier != null
                                    && earlier.centimetres() == length.centimetres()
                                    && earlier.origin().equals(length.origin());
                    if (!same) {
                        proportions
                                .withObject("/" + key)
                                .put("centimetres", length.centimetres())
                                .put("origin", length.origin());
                        measured(key, length);
                    }
                    if (proportions.path(key) instanceof ObjectNode proportion) {
                        proportion.put("ratio", length.ratio());
                    }
                });
        old.proportions().keySet().stream()
                .filter(key -> !now.proportions().containsKey(key))
                .forEach(key -> {
                    proportions.remove(key);
                    forget(key);
                });
        if (!now.baseMeasure().equals(old.baseMeasure())) {
            flat.put("base_measure", now.baseMeasure());
        }
        if (now.buttons() != old.buttons()) {
            flat.put("buttons", now.buttons());
        }
    }

    /** What a person said is a measure of the analysis; what is usual of another make is none. */
    private void measured(String key, SpecSheet.Length length) {
        boolean said = length.origin().equals("stated");
        if (said && data.path(MEASURES) instanceof ObjectNode measures) {
            Measure.keyed(key)
                    .ifPresent(
                            measure -> measures.set(key, described(measure, length.centimetres())));
        } else {
            forget(key);
        }
    }

    /** A length as an analysis writes what is known without a doubt. */
    public static ObjectNode described(Measure measure, double centimetres) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", String.format(Locale.ROOT, "%.1f cm", centimetres))
                .put("tolerance", Dimension.tolerance(measure, centimetres))
                .put("measurement_point", measure.howTo());
    }

    private void forget(String measure) {
        if (data.path(MEASURES) instanceof ObjectNode measures) {
            measures.remove(measure);
        }
    }

    private static ObjectNode object(ObjectNode holder, String key) {
        return holder.path(key) instanceof ObjectNode known ? known : holder.putObject(key);
    }
}
