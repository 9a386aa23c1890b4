package io.techpack.imaging.picture;

import java.awt.image.BufferedImage;

/**
 * An upright 8-bit sRGB picture in memory with straight (not premultiplied) alpha. Never changed
 * after it was made: any thread may read it.
 */
public final class Picture {

    private final BufferedImage image;
    private final boolean opaque;

    private Picture(BufferedImage image, boolean opaque) {
        this.image = image;
        this.opaque = opaque;
    }

    /** Copies any Java2D image. */
    public static Picture of(BufferedImage source) {
        BufferedImage copy = Resampling.copy(source);
        return new Picture(copy, !copy.getColorModel().hasAlpha());
    }

    /** Takes over these packed ARGB values; nobody else may write them from now on. */
    static Picture owning(int width, int height, int[] argb, boolean opaque) {
        return new Picture(Resampling.image(width, height, argb, !opaque), opaque);
    }

    /** From {@code width × height} packed ARGB values, row by row; they are copied. */
    public static Picture of(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException(
                    "%d values for a picture of %d × %d".formatted(argb.length, width, height));
        }
        boolean opaque = true;
        for (int pixel : argb) {
            opaque &= pixel >>> 24 == 0xFF;
        }
        BufferedImage image =
                new BufferedImage(
                        width,
                        height,
                        opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return new Picture(image, opaque);
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** Whether no pixel can be transparent. */
    public boolean opaque() {
        return opaque;
    }

    /** The packed ARGB value at a column and row. */
    public int argb(int x, int y) {
        return image.getRGB(x, y);
    }

    /**
     * Copies one row of packed ARGB values into {@code into}, which holds at least {@link
     * #width()}.
     */
    public void row(int y, int[] into) {
        image.getRGB(0, y, image.getWidth(), 1, into, 0, image.getWidth());
    }

    /** A copy for Java2D. */
    public BufferedImage toImage() {
        return Resampling.copy(image);
    }

    /**
     * Scaled down, if need be, so that no side is longer than {@code maxSide}; proportions are
     * kept.
     */
    public Picture scaledToFit(int maxSide) {
        double factor = maxSide / (double) Math.max(width(), height());
        return factor >= 1 ? this : scaledTo(side(width(), factor), side(height(), factor));
    }

    /** Scaled to exactly this size: area averaging downwards, bicubic upwards. */
    public Picture scaledTo(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("cannot scale to " + width + " × " + height);
        }
        return width == width() && height == height()
                ? this
                : new Picture(Resampling.scale(image, width, height), opaque);
    }

    /**
     * The part of this picture inside the rectangle, which is first moved and cut to lie within.
     */
    public Picture crop(int x, int y, int width, int height) {
        int w = Math.clamp(width, 1, width());
        int h = Math.clamp(height, 1, height());
        int left = Math.clamp(x, 0, width() - w);
        int top = Math.clamp(y, 0, height() - h);
        return new Picture(Resampling.copy(image.getSubimage(left, top, w, h)), opaque);
    }

    /**
     * Turned counter-clockwise about the middle at the same size; what comes in at the corners is
     * 0xRRGGBB.
     */
    public Picture turned(double degrees, int rgb) {
        return degrees == 0 ? this : new Picture(Resampling.turned(image, degrees, rgb), opaque);
    }

    /** Left and right exchanged, or top and bottom. */
    public Picture mirrored(boolean upsideDown) {
        int width = width();
        int height = height();
        return rearranged(
                width,
                height,
                (x, y) -> upsideDown ? argb(x, height - 1 - y) : argb(width - 1 - x, y));
    }

    /** Turned counter-clockwise by a quarter: what was the right side is on top. */
    public Picture quarterTurned() {
        int width = width();
        return rearranged(height(), width, (x, y) -> argb(width - 1 - y, x));
    }

    private interface Source {
        int argb(int x, int y);
    }

    private static Picture rearranged(int width, int height, Source source) {
        int[] argb = new int[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                argb[i] = source.argb(x, y);
            }
        }
        return of(width, height, argb);
    }

    /** Painted over one opaque colour, 0xRRGGBB. */
    public Picture over(int rgb) {
        return opaque ? this : new Picture(Resampling.over(image, rgb), true);
    }

    /** Baseline JPEG over white. {@code quality} is above 0 and at most 1; 0.88 suits photos. */
    public byte[] jpeg(double quality) {
        return Encoding.jpeg(over(0xFFFFFF).image, quality);
    }

    /** PNG, with alpha where there is some. */
    public byte[] png() {
        return Encoding.png(image);
    }

    private static int side(int length, double factor) {
        return Math.max(1, (int) Math.round(length * factor));
    }
}
