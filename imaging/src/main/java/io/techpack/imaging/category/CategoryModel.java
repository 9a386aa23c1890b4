package io.techpack.imaging.category;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.segmentation.Segmentation;
import java.util.ArrayList;
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
        return CategoryDecision.of(candidates(picture, segmentation), segmentation);
    }

    /** All classes with their calibrated probabilities, likeliest first. */
    private static List<Candidate> candidates(Picture picture, Segmentation segmentation) {
        ModelFile model = ModelFile.bundled();
        ModelInput input = ModelInput.of(picture, segmentation.mask(), model.network().side());
        double[] straight = model.probabilities(input.values(false));
        double[] mirrored = model.probabilities(input.values(true));
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < straight.length; i++) {
            GarmentClass kind = model.classes().get(i);
            candidates.add(new Candidate(kind, (straight[i] + mirrored[i]) / 2));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
        return candidates;
    }
}
