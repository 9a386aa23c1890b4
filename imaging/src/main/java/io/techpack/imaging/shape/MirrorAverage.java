package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Mask;
import java.util.Optional;

/**
 * The mean of an outline and its mirror image, taken on signed distance fields so that both sides
 * count alike.
 */
final class MirrorAverage {

    private static final float OUTSIDE = -20;

    private MirrorAverage() {}

    static Optional<Mask> of(Mask mask, Box box, double centreX, double leastOverlap) {
        double bestAxis = centreX;
        double best = 0;
        double reach = box.width() * 0.05;
        for (double axis = centreX - reach; axis <= centreX + reach; axis += 2) {
            double overlap = overlap(mask, box, axis);
            if (overlap > best) {
                best = overlap;
                bestAxis = axis;
            }
        }
        return best < leastOverlap ? Optional.empty() : Optional.of(averaged(mask, bestAxis));
    }

    private static double overlap(Mask mask, Box box, double axis) {
        int both = 0;
        int either = 0;
        for (int y = box.top(); y <= box.bottom(); y += 3) {
            for (int x = box.left(); x <= box.right(); x += 3) {
                boolean here = mask.at(x, y);
                boolean there = mask.at((int) Math.round(2 * axis - x), y);
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
        }
        return both / (double) Math.max(1, either);
    }

    private static Mask averaged(Mask mask, double axis) {
        int width = mask.width();
        float[] distance = SignedDistance.of(mask);
        Mask result =
                Mask.where(
                        width,
                        mask.height(),
                        i -> {
                            int x = i % width;
                            int mirror = (int) Math.round(2 * axis - x);
                            float there =
                                    mirror >= 0 && mirror < width
                                            ? distance[i - x + mirror]
                                            : OUTSIDE;
                            return distance[i] + there > 0;
                        });
        return result.largestPart();
    }
}
