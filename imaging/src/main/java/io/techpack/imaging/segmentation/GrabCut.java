package io.techpack.imaging.segmentation;

import io.techpack.imaging.raster.Centre;
import io.techpack.imaging.raster.Interruption;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Samples;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of fitting a colour model to either side and cutting the pixel grid between them, with a
 * bias towards the picture's middle. Confined to one thread.
 */
final class GrabCut {

    private static final int ROUNDS = 4;
    private static final int MOST_SAMPLES = 9000;
    private static final int FEWEST_SAMPLES = 50;
    private static final double SMOOTHNESS = 14;
    private static final double DIAGONAL = 0.707;
    private static final double STRONGEST_OPINION = 8;

    /** Nats by which a pixel must be likelier background to be carved out of a smooth mask. */
    private static final double CLEARLY = 1.5;

    private final LabRaster raster;
    private final LabRaster smooth;
    private final RandomGenerator random;
    private final double beta;
    private final Mask first;
    private @Nullable ColourMixture product;
    private @Nullable ColourMixture background;

    GrabCut(LabRaster raster, RandomGenerator random) {
        this.raster = raster;
        this.smooth = raster.smoothed(1, 1);
        this.random = random;
        this.beta = contrastScale(raster);
        this.first = new BorderModel(smooth, random).firstGuess();
    }

    /**
     * One over twice the mean squared difference of neighbours: what counts as an edge in this
     * picture.
     */
    private static double contrastScale(LabRaster raster) {
        double sum = 0;
        long count = 0;
        int width = raster.width();
        for (int y = 0; y < raster.height() - 1; y++) {
            for (int x = 0; x < width - 1; x++) {
                int i = y * width + x;
                sum += raster.distance2(i, i + 1) + raster.distance2(i, i + width);
                count += 2;
            }
        }
        return 1 / (2 * sum / Math.max(1, count) + 1e-6);
    }

    Mask run() throws InterruptedException {
        Mask current = first;
        for (int round = 0; round < ROUNDS; round++) {
            Interruption.check();
            Mask inside = current;
            float[][] ours = Samples.of(smooth, inside::at);
            float[][] theirs = Samples.of(smooth, i -> !inside.at(i));
            if (ours.length < FEWEST_SAMPLES || theirs.length < FEWEST_SAMPLES) {
                break;
            }
            ColourMixture productModel = model(ours);
            ColourMixture backgroundModel = model(theirs);
            product = productModel;
            background = backgroundModel;
            Mask next = cut(productModel, backgroundModel);
            if (next.area() < next.size() * 0.015) {
                break;
            }
            int changed = changes(current, next);
            current = next;
            if (changed < next.size() * 0.003) {
                break;
            }
        }
        return current;
    }

    /**
     * The share of pixels where the colour models alone decide as {@code mask} does; 0 when nothing
     * was fitted.
     */
    double agreement(Mask mask) {
        ColourMixture productModel = product;
        ColourMixture backgroundModel = background;
        if (productModel == null || backgroundModel == null) {
            return 0;
        }
        int agreed = 0;
        for (int i = 0; i < mask.size(); i++) {
            boolean looksLikeProduct =
                    backgroundModel.cost(raster, i) > productModel.cost(raster, i);
            agreed += looksLikeProduct == mask.at(i) ? 1 : 0;
        }
        return agreed / (double) mask.size();
    }

    /**
     * Opens what smoothing has closed, such as the gap between sleeve and body: pixels that are
     * clearly background by colour and can be reached from outside through such pixels.
     */
    Mask carved(Mask mask) {
        ColourMixture productModel = product;
        ColourMixture backgroundModel = background;
        if (productModel == null || backgroundModel == null) {
            return mask;
        }
        return mask.carved(
                i -> productModel.cost(smooth, i) > backgroundModel.cost(smooth, i) + CLEARLY);
    }

    /**
     * What is clearly product by its own colour, whatever is around it; nothing if nothing was
     * fitted.
     */
    Mask coloured() {
        ColourMixture productModel = product;
        ColourMixture backgroundModel = background;
        return Mask.where(
                raster.width(),
                raster.height(),
                i ->
                        productModel != null
                                && backgroundModel != null
                                && backgroundModel.cost(raster, i)
                                        > productModel.cost(raster, i) + CLEARLY);
    }

    private ColourMixture model(float[][] samples) {
        ColourMixture mixture =
                ColourMixture.fit(Samples.atMost(samples, MOST_SAMPLES, random), random);
        mixture.refit(Samples.atMost(samples, MOST_SAMPLES, random));
        return mixture;
    }

    private Mask cut(ColourMixture productModel, ColourMixture backgroundModel) {
        int width = raster.width();
        int height = raster.height();
        GridCut grid = new GridCut(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                double opinion = backgroundModel.cost(smooth, i) - productModel.cost(smooth, i);
                opinion = Math.clamp(opinion, -STRONGEST_OPINION, STRONGEST_OPINION) + prior(x, y);
                grid.terminal(x, y, (float) opinion);
                if (x + 1 < width) {
                    grid.edge(x, y, GridCut.RIGHT, weight(i, i + 1, 1));
                }
                if (y + 1 < height) {
                    grid.edge(x, y, GridCut.DOWN, weight(i, i + width, 1));
                    if (x + 1 < width) {
                        grid.edge(x, y, GridCut.DOWN_RIGHT, weight(i, i + width + 1, DIAGONAL));
                    }
                    if (x > 0) {
                        grid.edge(x, y, GridCut.DOWN_LEFT, weight(i, i + width - 1, DIAGONAL));
                    }
                }
            }
        }
        grid.solve();
        return Mask.where(width, height, i -> grid.isSource(i % width, i / width));
    }

    private double prior(int x, int y) {
        int width = raster.width();
        int height = raster.height();
        boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
        return Math.clamp((0.78 - Centre.distance(x, y, width, height)) * 3.2, -3.0, 1.2)
                - (edge ? 2 : 0);
    }

    private float weight(int i, int j, double length) {
        return (float) (SMOOTHNESS * length * Math.exp(-beta * raster.distance2(i, j)));
    }

    private static int changes(Mask before, Mask after) {
        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            changed += before.at(i) != after.at(i) ? 1 : 0;
        }
        return changed;
    }
}
