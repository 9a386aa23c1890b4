package io.techpack.baseviews;

import io.techpack.imaging.KnownKind;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.DroppedLengths;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.SaidSleeve;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.json.Json;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person said in a revision's analysis, for the revision that is made of it. Immutable.
 *
 * @param analysis of the earlier revision, if it has one
 */
record CarriedEdits(Optional<JsonNode> analysis) {

    static final String DATA = "analysisData";

    private static final String EDITED = "edited_fields";
    private static final String MEASURES = "dimensions_estimated";
    private static final String FLAT = "flat_spec";
    private static final String KIND = "garment_class";
    private static final String NOTES = "analysis_notes";
    private static final String SLEEVES = "sleeves";

    private JsonNode data() {
        return analysis.map(document -> document.path(DATA))
                .orElseGet(() -> Json.mapper().createObjectNode());
    }

    /** What was known of the product: as what it was read, and how large it is. */
    ProductContext product() {
        return new ProductContext(
                Optional.empty(),
                kind().map(GarmentClass::label),
                knownMeasure(),
                ProductContext.Named.NOTHING);
    }

    /** As what the product was read, or what a person called it since. */
    private Optional<GarmentClass> kind() {
        return analysis.flatMap(CarriedEdits::kindOf);
    }

    private static Optional<GarmentClass> kindOf(JsonNode analysis) {
        return BaseViewAnalysis.kindIn(analysis).flatMap(GarmentClass::labelled);
    }

    /**
     * Whether it is not what is asked for: of another kind of product than the client names, or in
     * another scale. An analysis that does not say its kind is not of a kind that is named.
     */
    boolean isOutdated(ProductContext asked) {
        boolean rescaled =
                asked.knownMeasure().isPresent() && !asked.knownMeasure().equals(knownMeasure());
        return rescaled || isOfAnotherKind(asked.named());
    }

    private boolean isOfAnotherKind(ProductContext.Named named) {
        KnownKind asked = KnownKind.named(named.category().map(Enum::name), named.subcategory());
        return !named.equals(ProductContext.Named.NOTHING)
                && (kind().map(asked::rulesOut).orElse(named.subcategory().isPresent())
                        || isOfAnotherMake(asked));
    }

    /** The same kind, of which the words name another make, such as a collar or a shaft. */
    private boolean isOfAnotherMake(KnownKind asked) {
        return asked.meant().isPresent()
                && new FlatSheet(data())
                        .read()
                        .filter(spec -> !asked.named(spec, asked).equals(spec))
                        .isPresent();
    }

    /**
     * As what the view is to be read anew: what is asked for, and of what is not asked for what was
     * known, as far as it goes with it.
     */
    ProductContext product(ProductContext asked) {
        boolean corrected = isOfAnotherKind(asked.named());
        ProductContext kind = corrected || kind().isEmpty() ? asked : product();
        Optional<GarmentClass> meant =
                KnownKind.named(kind.category().map(Enum::name), kind.subcategory()).meant();
        Optional<KnownMeasure> kept =
                knownMeasure()
                        .filter(known ->
                                meant.stream()
                                        .flatMap(each -> FlatSpec.measuresOf(each).stream())
                                        .anyMatch(measure -> measure.key().equals(known.key())));
        return new ProductContext(
                kind.category(),
                kind.subcategory(),
                asked.knownMeasure().or(() -> kept),
                asked.named());
    }

    /** How the product's colours are laid out, if that was read or said. */
    Optional<String> pattern() {
        return Optional.of(data().at("/colors/pattern_type").asString(""))
                .filter(pattern -> !pattern.isBlank());
    }

    /** Whether the product was known to be of one colour, without a print. */
    boolean isOfOneColour() {
        return data() instanceof ObjectNode data && new Prints(data).isOfOneColour();
    }

    Optional<KnownMeasure> knownMeasure() {
        return analysis.flatMap(BaseViewAnalysis::knownMeasureIn);
    }

    /** The whole earlier analysis, if there is one in our own form. */
    Optional<AnalysisData> whole() {
        try {
            return analysis.map(document ->
                    Json.mapper().treeToValue(document, BaseViewAnalysis.class).analysisData());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /**
     * The new analysis with all that a person said of the old one; where it is read as another kind
     * of product, with what that has, too.
     *
     * @param recoloured whether the new picture shows other colours, which hold then
     */
    JsonNode over(JsonNode made, boolean recoloured) {
        ObjectNode fresh = made.path(DATA).asObject();
        boolean sameKind = isOfSameKind(made);
        List<String> edited =
                data().path(EDITED)
                        .valueStream()
                        .map(path -> path.asString(""))
                        .filter(path ->
                                !path.isBlank()
                                        && !(recoloured && path.startsWith("colors"))
                                        && (sameKind || isOfAnyKind(path)))
                        .toList();
        edited.forEach(path -> carry(path, fresh, sameKind));
        carryTraits(fresh);
        UndrawnNotes.carry(data(), fresh);
        undrawnSleeves().ifPresent(_ -> new UndrawnNotes(fresh).say(SLEEVES, "", true));
        if (!edited.isEmpty()) {
            ArrayNode all = fresh.putArray(EDITED);
            edited.forEach(all::add);
            new StandingNotes(fresh).followEdits();
        } else {
            fresh.remove(EDITED);
            new StandingNotes(fresh).follow();
        }
        return made;
    }

    private boolean isOfSameKind(JsonNode made) {
        Optional<GarmentClass> now = kindOf(made);
        return kind().isEmpty() || now.isEmpty() || kind().equals(now);
    }

    /** The kind itself was corrected since. */
    private static boolean isOfAnyKind(String path) {
        return !path.equals(FLAT + "." + KIND);
    }

    /** A measure, a proportion or a trait alone; of everything else the whole section. */
    private void carry(String path, ObjectNode fresh, boolean sameKind) {
        String[] steps = path.split("[.\\[\\]]+");
        if (!sameKind && (steps[0].equals(MEASURES) || steps[0].equals(FLAT))) {
            return; // lengths and makes that were stated follow, those that the kind has
        }
        switch (steps[0]) {
            case MEASURES -> {
                if (steps.length > 1) {
                    copy(data().path(MEASURES), fresh.path(MEASURES), steps[1]);
                    copy(proportions(data()), proportions(fresh), steps[1]);
                } else {
                    carryStated(fresh);
                }
            }
            case FLAT -> {
                if (steps.length > 2) {
                    copy(
                            data().path(FLAT).path(steps[1]),
                            fresh.path(FLAT).path(steps[1]),
                            steps[2]);
                    copy(data().path(MEASURES), fresh.path(MEASURES), steps[2]);
                } else {
                    carryStated(fresh);
                }
            }
            case NOTES -> {
                // its notes say what was done to the picture; the person's are put before them
                String own = fresh.path(NOTES).asString("");
                String said = besides(own, data().path(NOTES).asString(""));
                fresh.put(NOTES, said.isEmpty() ? own : said + " " + own);
            }
            case Prints.REGION -> new Prints(fresh).remove();
            default -> copy(data(), fresh, steps[0]);
        }
    }

    /**
     * Of a section that was edited as a whole what a person stated in it, and what was taken out;
     * the rest is as it is read now, such as in another scale.
     */
    private void carryStated(ObjectNode fresh) {
        for (Map.Entry<String, JsonNode> each : proportions(data()).properties()) {
            if (each.getValue().path("origin").asString("").equals("stated")) {
                copy(data().path(MEASURES), fresh.path(MEASURES), each.getKey());
                copy(proportions(data()), proportions(fresh), each.getKey());
            }
        }
        if (fresh.path(MEASURES) instanceof ObjectNode measures) {
            measures.retain(data().path(MEASURES).propertyNames());
        }
    }

    /**
     * Also those that follow from what was said elsewhere, such as a pocket among the design, and
     * the lengths that go with them.
     */
    private void carryTraits(ObjectNode fresh) {
        FlatSheet sheet = new FlatSheet(fresh);
        Optional<FlatSpec> said = new FlatSheet(data()).read();
        Optional<FlatSpec> read = sheet.read();
        if (said.isEmpty() || read.isEmpty()) {
            return;
        }
        FlatSpec spec = sleeved(SpecSheet.of(said.get()).stated().over(read.get()));
        sheet.write(read.get(), spec);
        SleeveConstruction.of(fresh);
        if (said.get().kind() != spec.kind()) {
            String notes = fresh.path(NOTES).asString("");
            String dropped = String.join(" ", DroppedLengths.stated(said.get(), spec));
            fresh.put(NOTES, (notes + " " + dropped).strip());
        }
    }

    /** Sleeves of which an older analysis says that they are not drawn, and that are now. */
    private FlatSpec sleeved(FlatSpec spec) {
        return undrawnSleeves().map(shape -> spec.stating(Trait.SLEEVE_SHAPE, shape)).orElse(spec);
    }

    private Optional<Choice.SleeveShape> undrawnSleeves() {
        return UndrawnNotes.of(data(), SLEEVES).flatMap(SaidSleeve::ofSleeves);
    }

    private static JsonNode proportions(JsonNode data) {
        return data.path(FLAT).path("proportions");
    }

    private static void copy(JsonNode from, JsonNode to, String key) {
        if (from.has(key) && to instanceof ObjectNode target) {
            target.set(key, from.get(key).deepCopy());
        }
    }

    /** The sentences of a text that are not in the other. */
    private static String besides(String own, String said) {
        return Arrays.stream(said.strip().split("(?<=[.!?。！？])\\s+"))
                .filter(sentence -> !sentence.isBlank() && !own.contains(sentence.strip()))
                .filter(sentence -> !StandingNotes.isOfTheEngine(sentence))
                .collect(Collectors.joining(" "));
    }
}
