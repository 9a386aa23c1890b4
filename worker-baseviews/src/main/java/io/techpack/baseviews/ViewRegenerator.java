package io.techpack.baseviews;

import io.techpack.artifact.ArtifactType;
import io.techpack.product.AnalysisData;
import io.techpack.product.CloseUpImage;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Optional;

/** Makes the picture of a view anew. Implementations are thread-safe. */
interface ViewRegenerator {

    /**
     * A new picture.
     *
     * @param picture encoded
     * @param thumbnail encoded as the picture is
     * @param changes what was done to the earlier one, in plain words; not empty
     * @param undone sentences on what of the request was not done
     * @param part whether it shows only a part of the product, or the product not upright
     * @param colours of the product as a whole, where it has another colour in it
     * @param print where a print is in it, if it shows one
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be stored, never compared
    record NewPicture(
            byte[] picture,
            byte[] thumbnail,
            ArtifactType type,
            int width,
            int height,
            List<String> changes,
            List<String> undone,
            boolean part,
            Optional<List<AnalysisData.Color>> colours,
            Optional<CloseUpImage.Region> print) {

        /** The same for an analysis's notes. */
        String note() {
            String made = "Made anew: %s.".formatted(String.join("; ", changes));
            return undone.isEmpty()
                    ? made
                    : "%s Not done: %s.".formatted(made, String.join("; ", undone));
        }
    }

    /**
     * Makes the picture anew.
     *
     * @param product what is known of it
     * @param prompt what is wanted, in words, if anything special
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<NewPicture> regenerate(
            ViewPicture picture, ProductContext product, Optional<String> prompt)
            throws InterruptedException;
}
