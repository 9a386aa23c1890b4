package io.techpack.document.pack;

import java.util.Optional;

/**
 * A point of measure, as texts with their units.
 *
 * @param key such as {@code chest_width}
 * @param value such as {@code 52.5 cm}
 * @param tolerance what the finished product may differ by, or nothing
 * @param accuracy how far an estimate may be off
 * @param how how it is taken, or nothing
 * @param where the view that it is of, or nothing where that is the one it is listed with
 */
public record Measure(
        String key,
        String value,
        String tolerance,
        Optional<String> accuracy,
        String how,
        Origin origin,
        String where) {

    /** One of the view or flat that it is listed with. */
    public Measure(
            String key,
            String value,
            String tolerance,
            Optional<String> accuracy,
            String how,
            Origin origin) {
        this(key, value, tolerance, accuracy, how, origin, "");
    }
}
