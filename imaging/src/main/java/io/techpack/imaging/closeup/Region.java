package io.techpack.imaging.closeup;

import io.techpack.imaging.raster.Box;

/** A rectangle as fractions of the original picture, all within 0 to 1. */
public record Region(double x, double y, double width, double height) {

    private static final double ROUNDING = 1e-9;

    public Region {
        boolean inside =
                x >= 0 && y >= 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
        if (!inside || !(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException(
                    "region %f,%f %f × %f leaves the picture".formatted(x, y, width, height));
        }
    }

    /**
     * Where a box of an upright raster is in the picture as it was taken.
     *
     * @param tilt degrees by which the picture was turned upright
     */
    public static Region of(Box box, int width, int height, double tilt) {
        return new InverseTilt(width, height, tilt).region(box);
    }
}
