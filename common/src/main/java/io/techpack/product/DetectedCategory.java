package io.techpack.product;

/**
 * What kind of product a picture shows.
 *
 * @param subcategory such as {@code t-shirt}, or a group such as {@code tops}, or {@code unknown}
 * @param confidence from 0 to 1
 * @param reasoning a sentence for people
 */
public record DetectedCategory(
        ProductCategory category, String subcategory, double confidence, String reasoning) {

    /** The subcategory when nothing can honestly be said. */
    public static final String UNKNOWN = "unknown";
}
