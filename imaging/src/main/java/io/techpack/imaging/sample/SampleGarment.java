package io.techpack.imaging.sample;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Mask;

/**
 * One drawn garment.
 *
 * @param picture 1200 × 1500 pixels
 * @param truth which of its pixels are garment
 */
public record SampleGarment(SampleKind kind, Picture picture, Mask truth) {}
