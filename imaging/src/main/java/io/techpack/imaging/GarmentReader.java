package io.techpack.imaging;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.segmentation.Segmentation;
import io.techpack.imaging.segmentation.Segmenter;

/** Reads a product photo once; everything else is asked of the {@link Garment}. Any thread. */
public final class GarmentReader {

    /** What was accepted once is read again; these limits only protect the memory. */
    private static final PictureReader ACCEPTED =
            new PictureReader(new PictureLimits(100_000_000, 16, 16_384, 2L << 30));

    private GarmentReader() {}

    /**
     * Decodes a picture that was accepted before, and cuts the product out.
     *
     * @throws UnreadablePicture when the bytes cannot be decoded
     * @throws InterruptedException when the thread is interrupted, soon after
     */
    public static Garment read(byte[] accepted) throws UnreadablePicture, InterruptedException {
        return read(decode(accepted));
    }

    /**
     * Decodes a picture that was accepted before.
     *
     * @throws UnreadablePicture when the bytes cannot be decoded
     */
    public static Picture decode(byte[] accepted) throws UnreadablePicture {
        return ACCEPTED.decode(accepted);
    }

    /**
     * Cuts the product out, about 0.3 s on one core. Nothing else is computed until it is asked
     * for.
     *
     * @throws InterruptedException when the thread is interrupted, soon after
     */
    public static Garment read(Picture picture) throws InterruptedException {
        Segmentation segmentation = Segmenter.segment(picture);
        return new Garment(picture, segmentation);
    }
}
