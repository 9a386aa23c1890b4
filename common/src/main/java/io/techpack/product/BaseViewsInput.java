package io.techpack.product;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** The input of an analysis of base views. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BaseViewsInput(
        String productId, ProductViews views, Optional<ProductCategory> namedCategory)
        implements StageInput.BaseViews {

    public BaseViewsInput {
        requireNonNull(productId, "a product without an id");
        requireNonNull(views, "an analysis without views");
    }

    /** Of a product whose category is not known. */
    public static BaseViewsInput of(String productId, ProductViews views) {
        return new BaseViewsInput(productId, views, Optional.empty());
    }
}
