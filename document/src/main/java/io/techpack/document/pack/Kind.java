package io.techpack.document.pack;

import java.util.List;

/**
 * What the product was taken for.
 *
 * @param name such as {@code t-shirt}
 * @param category such as {@code APPAREL}
 * @param confidence from 0 to 1
 * @param alternatives what else it may be, the likeliest first
 */
public record Kind(
        String name, String category, double confidence, List<String> alternatives, String why) {

    public Kind {
        alternatives = List.copyOf(alternatives);
        confidence = Confidence.clamped(confidence);
    }
}
