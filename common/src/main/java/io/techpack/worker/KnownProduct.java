package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.ledger.FinishedItem;
import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.product.TechPackJson;
import io.techpack.product.View;
import io.techpack.product.WorkOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stage knows of the product before it looks at a picture.
 *
 * @param category as the client named it, else as the category stage found it
 * @param subcategory as the category stage found it, if it found one of that category
 */
public record KnownProduct(Optional<ProductCategory> category, Optional<String> subcategory) {

    /** Nothing is known. */
    public static final KnownProduct UNKNOWN = new KnownProduct(Optional.empty(), Optional.empty());

    /** What the order says and, in a whole tech pack, what the category stage found. */
    public static KnownProduct of(StageRun run) {
        Optional<DetectedCategory> detected =
                run.resultOf(Stage.CATEGORY)
                        .map(json -> TechPackJson.read(json, DetectedCategory.class));
        Optional<ProductCategory> category =
                named(run.order()).or(() -> detected.map(DetectedCategory::category));
        Optional<String> subcategory =
                detected.filter(found -> category.equals(Optional.of(found.category())))
                        .map(DetectedCategory::subcategory)
                        .filter(name -> !name.equals(DetectedCategory.UNKNOWN));
        return new KnownProduct(category, subcategory);
    }

    /** The category that the client named. */
    public static Optional<ProductCategory> named(WorkOrder order) {
        return Optional.ofNullable(order.category()).flatMap(ProductCategory::find);
    }

    /** The order's views, each with its analysis if the base-views stage of this job made one. */
    public static List<View> viewsOf(StageRun run) {
        List<View> views = new ArrayList<>(run.order().views());
        for (FinishedItem item : run.itemsOf(Stage.BASE_VIEWS)) {
            if (item.ordinal() < views.size()) {
                View view = views.get(item.ordinal());
                views.set(
                        item.ordinal(),
                        view.withAnalysis(TechPackJson.mapper().readTree(item.content())));
            }
        }
        return List.copyOf(views);
    }

    /** Such as {@code APPAREL/t-shirt}: part of the keys under which analyses are kept. */
    public String id() {
        return category.map(Enum::name).orElse("") + "/" + subcategory.orElse("");
    }
}
