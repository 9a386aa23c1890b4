package io.techpack.document.pack;

import java.util.Locale;

/** Where a value comes from. */
public enum Origin {
    /** A person said it. */
    STATED,
    /** Taken from the picture. */
    ESTIMATE,
    /** What products of the kind usually have. */
    USUAL;

    /** Such as {@code stated}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
