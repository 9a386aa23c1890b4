package io.techpack.imaging.raster;

import java.awt.Shape;
import java.util.random.RandomGenerator;

/** Masks for tests: drawn, written down or random. */
public final class TestMasks {

    private TestMasks() {}

    /** One string for each row; a {@code #} is a member. */
    public static Mask rows(String... rows) {
        int width = rows[0].length();
        return Mask.where(
                width, rows.length, i -> rows[Math.floorDiv(i, width)].charAt(i % width) == '#');
    }

    /** The pixels whose middle lies in the shape. */
    public static Mask of(int width, int height, Shape shape) {
        return Mask.where(
                width, height, i -> shape.contains(i % width + 0.5, Math.floorDiv(i, width) + 0.5));
    }

    /** Each pixel by itself with this probability. */
    public static Mask random(RandomGenerator random, int width, int height, double density) {
        return Mask.where(width, height, i -> random.nextDouble() < density);
    }

    /** Whether every member of {@code part} is one of {@code whole} too. */
    public static boolean contains(Mask whole, Mask part) {
        for (int i = 0; i < part.size(); i++) {
            if (part.at(i) && !whole.at(i)) {
                return false;
            }
        }
        return true;
    }
}
