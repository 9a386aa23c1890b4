package io.techpack.gateway.request;

import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.ProductIds;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import io.techpack.product.JobInput.ForCloseUps;
import io.techpack.product.JobInput.ForSketches;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductCategory;
import io.techpack.product.ViewType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Fields that several requests have. */
final class CommonFields {

    static final int MOST_VIEWS = 5;
    static final int LONGEST_URL = 8_000;
    private static final int LONGEST_WEBHOOK_URL = 2_000;

    /** Of a link that may hold the picture itself; the body's own limit is below. */
    static final int LONGEST_PICTURE_LINK = 100_000_000;

    private static final int LONGEST_SUBCATEGORY = 100;

    private CommonFields() {}

    static String productId(Fields fields) {
        String id = fields.text("productId", ProductIds.LONGEST);
        if (!id.isEmpty()) {
            ProductIds.fault(id).ifPresent(fault -> fields.reject("productId", fault));
        }
        return id;
    }

    static Optional<ProductCategory> optionalCategory(Fields fields) {
        return fields.optionalChoice("category", ProductCategory::find, categories());
    }

    /** Empty, and a fault, if it is missing or wrong. */
    static Optional<ProductCategory> category(Fields fields) {
        return fields.choice("category", ProductCategory::find, categories());
    }

    /** Any words, but none that contradict the category. */
    static Optional<String> subcategory(Fields fields, Optional<ProductCategory> category) {
        Optional<String> subcategory = fields.optionalText("subcategory", LONGEST_SUBCATEGORY);
        subcategory
                .flatMap(words -> GarmentClass.labelled(words.strip().toLowerCase(Locale.ROOT)))
                .map(kind -> kind.category().name())
                .filter(own -> category.filter(said -> !said.name().equals(own)).isPresent())
                .ifPresent(own -> fields.reject("subcategory", "is of the category " + own));
        return subcategory;
    }

    /** A sentence on a subcategory that names no kind of product; it is kept as it was said. */
    static Optional<String> unknownKind(JsonNode body) {
        Optional<String> category =
                Optional.of(body.path("category").asString(""))
                        .flatMap(ProductCategory::find)
                        .map(Enum::name);
        Optional<String> words =
                Optional.of(body.path("subcategory").asString("").strip())
                        .filter(said -> !said.isEmpty());
        return words.filter(_ -> KnownKind.named(category, words).meant().isEmpty())
                .map(said ->
                        "'%s' names no kind of product that Techpack knows%s; it is kept as said, and the picture tells the kind. Known are: %s."
                                .formatted(
                                        said,
                                        category.map(each -> " in the category " + each).orElse(""),
                                        kinds(category)));
    }

    private static String kinds(Optional<String> category) {
        return Arrays.stream(GarmentClass.values())
                .filter(kind -> kind != GarmentClass.OBJECT)
                .filter(kind ->
                        category.filter(each -> !kind.category().name().equals(each)).isEmpty())
                .map(GarmentClass::label)
                .collect(Collectors.joining(", "));
    }

    /** A measure of any kind of product; whether this one has it is known once it was looked at. */
    static Optional<KnownMeasure> knownMeasure(Fields fields) {
        return fields.optionalNested("knownMeasure")
                .flatMap(known -> {
                    Optional<Measure> measure = known.choice("key", Measure::keyed, measures());
                    Optional<Double> centimetres =
                            known.decimal("centimetres", KnownMeasure.LEAST, KnownMeasure.MOST);
                    return measure.flatMap(
                            of -> centimetres.map(length -> new KnownMeasure(of.key(), length)));
                });
    }

    static int shotCount(Fields fields) {
        return fields.optionalNumber("shotCount", ForCloseUps.FEWEST_SHOTS, ForCloseUps.MOST_SHOTS)
                .map(Long::intValue)
                .orElse(ForCloseUps.USUAL_SHOTS);
    }

    static List<ViewType> sketchViews(Fields fields) {
        List<ViewType> views =
                fields.optionalChoices(
                        "views",
                        ForSketches.ALL_SKETCHES.size(),
                        text -> ViewType.find(text).filter(ForSketches.ALL_SKETCHES::contains),
                        "front, back, side");
        return views.isEmpty() ? ForSketches.ALL_SKETCHES : views;
    }

    /**
     * @param fault says what is wrong with a URL, if anything is
     */
    static Optional<String> webhookUrl(Fields fields, Function<String, Optional<String>> fault) {
        Optional<String> url = fields.optionalText("webhookUrl", LONGEST_WEBHOOK_URL);
        url.flatMap(fault).ifPresent(message -> fields.reject("webhookUrl", message));
        return url;
    }

    private static String measures() {
        return Arrays.stream(Measure.values()).map(Measure::key).collect(Collectors.joining(", "));
    }

    private static String categories() {
        return String.join(", ", Arrays.stream(ProductCategory.values()).map(Enum::name).toList());
    }
}
