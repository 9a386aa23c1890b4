package io.techpack.imaging;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.segmentation.Segmentation;
import io.techpack.imaging.segmentation.Segmenter;

/** Reads a product photo once; everything else is asked of the {@link Garment}. Any thread. */
public final class GarmentReader {

    private GarmentReader() {}

    /**
     * Cuts the product out, about 0.3 s on one core. Nothing else is computed until it is asked for.
     *
     * @throws InterruptedException when the thread is interrupted, soon after
     */
    public static Garment read(Picture picture) throws InterruptedException {
        Segmentation segmentation = Segmenter.segment(picture);
        return new Garment(picture, segmentation);
    }
}
