package io.techpack.product;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The input of a generation of sketches.
 *
 * @param views with their analyses, as the client handed them back
 * @param closeUps that the client handed back, as they came
 */
public record SketchesInput(
        String productId,
        ProductCategory category,
        ProductViews views,
        List<ViewType> sketchViews,
        List<JsonNode> closeUps)
        implements StageInput.Sketches {

    public SketchesInput {
        requireNonNull(productId, "a product without an id");
        requireNonNull(category, "sketches without a category");
        requireNonNull(views, "sketches without views");
        sketchViews = checked(sketchViews);
        closeUps = List.copyOf(closeUps);
    }

    @Override
    public Optional<ProductCategory> namedCategory() {
        return Optional.of(category);
    }

    static List<ViewType> checked(List<ViewType> sketchViews) {
        if (sketchViews.isEmpty() || !ALL_SKETCHES.containsAll(sketchViews)) {
            throw new IllegalArgumentException(
                    "sketchViews are " + sketchViews + "; they are some of " + ALL_SKETCHES);
        }
        return List.copyOf(sketchViews);
    }
}
