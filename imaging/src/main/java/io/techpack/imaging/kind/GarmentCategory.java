package io.techpack.imaging.kind;

/** What a product is, as the API names it. The pixel model can tell the first three only. */
public enum GarmentCategory {
    APPAREL,
    FOOTWEAR,
    BAGS,
    FURNITURE,
    JEWELRY
}
