package io.techpack.imaging.segmentation;

import io.techpack.imaging.raster.Mask;

/**
 * How far a product leans, told by the rotation under which left and right mirror each other best.
 */
final class Tilt {

    private static final int MOST_DEGREES = 14;
    private static final int STEP = 3;
    private static final double LEAST_GAIN = 0.012;
    private static final double LEAST_OVERLAP = 0.75;
    private static final double NEGLIGIBLE_DEGREES = 1.4;

    private Tilt() {}

    /** Degrees clockwise, within ±14; 0 when turning would not help enough to be believed. */
    static double of(Mask mask) {
        double[] centre = centroid(mask);
        double upright = 0;
        double best = -1;
        int bestDegrees = 0;
        for (int degrees = -MOST_DEGREES; degrees <= MOST_DEGREES; degrees++) {
            double overlap = 0;
            for (int shift = -3; shift <= 3; shift++) {
                double x = centre[0] + shift * 0.02 * mask.width();
                overlap =
                        Math.max(
                                overlap,
                                mirrorOverlap(mask, x, centre[1], Math.toRadians(degrees)));
            }
            upright = degrees == 0 ? overlap : upright;
            if (overlap > best) {
                best = overlap;
                bestDegrees = degrees;
            }
        }
        boolean believed = best > upright + LEAST_GAIN && best > LEAST_OVERLAP;
        return believed && Math.abs(bestDegrees) > NEGLIGIBLE_DEGREES ? bestDegrees : 0;
    }

    private static double[] centroid(Mask mask) {
        long x = 0;
        long y = 0;
        int count = 0;
        for (int i = 0; i < mask.size(); i++) {
            if (mask.at(i)) {
                x += i % mask.width();
                y += i / mask.width();
                count++;
            }
        }
        double members = Math.max(1, count);
        return new double[] {x / members, y / members};
    }

    private static double mirrorOverlap(Mask mask, double cx, double cy, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        int both = 0;
        int members = 0;
        for (int y = 0; y < mask.height(); y += STEP) {
            for (int x = 0; x < mask.width(); x += STEP) {
                if (mask.at(x, y)) {
                    double u = -((x - cx) * cos + (y - cy) * sin);
                    double v = -(x - cx) * sin + (y - cy) * cos;
                    int mirrorX = (int) Math.round(cx + u * cos - v * sin);
                    int mirrorY = (int) Math.round(cy + u * sin + v * cos);
                    both += mask.at(mirrorX, mirrorY) ? 1 : 0;
                    members++;
                }
            }
        }
        return members == 0 ? 0 : both / (2.0 * members - both);
    }

    /** The mask turned counter-clockwise by {@code degrees} about the raster's centre. */
    static Mask turned(Mask mask, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double cx = mask.width() / 2.0;
        double cy = mask.height() / 2.0;
        return Mask.where(
                mask.width(),
                mask.height(),
                i -> {
                    double u = i % mask.width() - cx;
                    int row = i / mask.width();
                    double v = row - cy;
                    return mask.at(
                            (int) Math.round(cx + u * cos - v * sin),
                            (int) Math.round(cy + u * sin + v * cos));
                });
    }
}
