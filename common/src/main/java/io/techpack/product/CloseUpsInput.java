package io.techpack.product;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The input of a generation of close-ups.
 *
 * @param views with their analyses, as the client handed them back
 */
public record CloseUpsInput(
        String productId, ProductCategory category, ProductViews views, int shotCount)
        implements StageInput.CloseUps {

    public CloseUpsInput {
        requireNonNull(productId, "a product without an id");
        requireNonNull(category, "close-ups without a category");
        requireNonNull(views, "close-ups without views");
        checkShotCount(shotCount);
    }

    @Override
    public Optional<ProductCategory> namedCategory() {
        return Optional.of(category);
    }

    static void checkShotCount(int shotCount) {
        if (shotCount < FEWEST_SHOTS || shotCount > MOST_SHOTS) {
            throw new IllegalArgumentException(
                    "shotCount is " + shotCount + "; it is " + FEWEST_SHOTS + " to " + MOST_SHOTS);
        }
    }
}
