package io.techpack.sketches;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.WrittenLength;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.Origin;
import io.techpack.imaging.flat.Proportion;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person said in an analysis that is handed back: lengths that differ from the engine's own
 * estimate or have no accuracy, and a flat spec that differs from what was read. It is drawn,
 * whatever the picture shows; so are lengths that another view of the product shows. Immutable.
 *
 * @param lengths in centimetres, that a person said
 * @param elsewhere in centimetres, that are measured in another view
 * @param sheet the analysis's flat spec, if it has one
 * @param standing whether that stands in place of what the picture tells: a person has edited the
 *     analysis, or it was kept with a picture that was made anew
 * @param unread what was said of a measure and is no length that can be drawn
 */
record StatedValues(
        Map<Measure, Double> lengths,
        Map<Measure, Double> elsewhere,
        Optional<SpecSheet> sheet,
        boolean standing,
        List<String> unread) {

    /** Estimates are handed out with one decimal. */
    private static final double SAME = 0.06;

    /** Ratios with three, and follow a length that is said within two thousandths. */
    private static final double SAME_RATIO = 0.003;

    private static final String ACCURACY = "accuracy";
    private static final String KIND = "flat_spec.garment_class";

    /** How far a measure of another view may be off, as a share. */
    private static final double ELSEWHERE = 0.06;

    private static final int MOST_UNDRAWN = 12;
    private static final int LONGEST = 60;

    StatedValues {
        lengths = Map.copyOf(lengths);
        elsewhere = Map.copyOf(elsewhere);
        unread = List.copyOf(unread);
    }

    /**
     * Reads what it understands; everything else in the document is somebody else's.
     *
     * @param analysis as it was handed back, or null
     * @param kind as which the product is drawn
     * @param estimated the engine's own, in the analysis's scale
     */
    static StatedValues in(@Nullable JsonNode analysis, GarmentClass kind, Dimensions estimated) {
        if (analysis == null) {
            return new StatedValues(Map.of(), Map.of(), Optional.empty(), false, List.of());
        }
        JsonNode data = analysis.path("analysisData");
        // another class is measured in another way: then a difference says nothing
        String read = data.path("flat_spec").path("garment_class").asString(kind.label());
        boolean comparable = !edited(data).contains(KIND) && read.equals(kind.label());
        Optional<SpecSheet> sheet = sheet(data.path("flat_spec"));
        Map<String, SpecSheet.Length> written =
                read.equals(kind.label())
                        ? sheet.map(SpecSheet::proportions).orElse(Map.of())
                        : Map.of();
        Map<Measure, Double> lengths = new EnumMap<>(Measure.class);
        Map<Measure, Double> elsewhere = new EnumMap<>(Measure.class);
        List<String> unread = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : data.path("dimensions_estimated").properties()) {
            Optional<Measure> measure = Measure.keyed(entry.getKey());
            String value = entry.getValue().path("value").asString("");
            Optional<Double> centimetres = WrittenLength.centimetres(value);
            if (!value.isBlank() && (measure.isEmpty() || centimetres.isEmpty())) {
                unread.add(entry.getKey().replace('_', ' ') + " " + value);
            }
            if (measure.isPresent() && centimetres.isPresent()) {
                Optional<Double> own =
                        Optional.ofNullable(written.get(entry.getKey()))
                                .map(SpecSheet.Length::centimetres)
                                .or(() ->
                                        estimated
                                                .of(measure.get())
                                                .map(Dimension::centimetres)
                                                .filter(_ -> comparable));
                if (isOfAnotherView(entry.getValue())) {
                    elsewhere.put(measure.get(), centimetres.get());
                } else if (isSaid(entry.getValue(), centimetres.get(), own)) {
                    lengths.put(measure.get(), centimetres.get());
                }
            }
        }
        ratios(written, data.path("flat_spec").path("base_measure").asString(""))
                .forEach(lengths::putIfAbsent);
        boolean standing = !edited(data).isEmpty() || !analysis.path("changes").isEmpty();
        return new StatedValues(lengths, elsewhere, sheet, standing, unread);
    }

    /**
     * Those of the flat whose ratio was changed and says another length than is beside it; where
     * somebody stated the length, that counts.
     */
    private static Map<Measure, Double> ratios(Map<String, SpecSheet.Length> written, String base) {
        Map<Measure, Double> changed = new EnumMap<>(Measure.class);
        SpecSheet.Length size = written.get(base);
        if (size == null || size.centimetres() <= 0) {
            return changed;
        }
        written.forEach((key, length) -> {
            double told = length.ratio() * size.centimetres();
            boolean same =
                    Math.abs(told - length.centimetres()) <= SAME_RATIO * size.centimetres() + SAME;
            boolean stated = length.origin().equals(Origin.STATED.id());
            if (length.ratio() != 0 && length.centimetres() > 0 && !stated && !same) {
                Measure.keyed(key).ifPresent(measure -> changed.put(measure, told));
            }
        });
        return changed;
    }

    /** An estimate of the same product that was put here because it is surer, or the only one. */
    private static boolean isOfAnotherView(JsonNode dimension) {
        return dimension.has("view") && dimension.has(ACCURACY);
    }

    /**
     * An estimate says how far it may be off, what a person says does not; another value than the
     * flat's or the engine's own is said, too.
     *
     * @param own in centimetres, of the analysis's flat, else of the engine; empty where neither
     *     has one, or the engine's says nothing
     */
    private static boolean isSaid(JsonNode dimension, double centimetres, Optional<Double> own) {
        return own.isEmpty() ? !dimension.has(ACCURACY) : Math.abs(own.get() - centimetres) >= SAME;
    }

    private static Set<String> edited(JsonNode data) {
        return data.path("edited_fields")
                .valueStream()
                .map(path -> path.asString(""))
                .collect(Collectors.toSet());
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
                            make.path("choice").asString(""),
                            make.path("origin").asString(""),
                            make.path("confidence").asDouble(1)));
        }
        return Optional.of(
                new SpecSheet(
                        node.path("garment_class").asString(""),
                        node.path("base_measure").asString(""),
                        lengths,
                        makes,
                        node.path("buttons").asInt(-1)));
    }

    /**
     * The same for a garment of another scale than the analysis's: what was measured in other views
     * goes along.
     *
     * @param scales measures that gave the old scale and give the new one: the newer word counts
     * @param factor of the new scale to the old one
     */
    StatedValues rescaled(List<Measure> scales, double factor) {
        Map<Measure, Double> said = new HashMap<>(lengths);
        said.keySet().removeAll(scales);
        Map<Measure, Double> longer = new HashMap<>();
        elsewhere.forEach((measure, length) -> longer.put(measure, length * factor));
        return new StatedValues(
                said,
                longer,
                sheet.map(each -> each.without(scales).scaled(factor)),
                standing,
                unread);
    }

    /** The read spec with all that was stated. */
    FlatSpec over(FlatSpec read) {
        FlatSpec shown =
                measuredElsewhere(
                        standing ? sheet.map(kept -> kept.insteadOf(read)).orElse(read) : read);
        FlatSpec spec = sheet.map(stated -> stated.over(shown)).orElse(shown);
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

    private FlatSpec measuredElsewhere(FlatSpec read) {
        FlatSpec spec = read;
        for (Map.Entry<Measure, Double> entry : elsewhere.entrySet()) {
            Measure measure = entry.getKey();
            boolean possible =
                    measure != spec.base()
                            && spec.centimetres(measure).isPresent()
                            && spec.stating(measure, entry.getValue()).isStated(measure);
            if (possible) {
                double ratio = entry.getValue() / spec.baseCentimetres();
                spec =
                        spec.with(
                                measure, new Proportion(ratio, ratio * ELSEWHERE, Origin.MEASURED));
            }
        }
        return spec;
    }

    /**
     * Sentences that say what was stated, and what of it cannot be drawn.
     *
     * @param read the spec that the picture gave
     */
    List<String> notes(FlatSpec drawn, FlatSpec read) {
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
        String makes =
                Arrays.stream(Trait.values())
                        .flatMap(trait ->
                                drawn.trait(trait).stream()
                                        .filter(chosen -> chosen.origin() == Origin.STATED)
                                        .map(chosen ->
                                                trait.key().replace('_', ' ')
                                                        + " "
                                                        + chosen.choice().id()))
                        .collect(Collectors.joining(", "));
        if (!makes.isEmpty()) {
            notes.add("Made as stated: " + makes + ".");
        }
        String others =
                elsewhere.keySet().stream()
                        .filter(drawn::isMeasured)
                        .sorted()
                        .map(Measure::label)
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            notes.add("Measured in another view: " + others + ".");
        }
        if (!refused.isEmpty()) {
            notes.add(
                    "Not drawn, because a %s has no such measure or not that long: %s."
                            .formatted(drawn.kind().label(), String.join(", ", refused)));
        }
        List<String> undrawn = new ArrayList<>(unread);
        sheet.ifPresent(said ->
                said.undrawn(drawn, read).stream()
                        .filter(words -> refused.stream().noneMatch(words::equalsIgnoreCase))
                        .forEach(undrawn::add));
        if (isHidden(drawn)) {
            undrawn.add("the neckline, which the collar covers");
        }
        if (!undrawn.isEmpty()) {
            notes.add(
                    "Stated and not drawn, because the flat of a %s has nothing like it: %s."
                            .formatted(
                                    drawn.kind().label(),
                                    undrawn.stream()
                                            .limit(MOST_UNDRAWN)
                                            .map(StatedValues::shortened)
                                            .collect(Collectors.joining(", "))));
        }
        return notes;
    }

    private static boolean isHidden(FlatSpec drawn) {
        boolean collared =
                drawn.trait(Trait.COLLAR)
                        .filter(chosen -> chosen.choice() != Choice.Collar.NONE)
                        .isPresent();
        return collared
                && drawn.trait(Trait.NECKLINE)
                        .filter(chosen -> chosen.origin() == Origin.STATED)
                        .isPresent();
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
