package io.techpack.imaging.flat;

import java.util.Locale;

/** Where a value of a specification comes from. */
public enum Origin {
    /** A person said so. It is never replaced. */
    STATED,
    /** Measured in the picture's pixels. */
    MEASURED,
    /** A detector found it in the picture. */
    SEEN,
    /** Usual for the class; the picture did not tell. */
    USUAL;

    /** The lower-case word of the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin of that word; whatever else it is, it is only usual. */
    static Origin of(String id) {
        for (Origin origin : values()) {
            if (origin.id().equals(id)) {
                return origin;
            }
        }
        return USUAL;
    }
}
