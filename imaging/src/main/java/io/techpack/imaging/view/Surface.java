package io.techpack.imaging.view;

import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.colour.WhiteBalance;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.texture.SurfacePattern;
import io.techpack.imaging.texture.Texture;
import java.util.Optional;

/**
 * What a product's surface looks like.
 *
 * @param palette in white light, as far as the background told the light's colour
 * @param balance what was done for that
 * @param print where a single picture, word or logo is, in pixels of the working raster
 */
public record Surface(
        Palette palette,
        Optional<WhiteBalance> balance,
        SurfacePattern pattern,
        Optional<Box> print,
        Texture texture) {}
