package io.techpack.product;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells two colours apart that nobody would take for one in another light. */
final class HexDistance {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Of sRGB's steps, weighted as the eye sees them; navy and black are 60 apart. */
    private static final double CLEAR = 110;

    private HexDistance() {}

    /** Whether both say a colour and the two are clearly different. */
    static boolean isClear(JsonNode one, JsonNode other) {
        String first = one.path("hex").asString("");
        String second = other.path("hex").asString("");
        return HEX.matcher(first).matches()
                && HEX.matcher(second).matches()
                && between(rgb(first), rgb(second)) > CLEAR;
    }

    private static int rgb(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }

    /** The weighted distance that is known as redmean. */
    private static double between(int one, int other) {
        double red = ((one >> 16 & 255) + (other >> 16 & 255)) / 2.0;
        double r = (one >> 16 & 255) - (other >> 16 & 255);
        double g = (one >> 8 & 255) - (other >> 8 & 255);
        double b = (one & 255) - (other & 255);
        return Math.sqrt((2 + red / 256) * r * r + 4 * g * g + (2 + (255 - red) / 256) * b * b);
    }
}
