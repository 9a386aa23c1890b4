package io.techpack.document.pack;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A colour of the product.
 *
 * @param hex such as {@code #1a2348}, or whatever an engine said
 * @param percentage of the surface
 */
public record Colour(String name, String hex, OptionalInt percentage) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** 0xRRGGBB, or empty if it is no colour. */
    public Optional<Integer> rgb() {
        return HEX.matcher(hex).matches()
                ? Optional.of(Integer.parseInt(hex.substring(1), 16))
                : Optional.empty();
    }
}
