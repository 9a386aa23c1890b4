package io.techpack.category;

import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.category.CategoryGuess;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.worker.Cores;
import io.techpack.worker.Reply;
import io.techpack.worker.ViewPicture;

/** Tells the category from the pixels alone: deterministic, without a network. Thread-safe. */
final class EmbeddedCategoryDetector implements CategoryDetector {

    private final Cores cores;

    EmbeddedCategoryDetector(Cores cores) {
        this.cores = cores;
    }

    @Override
    public Reply<DetectedCategory> detect(ViewPicture picture) throws InterruptedException {
        return cores.run(() -> read(picture));
    }

    private static Reply<DetectedCategory> read(ViewPicture picture) throws InterruptedException {
        try {
            CategoryGuess guess = GarmentReader.read(picture.bytes()).category();
            return Reply.made(
                    new DetectedCategory(
                            ProductCategory.valueOf(guess.category().name()),
                            guess.subcategory(),
                            Math.round(guess.confidence() * 100) / 100.0,
                            guess.reasoning()));
        } catch (UnreadablePicture fault) {
            return Reply.refused(FailureKind.UNPROCESSABLE_IMAGE, fault.sentence());
        }
    }
}
