package io.techpack.imaging.raster;

/** How far from a picture's middle a pixel lies: products are photographed in the middle. */
public final class Centre {

    private Centre() {}

    /**
     * 0 in the middle, 1 at the middle of each side, 1.26 in the corners (the 3-norm of the two
     * half-axes).
     */
    public static double distance(int x, int y, int width, int height) {
        double u = Math.abs((x + 0.5) / width * 2 - 1);
        double v = Math.abs((y + 0.5) / height * 2 - 1);
        return Math.cbrt(u * u * u + v * v * v);
    }

    static double distance(Mask mask, int index) {
        return distance(index % mask.width(), index / mask.width(), mask.width(), mask.height());
    }
}
