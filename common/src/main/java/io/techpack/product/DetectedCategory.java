package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of product a picture shows.
 *
 * @param subcategory the best guess, such as {@code t-shirt}; {@code unknown} in results of older
 *     versions
 * @param confidence from 0 to 1
 * @param alternatives the next likely ones, the likeliest first; absent in results of older
 *     versions
 * @param reasoning a sentence for people
 */
public record DetectedCategory(
        ProductCategory category,
        String subcategory,
        double confidence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Alternative> alternatives,
        String reasoning) {

    public DetectedCategory {
        alternatives = alternatives == null ? null : List.copyOf(alternatives);
    }

    /**
     * What else it may be.
     *
     * @param confidence from 0 to 1
     */
    public record Alternative(ProductCategory category, String subcategory, double confidence) {}

    /** The reasoning where a person said what it is. */
    public static final String AS_SAID = "As the request says.";

    /** The subcategory when nothing can honestly be said. */
    public static final String UNKNOWN = "unknown";
}
