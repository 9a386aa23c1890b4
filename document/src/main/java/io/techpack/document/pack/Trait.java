package io.techpack.document.pack;

/**
 * What the flats were drawn from.
 *
 * @param part such as {@code neckline}
 * @param choice such as {@code crew}
 * @param origin {@code stated}, {@code seen} or {@code usual}
 * @param confidence from 0 to 1
 */
public record Trait(String part, String choice, String origin, double confidence) {

    public Trait {
        confidence = Confidence.clamped(confidence);
    }
}
