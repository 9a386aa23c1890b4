package io.techpack.document.page;

/** A part of a page, in points from its top left corner. */
record Box(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    Box inset(double by) {
        return new Box(x + by, y + by, width - 2 * by, height - 2 * by);
    }

    /** The largest box of these proportions in the middle of this one. */
    Box fitting(double wide, double high) {
        double scale = Math.min(width / wide, height / high);
        double w = wide * scale;
        double h = high * scale;
        return new Box(x + (width - w) / 2, y + (height - h) / 2, w, h);
    }
}
