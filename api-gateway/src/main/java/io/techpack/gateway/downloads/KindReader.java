package io.techpack.gateway.downloads;

import io.techpack.document.pack.Kind;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.Products.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a product is, in its document: as a person edited it, else as its leading view was read
 * since the last detection, else as it was detected. Immutable.
 *
 * @param category the last detection
 * @param views the analyses as they were stored, the leading one among them
 * @param analyses the same, each saying what a person said of any
 */
record KindReader(Sourced category, List<Sourced> views, List<JsonNode> analyses, int leading) {

    private static final String EDITED = "flat_spec.garment_class";

    Kind kind() {
        return said().map(
                        name -> new Kind(name, categoryOf(name), 1, List.of(), "A person said so."))
                .or(() -> readLater().map(this::read))
                .orElseGet(() -> detected(category.document()));
    }

    private Kind read(GarmentClass kind) {
        return new Kind(
                kind.label(),
                kind.category().name(),
                analyses.get(leading).path("confidenceScore").asDouble(0),
                guesses(List.of(category.document())),
                "The views were read as this since it was detected.");
    }

    private static Kind detected(JsonNode category) {
        return new Kind(
                Values.text(category, "subcategory"),
                Values.text(category, "category"),
                category.path("confidence").asDouble(0),
                guesses(category.path("alternatives").values()),
                Values.text(category, "reasoning"));
    }

    /** The kind that a person said the product is. */
    private Optional<String> said() {
        return analyses.stream()
                .filter(view ->
                        view.path("analysisData")
                                .path("edited_fields")
                                .valueStream()
                                .anyMatch(path -> path.asString("").equals(EDITED)))
                .flatMap(view -> BaseViewAnalysis.kindIn(view).stream())
                .findFirst();
    }

    /** Another kind than was detected, as which the leading view was read after that. */
    private Optional<GarmentClass> readLater() {
        if (leading >= analyses.size() || !views.get(leading).at().isAfter(category.at())) {
            return Optional.empty();
        }
        JsonNode detected = category.document();
        Optional<GarmentClass> known =
                new KnownKind(Optional.empty(), Optional.of(Values.text(detected, "subcategory")))
                        .meant();
        return BaseViewAnalysis.kindIn(analyses.get(leading))
                .flatMap(GarmentClass::labelled)
                .filter(kind -> known.filter(earlier -> earlier != kind).isPresent());
    }

    private String categoryOf(String name) {
        return GarmentClass.labelled(name)
                .map(kind -> kind.category().name())
                .orElseGet(() -> Values.text(category.document(), "category"));
    }

    private static List<String> guesses(Iterable<JsonNode> alternatives) {
        List<String> guesses = new ArrayList<>();
        for (JsonNode each : alternatives) {
            long percent = Math.round(each.path("confidence").asDouble(0) * 100);
            if (percent > 0) {
                guesses.add("%s (%d %%)".formatted(Values.text(each, "subcategory"), percent));
            }
        }
        return guesses;
    }
}
