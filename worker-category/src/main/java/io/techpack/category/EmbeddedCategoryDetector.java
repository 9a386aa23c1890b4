package io.techpack.category;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.category.Candidate;
import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.product.ViewPicture;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.List;

/** Tells the category from the pixels alone: deterministic, without a network. Thread-safe. */
final class EmbeddedCategoryDetector implements CategoryDetector {

    private final CpuBulkhead cores;

    EmbeddedCategoryDetector(CpuBulkhead cores) {
        this.cores = cores;
    }

    @Override
    public EngineResult<DetectedCategory> detect(ViewPicture picture, boolean named)
            throws InterruptedException {
        return cores.run(() -> read(picture, named));
    }

    private static EngineResult<DetectedCategory> read(ViewPicture picture, boolean named)
            throws InterruptedException {
        try {
            Garment garment = GarmentReader.read(picture.bytes());
            if (!garment.segmentation().showsProduct()) {
                return EngineResult.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "No product can be told from the background of this picture. Send one that shows it as a whole, on an even ground.");
            }
            CategoryGuess guess = garment.category();
            if (guess.refusal().isPresent() && !named) {
                return EngineResult.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "%s. Send a picture of one product as a whole, or say what it is: subcategory, in the request for base views or a tech pack."
                                .formatted(guess.refusal().get()));
            }
            return EngineResult.ok(
                    new DetectedCategory(
                            ProductCategory.valueOf(guess.category().name()),
                            guess.subcategory(),
                            rounded(guess.confidence()),
                            alternatives(guess),
                            guess.reasoning()));
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(FailureKind.UNPROCESSABLE_IMAGE, fault.sentence());
        }
    }

    /** The next likely classes, with the best one's doubt about the cut-out. */
    private static List<DetectedCategory.Alternative> alternatives(CategoryGuess guess) {
        Candidate best = guess.topThree().getFirst();
        double trust = guess.confidence() / Math.max(1e-9, best.probability());
        return guess.topThree().stream()
                .skip(1)
                .map(candidate ->
                        new DetectedCategory.Alternative(
                                ProductCategory.valueOf(candidate.kind().category().name()),
                                candidate.kind().label(),
                                rounded(Math.min(1, candidate.probability() * trust))))
                .toList();
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }
}
