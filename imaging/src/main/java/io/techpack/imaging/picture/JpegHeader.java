package io.techpack.imaging.picture;

import java.util.Optional;

/**
 * The frame header of a JPEG (ITU-T T.81, B.2.2) and the place of its EXIF segment.
 *
 * @param coding the frame's marker, which says how it is coded: C0 baseline, C2 progressive
 * @param components 1 grey, 3 colour, 4 CMYK
 * @param samples of all components: chroma has mostly fewer than there are pixels
 */
record JpegHeader(
        int width,
        int height,
        int coding,
        int components,
        long samples,
        Optional<Integer> exifOffset)
        implements PictureHeader {

    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int LOSSLESS = 0xC3;
    private static final int COEFFICIENT = 2;
    private static final int WHOLE = 8;

    static Optional<JpegHeader> of(Bytes bytes) {
        Optional<Integer> exif = Optional.empty();
        JpegSegments segments = new JpegSegments(bytes);
        while (segments.next()) {
            int marker = segments.marker();
            int at = segments.offset();
            if (isFrame(marker)) {
                return frame(bytes, at, exif);
            }
            if (marker == JpegSegments.START_OF_SCAN || marker == JpegSegments.END_OF_IMAGE) {
                return Optional.empty();
            }
            if (marker == 0xE1 && exif.isEmpty() && bytes.has(at + 4, 'E', 'x', 'i', 'f', 0, 0)) {
                exif = Optional.of(at + 10);
            }
        }
        return Optional.empty();
    }

    /** Whether red, green and blue, or grey, come out of the decoder row by row. */
    boolean isPlain() {
        return (components == 1 || components == 3) && coding != LOSSLESS;
    }

    /** Of progressive ones all coefficients are kept, of those decoded as a whole all pixels. */
    @Override
    public long decodingBytes() {
        if (!isPlain()) {
            return (long) width * height * WHOLE;
        }
        return coding == BASELINE || coding == EXTENDED ? 0 : samples * COEFFICIENT;
    }

    private static Optional<JpegHeader> frame(Bytes bytes, int at, Optional<Integer> exif) {
        int height = bytes.u16(at + 5);
        int width = bytes.u16(at + 7);
        int components = bytes.u8(at + 9);
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(
                        new JpegHeader(
                                width,
                                height,
                                bytes.u8(at + 1),
                                components,
                                (long) width * height * parts(bytes, at, components) / 16,
                                exif));
    }

    /** How many sixteenths of the pixels all samples are (T.81, A.1.1). */
    private static int parts(Bytes bytes, int at, int components) {
        int most = 1;
        int parts = 0;
        for (int i = 0; i < components; i++) {
            int factors = Math.max(0, bytes.u8(at + 11 + 3 * i));
            int each = (factors >> 4) * (factors & 15);
            most = Math.max(most, each);
            parts += each;
        }
        return Math.min(16 * components, 16 * parts / most);
    }

    /** SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }
}
