package io.techpack.product;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The input of a whole tech pack, which all its stages read. */
public record TechPackInput(
        String productId, ProductViews views, int shotCount, List<ViewType> sketchViews)
        implements StageInput.Category,
                StageInput.BaseViews,
                StageInput.CloseUps,
                StageInput.Sketches {

    public TechPackInput {
        requireNonNull(productId, "a product without an id");
        requireNonNull(views, "a tech pack without views");
        CloseUpsInput.checkShotCount(shotCount);
        sketchViews = SketchesInput.checked(sketchViews);
    }

    /** With as many close-ups and sketches as usual. */
    public static TechPackInput of(String productId, ProductViews views) {
        return new TechPackInput(productId, views, USUAL_SHOTS, ALL_SKETCHES);
    }

    /** None: the category stage of the tech pack finds it. */
    @Override
    public Optional<ProductCategory> namedCategory() {
        return Optional.empty();
    }
}
