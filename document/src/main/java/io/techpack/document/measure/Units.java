package io.techpack.document.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which units lengths are written. */
public enum Units {
    CM,
    IN,
    BOTH;

    /** Such as {@code cm}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The units of that id, or empty. */
    public static Optional<Units> find(String id) {
        return Arrays.stream(values()).filter(units -> units.id().equals(id)).findFirst();
    }

    public boolean centimetres() {
        return this != IN;
    }

    public boolean inches() {
        return this != CM;
    }
}
