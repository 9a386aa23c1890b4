package io.techpack.imaging.picture;

import java.util.Optional;

/**
 * What the header of one encoding says, read without decoding and without trusting any length in
 * it.
 */
sealed interface PictureHeader permits JpegHeader, PngHeader, WebpHeader {

    int width();

    int height();

    /** Where the picture carries its EXIF block (the TIFF part), if it has one. */
    Optional<Integer> exifOffset();

    /** What decoding it keeps in memory beside the picture that comes out, estimated. */
    long decodingBytes();

    static Optional<? extends PictureHeader> of(PictureFormat format, byte[] bytes) {
        return switch (format) {
            case JPEG -> JpegHeader.of(Bytes.bigEndian(bytes));
            case PNG -> PngHeader.of(Bytes.bigEndian(bytes));
            case WEBP -> WebpHeader.of(Bytes.littleEndian(bytes));
        };
    }
}
