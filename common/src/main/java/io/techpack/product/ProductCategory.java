package io.techpack.product;

import java.util.Arrays;
import java.util.Optional;

/** The categories of the HTTP contract. */
public enum ProductCategory {
    APPAREL,
    FOOTWEAR,
    BAGS,
    FURNITURE,
    JEWELRY;

    /** The category of that name, whatever its case, or empty. */
    public static Optional<ProductCategory> find(String name) {
        return Arrays.stream(values())
                .filter(category -> category.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
