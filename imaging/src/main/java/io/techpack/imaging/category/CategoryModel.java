package io.techpack.imaging.category;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.segmentation.Segmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Names a product by a small neural network over the cut-out. The network is loaded once, on first
 * use; any thread. Deterministic; about 60 ms on one core.
 */
public final class CategoryModel {

    private CategoryModel() {}

    /** Reads the picture as it was cut out; the picture and the segmentation belong together. */
    public static CategoryGuess guess(Picture picture, Segmentation segmentation) {
        ModelFile model = ModelFile.bundled();
        ModelInput input = ModelInput.of(picture, segmentation.mask(), model.network().side());
        double[] straight = model.probabilities(input.values(false));
        double[] mirrored = model.probabilities(input.values(true));
        double[] probabilities = new double[straight.length];
        Arrays.setAll(probabilities, i -> (straight[i] + mirrored[i]) / 2);
        double unknown = 0;
        for (int i = 0; i < probabilities.length; i++) {
            unknown += model.classes().get(i) == GarmentClass.OBJECT ? probabilities[i] : 0;
        }
        return CategoryDecision.of(
                candidates(model.classes(), probabilities, unknown), unknown, segmentation);
    }

    /** The classes of products, likeliest first; their probabilities make one. */
    private static List<Candidate> candidates(
            List<GarmentClass> classes, double[] probabilities, double unknown) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (classes.get(i) != GarmentClass.OBJECT) {
                double given = probabilities[i] / Math.max(1e-12, 1 - unknown);
                candidates.add(new Candidate(classes.get(i), Math.min(1, given)));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
        return candidates;
    }
}
