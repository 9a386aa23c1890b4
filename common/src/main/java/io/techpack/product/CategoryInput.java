package io.techpack.product;

import static java.util.Objects.requireNonNull;

/**
 * The input of a category detection.
 *
 * @param view the picture to look at
 */
public record CategoryInput(String productId, View view) implements StageInput.Category {

    public CategoryInput {
        requireNonNull(productId, "a product without an id");
        requireNonNull(view, "a category detection without a picture");
    }

    @Override
    public View leadingView() {
        return view;
    }
}
