package io.techpack.imaging.shape;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.Optional;

/**
 * Everything known about an upright product's form, all in the raster's pixels. Immutable, any
 * thread.
 *
 * @param raster the upright picture at working size
 * @param traced the outline as photographed
 * @param landmarks on the outline as photographed: where to look
 * @param drawn left and right averaged where the product is symmetric enough, otherwise as
 *     photographed
 * @param drawnLandmarks on the drawn outline, of legs on the photographed one: what to measure
 * @param averaged whether {@code drawn} is an average
 */
public record Anatomy(
        GarmentClass kind,
        LabRaster raster,
        Silhouette traced,
        Landmarks landmarks,
        Silhouette drawn,
        Landmarks drawnLandmarks,
        boolean averaged) {

    private static final double SYMMETRIC = 0.84;

    /**
     * @param small the upright mask, in the raster's proportions
     * @param trust confidence in the mask, 0 to 1
     */
    public static Anatomy of(LabRaster raster, Mask small, GarmentClass kind, double trust) {
        boolean withoutStrings = kind != GarmentClass.BAG && kind != GarmentClass.OBJECT;
        Silhouette traced = Silhouette.of(small, raster.width(), raster.height(), withoutStrings);
        Landmarks landmarks = Landmarks.of(traced, kind, trust);
        Optional<Silhouette> averaged =
                kind.isSymmetric() ? traced.mirrored(SYMMETRIC) : Optional.empty();
        return new Anatomy(
                kind,
                raster,
                traced,
                landmarks,
                averaged.orElse(traced),
                // legs move each by itself: the mean of two poses is narrower than either
                averaged.filter(_ -> !kind.hasLegs())
                        .map(drawn -> Landmarks.of(drawn, kind, trust))
                        .orElse(landmarks),
                averaged.isPresent());
    }
}
