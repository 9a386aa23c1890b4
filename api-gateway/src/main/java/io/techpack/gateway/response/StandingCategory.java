package io.techpack.gateway.response;

import io.techpack.imaging.KnownKind;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.Products.Sourced;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a product is, in whatever answer says it: as a person edited it, else as its leading view
 * was read since the last detection, else as it was detected. Immutable.
 *
 * @param detected the last detection
 * @param views the analyses as they were stored
 */
public record StandingCategory(Sourced detected, List<Sourced> views) {

    private static final String EDITED = "flat_spec.garment_class";
    private static final String CATEGORY = "category";
    private static final String SUBCATEGORY = "subcategory";
    private static final String CONFIDENCE = "confidence";
    private static final String ALTERNATIVES = "alternatives";
    private static final String REASONING = "reasoning";

    public StandingCategory {
        views = List.copyOf(views);
    }

    /** The place of the leading view: the front where there is one, else the first. */
    public static int leading(List<JsonNode> analyses) {
        return Math.max(
                0,
                analyses.stream()
                        .map(view -> view.path("viewType").asString(""))
                        .toList()
                        .indexOf("front"));
    }

    /** A {@link io.techpack.product.DetectedCategory} as JSON, a copy. */
    public JsonNode document() {
        ObjectNode document = detected.document().deepCopy().asObject();
        said().ifPresentOrElse(
                        kind -> say(document, kind),
                        () -> readLater().ifPresent(view -> read(document, view)));
        return document;
    }

    private static void say(ObjectNode document, String kind) {
        name(document, kind).put(CONFIDENCE, 1).put(REASONING, "A person said so.");
        document.remove(ALTERNATIVES);
    }

    private void read(ObjectNode document, JsonNode view) {
        name(document, BaseViewAnalysis.kindIn(view).orElseThrow())
                .put(CONFIDENCE, view.path("confidenceScore").asDouble(0))
                .put(REASONING, "The views were read as this since it was detected.");
        ObjectNode earlier = document.putArray(ALTERNATIVES).addObject();
        for (String field : List.of(CATEGORY, SUBCATEGORY, CONFIDENCE)) {
            earlier.set(field, detected.document().path(field));
        }
    }

    /** A kind that is none of the engine's own is of the category that was detected. */
    private static ObjectNode name(ObjectNode document, String kind) {
        GarmentClass.labelled(kind)
                .ifPresent(known -> document.put(CATEGORY, known.category().name()));
        return document.put(SUBCATEGORY, kind);
    }

    /** The kind that a person said the product is, of the leading view before others. */
    private Optional<String> said() {
        return leadingFirst()
                .filter(StandingCategory::isOfSaidKind)
                .flatMap(view -> BaseViewAnalysis.kindIn(view).stream())
                .findFirst();
    }

    private static boolean isOfSaidKind(JsonNode view) {
        return view.path("analysisData")
                .path("edited_fields")
                .valueStream()
                .anyMatch(path -> path.asString("").equals(EDITED));
    }

    private Stream<JsonNode> leadingFirst() {
        List<JsonNode> all = views.stream().map(Sourced::document).toList();
        int leading = leading(all);
        return Stream.concat(
                all.stream().skip(leading).limit(1),
                IntStream.range(0, all.size()).filter(i -> i != leading).mapToObj(all::get));
    }

    /** The leading view, if it was read as another kind than was detected, after that. */
    private Optional<JsonNode> readLater() {
        Optional<GarmentClass> known =
                new KnownKind(
                                Optional.empty(),
                                Optional.of(detected.document().path(SUBCATEGORY).asString("")))
                        .meant();
        return views.stream()
                .skip(leading(views.stream().map(Sourced::document).toList()))
                .limit(1)
                .filter(view -> view.at().isAfter(detected.at()))
                .map(Sourced::document)
                .filter(view ->
                        BaseViewAnalysis.kindIn(view)
                                .flatMap(GarmentClass::labelled)
                                .filter(kind ->
                                        known.filter(earlier -> earlier != kind).isPresent())
                                .isPresent())
                .findFirst();
    }
}
