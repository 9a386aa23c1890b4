package io.techpack.sketches;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person said in an analysis that is handed back: lengths that differ from the engine's own
 * estimate or have no accuracy, and a flat spec that differs from what was read. It is drawn,
 * whatever the picture shows. Immutable.
 *
 * @param sheet the analysis's flat spec, if it has one
 */
record StatedValues(Map<Measure, Double> lengths, Optional<SpecSheet> sheet) {

    /** Estimates are handed out with one decimal. */
    private static final double SAME = 0.06;

    private static final Pattern LENGTH =
            Pattern.compile("\\s*(\\d{1,6}(?:[.,]\\d{1,4})?)\\s*(cm|mm|m|in|inch|inches|\")\\s*");

    StatedValues {
        lengths = Map.copyOf(lengths);
    }

    /**
     * Reads what it understands; everything else in the document is somebody else's.
     *
     * @param analysis as it was handed back, or null
     * @param estimated the engine's own
     */
    static StatedValues in(@Nullable JsonNode analysis, Dimensions estimated) {
        if (analysis == null) {
            return new StatedValues(Map.of(), Optional.empty());
        }
        JsonNode data = analysis.path("analysisData");
        // another class is measured in another way: then a difference says nothing
        boolean comparable = !edited(data).contains("flat_spec.garment_class");
        Map<Measure, Double> lengths = new EnumMap<>(Measure.class);
        for (Map.Entry<String, JsonNode> entry : data.path("dimensions_estimated").properties()) {
            Optional<Measure> measure = Measure.keyed(entry.getKey());
            Optional<Double> centimetres = centimetres(entry.getValue().path("value").asString(""));
            if (measure.isPresent() && centimetres.isPresent()) {
                Optional<Double> own = estimated.of(measure.get()).map(Dimension::centimetres);
                boolean isEstimate =
                        own.isPresent() && Math.abs(own.get() - centimetres.get()) < SAME;
                // an estimate says how far it may be off, what a person says does not
                boolean isSaid = !entry.getValue().has("accuracy");
                if (comparable ? !isEstimate : isSaid) {
                    lengths.put(measure.get(), centimetres.get());
                }
            }
        }
        return new StatedValues(lengths, sheet(data.path("flat_spec")));
    }

    private static Set<String> edited(JsonNode data) {
        return data.path("edited_fields")
                .valueStream()
                .map(path -> path.asString(""))
                .collect(Collectors.toSet());
    }

    /** The measure from which the analysis was scaled; what no measure can be is none. */
    static Optional<KnownMeasure> knownMeasure(@Nullable JsonNode analysis) {
        if (analysis == null) {
            return Optional.empty();
        }
        JsonNode known = analysis.path("analysisData").path("known_measure");
        double centimetres = known.path("centimetres").asDouble(0);
        return centimetres >= io.techpack.product.KnownMeasure.LEAST
                        && centimetres <= io.techpack.product.KnownMeasure.MOST
                ? KnownMeasure.keyed(known.path("key").asString(""), centimetres)
                : Optional.empty();
    }

    private static Optional<Double> centimetres(String words) {
        Matcher matcher = LENGTH.matcher(words.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return Optional.of(
                number
                        * switch (matcher.group(2)) {
                            case "mm" -> 0.1;
                            case "cm" -> 1;
                            case "m" -> 100;
                            default -> 2.54;
                        });
    }

    private static Optional<SpecSheet> sheet(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        Map<String, SpecSheet.Length> lengths = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("proportions").properties()) {
            JsonNode length = entry.getValue();
            lengths.put(
                    entry.getKey(),
                    new SpecSheet.Length(
                            length.path("ratio").asDouble(0),
                            length.path("centimetres").asDouble(0),
                            length.path("origin").asString("")));
        }
        Map<String, SpecSheet.Make> makes = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("traits").properties()) {
            JsonNode make = entry.getValue();
            makes.put(
                    entry.getKey(),
                    new SpecSheet.Make(
                            make.path("choice").asString(""), make.path("origin").asString(""), 1));
        }
        return Optional.of(
                new SpecSheet(
                        node.path("garment_class").asString(""),
                        node.path("base_measure").asString(""),
                        lengths,
                        makes,
                        node.path("buttons").asInt(-1)));
    }

    /** The read spec with all that was stated. */
    FlatSpec over(FlatSpec read) {
        FlatSpec spec = sheet.map(stated -> stated.over(read)).orElse(read);
        Double base = lengths.get(spec.base());
        if (base != null) {
            spec = spec.stating(spec.base(), base);
        }
        for (Map.Entry<Measure, Double> entry : lengths.entrySet()) {
            if (entry.getKey() != spec.base()) {
                spec = spec.stating(entry.getKey(), entry.getValue());
            }
        }
        return spec;
    }

    /** Sentences that say what was stated, and what of it cannot be drawn. */
    List<String> notes(FlatSpec drawn) {
        List<String> stated = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Double length = lengths.get(measure);
            if (length != null) {
                String words = String.format(Locale.ROOT, "%s %.1f cm", measure.label(), length);
                (drawn.isStated(measure) ? stated : refused).add(words);
            }
        }
        List<String> notes = new ArrayList<>();
        if (!stated.isEmpty()) {
            notes.add("As stated, not measured: " + String.join(", ", stated) + ".");
        }
        if (!refused.isEmpty()) {
            notes.add(
                    "Not drawn, because a %s has no such measure or not that long: %s."
                            .formatted(drawn.kind().label(), String.join(", ", refused)));
        }
        return notes;
    }
}
