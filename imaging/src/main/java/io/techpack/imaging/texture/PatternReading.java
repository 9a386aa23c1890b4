package io.techpack.imaging.texture;

import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.Optional;

/**
 * The pattern of a product's cloth: what repeats is told by its spectrum, dots by their shape, and
 * the rest by where colours lie.
 *
 * @param print where a single picture, word or logo is, in the raster's pixels
 */
public record PatternReading(SurfacePattern pattern, Optional<Box> print) {

    /** Of its edge a product shows the ground's blur and its own shadow. */
    private static final int EDGE = 4;

    /** Deterministic, any thread; about 80 ms for 800 pixels. */
    public static PatternReading of(LabRaster raster, Mask mask, Palette palette) {
        if (palette.colours().isEmpty()) {
            return new PatternReading(SurfacePattern.UNREADABLE, Optional.empty());
        }
        ContrastPlane cloth = ContrastPlane.of(raster, mask.eroded(EDGE));
        Repeats repeats = Repeats.on(cloth);
        Optional<SurfacePattern> stripes = repeats.stripes();
        if (stripes.isPresent()) {
            return new PatternReading(stripes.get(), Optional.empty());
        }
        if (repeats.isBusy() && Dots.on(cloth)) {
            return new PatternReading(SurfacePattern.DOTTED, Optional.empty());
        }
        if (repeats.isChecked()) {
            return new PatternReading(SurfacePattern.CHECKED, Optional.empty());
        }
        Optional<Box> print = PlacedPrint.in(raster, mask, palette);
        if (print.isPresent()) {
            return new PatternReading(SurfacePattern.PLACED_GRAPHIC, print);
        }
        return new PatternReading(
                repeats.isBusyAllOver()
                        ? SurfacePattern.ALL_OVER_PRINT
                        : ColourLayout.of(raster, mask, palette),
                Optional.empty());
    }
}
