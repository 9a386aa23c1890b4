package io.techpack.imaging.raster;

/** A rectangle of whole pixels, all four edges inclusive. */
public record Box(int left, int top, int right, int bottom) {

    public Box {
        if (right < left || bottom < top) {
            throw new IllegalArgumentException(
                    "an empty box: %d..%d × %d..%d".formatted(left, right, top, bottom));
        }
    }

    public int width() {
        return right - left + 1;
    }

    public int height() {
        return bottom - top + 1;
    }

    public double centreX() {
        return (left + right) / 2.0;
    }
}
