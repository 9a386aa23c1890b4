package io.techpack.product;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From where a picture shows its product. */
public enum ViewType {
    FRONT,
    BACK,
    SIDE,
    TOP,
    BOTTOM,
    DETAIL,
    OTHER;

    /** The name in the database and the HTTP contract, such as {@code front}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The view type of that id, whatever its case, or empty. */
    public static Optional<ViewType> find(String id) {
        return Arrays.stream(values()).filter(view -> view.id().equalsIgnoreCase(id)).findFirst();
    }

    /**
     * The view type of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ViewType of(String id) {
        return find(id).orElseThrow(
                        () -> new IllegalArgumentException("no view is called '" + id + "'"));
    }
}
