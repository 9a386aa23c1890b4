package io.techpack.imaging.closeup;

import java.util.List;

/** A square of raster pixels. */
record Window(int left, int top, int side) {

    double centreX() {
        return left + side / 2.0;
    }

    double centreY() {
        return top + side / 2.0;
    }

    /** The largest share of this window that one of the others covers. */
    double overlap(List<Window> others) {
        double most = 0;
        for (Window other : others) {
            double width =
                    Math.min(left + side, other.left + other.side) - Math.max(left, other.left);
            double height = Math.min(top + side, other.top + other.side) - Math.max(top, other.top);
            most =
                    Math.max(
                            most,
                            Math.max(0, width) * Math.max(0, height) / ((double) side * side));
        }
        return most;
    }
}
