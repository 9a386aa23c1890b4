package io.techpack.imaging.raster;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.image.BufferedImage;
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
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.fill(shape);
        graphics.dispose();
        return Mask.where(
                width, height, i -> (image.getRGB(i % width, Math.floorDiv(i, width)) & 1) == 1);
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
