package io.techpack.product;

import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.stage.StageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stage knows of the product before it looks at a picture.
 *
 * @param category as the client named it, else as the category stage found it
 * @param subcategory as the client named it, else as the category stage found it, if it found one
 *     of that category
 * @param knownMeasure that a person took, from which all others are scaled
 * @param named what of it the client named for this very job: that counts for more than what an
 *     analysis that came with a view was read as
 */
public record ProductContext(
        Optional<ProductCategory> category,
        Optional<String> subcategory,
        Optional<KnownMeasure> knownMeasure,
        Named named) {

    /** Nothing is known. */
    public static final ProductContext UNKNOWN =
            new ProductContext(Optional.empty(), Optional.empty(), Optional.empty(), Named.NOTHING);

    /**
     * The kind of product in the client's words.
     *
     * @param subcategory any words
     */
    public record Named(Optional<ProductCategory> category, Optional<String> subcategory) {

        public static final Named NOTHING = new Named(Optional.empty(), Optional.empty());
    }

    /** What the client named and, in a whole tech pack, what the category stage found. */
    public static ProductContext of(StageRun run, JobInput.WithViews input) {
        Optional<DetectedCategory> detected =
                run.resultOf(TechPackStage.CATEGORY)
                        .map(json -> Json.read(json, DetectedCategory.class));
        Optional<ProductCategory> category =
                input.namedCategory().or(() -> detected.map(DetectedCategory::category));
        Optional<String> found =
                detected.filter(guess -> category.equals(Optional.of(guess.category())))
                        .map(DetectedCategory::subcategory)
                        .filter(name -> !name.equals(DetectedCategory.UNKNOWN));
        return new ProductContext(
                category,
                input.namedSubcategory().or(() -> found),
                input.knownMeasure(),
                new Named(input.namedCategory(), input.namedSubcategory()));
    }

    /** The input's views, each with its analysis if the base-views stage of this job made one. */
    public static JobInput.Views viewsOf(StageRun run, JobInput.WithViews input) {
        List<View> views = new ArrayList<>(input.views().all());
        for (Item.Finished item : run.itemsOf(TechPackStage.BASE_VIEWS)) {
            if (item.ordinal() < views.size()) {
                View view = views.get(item.ordinal());
                views.set(
                        item.ordinal(), view.withAnalysis(Json.mapper().readTree(item.content())));
            }
        }
        return new JobInput.Views(views, input.views().leading());
    }

    /**
     * Such as {@code APPAREL/t-shirt/body_length=72.0}: part of the keys under which analyses are
     * kept.
     */
    public String id() {
        String kind = category.map(Enum::name).orElse("") + "/" + subcategory.orElse("");
        return knownMeasure.map(known -> kind + "/" + known.id()).orElse(kind);
    }
}
