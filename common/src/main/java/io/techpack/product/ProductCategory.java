package io.techpack.product;

/** The categories of the HTTP contract. */
public enum ProductCategory {
    APPAREL,
    FOOTWEAR,
    BAGS,
    FURNITURE,
    JEWELRY
}
