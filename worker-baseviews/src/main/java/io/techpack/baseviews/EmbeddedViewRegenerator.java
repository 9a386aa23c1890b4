package io.techpack.baseviews;

import io.techpack.artifact.ArtifactType;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.colour.TradeColour;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.studio.Staging;
import io.techpack.job.FailureKind;
import io.techpack.product.ViewPicture;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.Optional;

/**
 * Cuts the product out and shows it alone on an even ground, in another colour where the request
 * names one; nothing is invented. Thread-safe.
 */
final class EmbeddedViewRegenerator implements ViewRegenerator {

    private static final double QUALITY = 0.92;
    private static final double THUMBNAIL_QUALITY = 0.8;
    private static final int THUMBNAIL_SIDE = 320;

    private final CpuBulkhead cores;

    EmbeddedViewRegenerator(CpuBulkhead cores) {
        this.cores = cores;
    }

    @Override
    public EngineResult<NewPicture> regenerate(ViewPicture picture, Optional<String> prompt)
            throws InterruptedException {
        return cores.run(() -> made(picture, prompt));
    }

    private static EngineResult<NewPicture> made(ViewPicture picture, Optional<String> prompt)
            throws InterruptedException {
        try {
            Staging staging = prompt.map(Staging::asked).orElse(Staging.PLAIN);
            Picture shot = GarmentReader.read(picture.bytes()).studioShot(staging);
            return EngineResult.ok(
                    new NewPicture(
                            shot.jpeg(QUALITY),
                            shot.scaledToFit(THUMBNAIL_SIDE).jpeg(THUMBNAIL_QUALITY),
                            ArtifactType.JPEG,
                            shot.width(),
                            shot.height(),
                            note(staging, prompt)));
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(FailureKind.UNPROCESSABLE_IMAGE, fault.sentence());
        }
    }

    private static String note(Staging staging, Optional<String> prompt) {
        String made =
                "The picture is cut out of the earlier one and set on an even ground%s."
                        .formatted(
                                staging.recolour()
                                        .map(TradeColour::name)
                                        .map(name -> ", recoloured to " + name)
                                        .orElse(""));
        boolean ignored = prompt.isPresent() && staging.equals(Staging.PLAIN);
        return ignored
                ? made + " Of the request nothing but colours and background can be followed."
                : made;
    }
}
