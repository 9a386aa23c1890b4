package io.techpack.gateway.orders;

import io.techpack.gateway.parsing.Fields;
import io.techpack.product.ProductCategory;
import io.techpack.product.ViewType;
import io.techpack.product.WorkOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields that several orders have. */
final class CommonFields {

    static final int MOST_VIEWS = 5;
    static final int LONGEST_URL = 2_000;
    private static final int LONGEST_PRODUCT_ID = 200;

    private CommonFields() {}

    static String productId(Fields fields) {
        return fields.text("productId", LONGEST_PRODUCT_ID);
    }

    static Optional<String> optionalCategory(Fields fields) {
        return fields.optionalChoice("category", CommonFields::category, categories());
    }

    static @Nullable String category(Fields fields) {
        return fields.choice("category", CommonFields::category, categories()).orElse(null);
    }

    static @Nullable Integer shotCount(Fields fields) {
        return fields.optionalNumber("shotCount", WorkOrder.FEWEST_SHOTS, WorkOrder.MOST_SHOTS)
                .map(Long::intValue)
                .orElse(null);
    }

    static List<ViewType> sketchViews(Fields fields) {
        List<ViewType> views =
                fields.optionalChoices(
                        "views",
                        WorkOrder.ALL_SKETCHES.size(),
                        text -> ViewType.find(text).filter(WorkOrder.ALL_SKETCHES::contains),
                        "front, back, side");
        return views.isEmpty() ? WorkOrder.ALL_SKETCHES : views;
    }

    private static Optional<String> category(String text) {
        return Arrays.stream(ProductCategory.values())
                .map(Enum::name)
                .filter(name -> name.equalsIgnoreCase(text))
                .findFirst();
    }

    private static String categories() {
        return String.join(", ", Arrays.stream(ProductCategory.values()).map(Enum::name).toList());
    }
}
