package io.techpack.category;

import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.product.ViewPicture;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Optional;

/** Tells the category from the pixels alone: deterministic, without a network. Thread-safe. */
final class EmbeddedCategoryDetector implements CategoryDetector {

    private final CpuBulkhead cores;

    EmbeddedCategoryDetector(CpuBulkhead cores) {
        this.cores = cores;
    }

    @Override
    public EngineResult<DetectedCategory> detect(
            ViewPicture picture, Optional<ProductCategory> category, Optional<String> subcategory)
            throws InterruptedException {
        KnownKind said = KnownKind.named(category.map(Enum::name), subcategory);
        return cores.run(() -> read(picture, said));
    }

    private static EngineResult<DetectedCategory> read(ViewPicture picture, KnownKind said)
            throws InterruptedException {
        try {
            Garment garment = GarmentReader.read(picture.bytes());
            if (!garment.segmentation().showsProduct()) {
                return EngineResult.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "No product can be told from the background of this picture. Send one that shows it as a whole, on an even ground.");
            }
            CategoryGuess guess = garment.category();
            if (said.category().isPresent() || said.subcategory().isPresent()) {
                return EngineResult.ok(asSaid(said, garment));
            }
            if (guess.refusal().isPresent()) {
                return EngineResult.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "%s. Send a picture of one product as a whole, or say what it is: subcategory, in the request."
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

    /** What was said holds; only the rest is guessed. */
    private static DetectedCategory asSaid(KnownKind said, Garment garment) {
        CategoryGuess guess = garment.category();
        GarmentClass kind = said.of(garment);
        boolean sure = said.meant().isPresent();
        String subcategory =
                said.subcategory()
                        .orElse(
                                kind == GarmentClass.OBJECT
                                        ? DetectedCategory.UNKNOWN
                                        : kind.label());
        return new DetectedCategory(
                ProductCategory.valueOf(said.category().orElse(kind.category()).name()),
                subcategory,
                sure ? 1 : rounded(confidence(guess, kind)),
                null,
                DetectedCategory.AS_SAID);
    }

    private static double confidence(CategoryGuess guess, GarmentClass kind) {
        return guess.topThree().stream()
                .filter(candidate -> candidate.kind() == kind)
                .mapToDouble(candidate -> candidate.probability() * trust(guess))
                .map(confidence -> Math.min(1, confidence))
                .findFirst()
                .orElse(0);
    }

    /** How far the cut-out is to be trusted: what the best guess lost by it. */
    private static double trust(CategoryGuess guess) {
        return guess.confidence() / Math.max(1e-9, guess.topThree().getFirst().probability());
    }

    /** The next likely classes, with the best one's doubt about the cut-out. */
    private static List<DetectedCategory.Alternative> alternatives(CategoryGuess guess) {
        return guess.topThree().stream()
                .skip(1)
                .map(candidate ->
                        new DetectedCategory.Alternative(
                                ProductCategory.valueOf(candidate.kind().category().name()),
                                candidate.kind().label(),
                                rounded(Math.min(1, candidate.probability() * trust(guess)))))
                .toList();
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }
}
