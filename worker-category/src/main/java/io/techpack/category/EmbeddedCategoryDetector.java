package io.techpack.category;

import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.product.ViewPicture;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;

/** Tells the category from the pixels alone: deterministic, without a network. Thread-safe. */
final class EmbeddedCategoryDetector implements CategoryDetector {

    private final CpuBulkhead cores;

    EmbeddedCategoryDetector(CpuBulkhead cores) {
        this.cores = cores;
    }

    @Override
    public EngineResult<DetectedCategory> detect(ViewPicture picture) throws InterruptedException {
        return cores.run(() -> read(picture));
    }

    private static EngineResult<DetectedCategory> read(ViewPicture picture)
            throws InterruptedException {
        try {
            CategoryGuess guess = GarmentReader.read(picture.bytes()).category();
            return EngineResult.ok(
                    new DetectedCategory(
                            ProductCategory.valueOf(guess.category().name()),
                            guess.subcategory(),
                            Math.round(guess.confidence() * 100) / 100.0,
                            guess.reasoning()));
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(FailureKind.UNPROCESSABLE_IMAGE, fault.sentence());
        }
    }
}
