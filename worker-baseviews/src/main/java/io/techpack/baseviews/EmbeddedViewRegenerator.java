package io.techpack.baseviews;

import io.techpack.artifact.ArtifactType;
import io.techpack.baseviews.retouch.RetouchWishes;
import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.Retouching;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.studio.Retouch;
import io.techpack.job.FailureKind;
import io.techpack.product.CloseUpImage;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Retouches the picture as the words want it, or shows the product alone on white where they want
 * nothing; nothing is invented. Thread-safe.
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
    public EngineResult<NewPicture> regenerate(
            ViewPicture picture, ProductContext product, Optional<String> prompt)
            throws InterruptedException {
        RetouchWishes wishes = prompt.map(RetouchWishes::in).orElseGet(RetouchWishes::standard);
        return wishes.wanted().isEmpty()
                ? nothing(wishes.undone())
                : cores.run(() -> made(picture, product, wishes));
    }

    private static EngineResult<NewPicture> made(
            ViewPicture picture, ProductContext product, RetouchWishes wishes)
            throws InterruptedException {
        try {
            Garment garment = GarmentReader.read(picture.bytes());
            GarmentClass kind =
                    KnownKind.named(product.category().map(Enum::name), product.subcategory())
                            .of(garment);
            Retouching.Retouched retouched = Retouching.of(garment, kind, wishes.wanted());
            List<String> undone = new ArrayList<>(wishes.undone());
            undone.addAll(retouched.undone());
            if (retouched.changes().isEmpty()) {
                return nothing(undone);
            }
            return EngineResult.ok(newPicture(retouched, undone, wishes.wanted(), kind));
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(FailureKind.UNPROCESSABLE_IMAGE, fault.sentence());
        }
    }

    private static NewPicture newPicture(
            Retouching.Retouched retouched,
            List<String> undone,
            List<Retouch> wanted,
            GarmentClass kind)
            throws InterruptedException {
        Picture shot = retouched.picture();
        boolean part = wanted.stream().anyMatch(EmbeddedViewRegenerator::showsAPart);
        return new NewPicture(
                shot.jpeg(QUALITY),
                shot.scaledToFit(THUMBNAIL_SIDE).jpeg(THUMBNAIL_QUALITY),
                ArtifactType.JPEG,
                shot.width(),
                shot.height(),
                retouched.changes(),
                undone,
                part,
                retouched.recoloured().map(AnalysisMapper::colours),
                // the whole product is read anew, with its print
                part ? print(shot, kind) : Optional.empty());
    }

    private static Optional<CloseUpImage.Region> print(Picture shot, GarmentClass kind)
            throws InterruptedException {
        return GarmentReader.read(shot)
                .analysis(kind, Optional.empty())
                .print()
                .map(AnalysisMapper::print);
    }

    private static boolean showsAPart(Retouch wanted) {
        return switch (wanted) {
            case Retouch.Crop crop -> crop.part().isPresent();
            case Retouch.Zoom _ -> true;
            // the product has its colours still
            case Retouch.Greyscale _ -> true;
            // no flat lies on its side
            case Retouch.Turn turn -> Math.abs(turn.degrees()) > 45;
            case Retouch.Mirror mirror -> mirror.upsideDown();
            case Retouch.Ground _, Retouch.OfPixels _, Retouch.Straighten _, Retouch.Centre _ ->
                    false;
        };
    }

    private static EngineResult<NewPicture> nothing(List<String> undone) {
        String why = undone.isEmpty() ? "it asks for nothing" : String.join("; ", undone);
        return EngineResult.refused(
                FailureKind.UNPROCESSABLE_EDIT,
                "regeneratePrompt: %s. Nothing was changed. What can be done: %s."
                        .formatted(why, RetouchWishes.possible()));
    }
}
