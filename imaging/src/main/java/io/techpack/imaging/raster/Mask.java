package io.techpack.imaging.raster;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Which pixels of a raster are meant. Never changed after it was made: any thread may read it. */
public final class Mask {

    private final int width;
    private final int height;
    private final boolean[] bits;

    /** Takes over {@code bits}: the caller keeps no reference. */
    Mask(int width, int height, boolean[] bits) {
        this.width = width;
        this.height = height;
        this.bits = bits;
    }

    /** Asks once for each pixel index, {@code y · width + x}. */
    public static Mask where(int width, int height, IntPredicate member) {
        boolean[] bits = new boolean[width * height];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = member.test(i);
        }
        return new Mask(width, height, bits);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int size() {
        return bits.length;
    }

    public boolean at(int index) {
        return bits[index];
    }

    /** False outside the raster. */
    public boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && bits[y * width + x];
    }

    public int area() {
        int count = 0;
        for (boolean bit : bits) {
            count += bit ? 1 : 0;
        }
        return count;
    }

    /** The smallest box around all members; the whole raster when there are none. */
    public Box bounds() {
        int left = width;
        int top = height;
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (bits[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0 ? new Box(0, 0, width - 1, height - 1) : new Box(left, top, right, bottom);
    }

    public Mask inverted() {
        return where(width, height, i -> !bits[i]);
    }

    /** Grown by about {@code radius} pixels, steps of four and of eight neighbours in turn. */
    public Mask dilated(int radius) {
        return new Mask(width, height, Morphology.dilate(bits, width, height, radius));
    }

    public Mask eroded(int radius) {
        return inverted().dilated(radius).inverted();
    }

    /** Thin parts removed. */
    public Mask opened(int radius) {
        return eroded(radius).dilated(radius);
    }

    /** Thin gaps filled; no member is lost. */
    public Mask closed(int radius) {
        Mask closed = dilated(radius).eroded(radius);
        return where(width, height, i -> bits[i] || closed.bits[i]);
    }

    /**
     * Only the components that weigh at least {@code share} of the main one; central pixels weigh
     * more.
     */
    public Mask mainParts(double share) {
        return Components.mainParts(this, share);
    }

    /** Enclosed gaps of fewer than {@code maxArea} pixels filled. */
    public Mask withoutHoles(int maxArea) {
        return Components.withoutHoles(this, maxArea);
    }

    /** Without the members that pass and are joined to the outside through others that pass. */
    public Mask carved(IntPredicate removable) {
        return Components.carved(this, removable);
    }

    /** The largest component alone. */
    public Mask largestPart() {
        Components parts = Components.of(this);
        int largest = parts.largest();
        return where(width, height, i -> bits[i] && parts.labelAt(i) == largest);
    }

    /**
     * One connected part.
     *
     * @param area in pixels
     */
    public record Part(Box box, int area) {}

    /** All connected parts (four neighbours). */
    public List<Part> parts() {
        return Components.of(this).parts();
    }

    /** Another size with a smoothed outline. */
    public Mask resized(int newWidth, int newHeight) {
        float[] soft =
                Planes.resize(
                        Planes.smooth(toPlane(), width, height, 2),
                        width,
                        height,
                        newWidth,
                        newHeight);
        return where(newWidth, newHeight, i -> soft[i] > 0.5f);
    }

    /** Another size by the nearest pixel. */
    public Mask sampled(int newWidth, int newHeight) {
        return where(
                newWidth,
                newHeight,
                i ->
                        bits[
                                (i / newWidth) * height / newHeight * width
                                        + (i % newWidth) * width / newWidth]);
    }

    /** 1 for members, 0 for others. */
    public float[] toPlane() {
        float[] plane = new float[bits.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = bits[i] ? 1 : 0;
        }
        return plane;
    }

    /** Members in both over members in either, 0 to 1. */
    public double overlap(Mask other) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < bits.length; i++) {
            both += bits[i] && other.bits[i] ? 1 : 0;
            either += bits[i] || other.bits[i] ? 1 : 0;
        }
        return either == 0 ? 0 : both / (double) either;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && width == mask.width && Arrays.equals(bits, mask.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }
}
