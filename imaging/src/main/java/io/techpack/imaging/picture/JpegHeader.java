package io.techpack.imaging.picture;

import java.util.Optional;

/** The frame header of a JPEG (ITU-T T.81, B.2.2) and the place of its EXIF segment. */
record JpegHeader(int width, int height, Optional<Integer> exifOffset) implements PictureHeader {

    static Optional<JpegHeader> of(Bytes bytes) {
        Optional<Integer> exif = Optional.empty();
        int at = 2;
        while (at + 4 <= bytes.length()) {
            if (bytes.u8(at) != 0xFF) {
                return Optional.empty();
            }
            int marker = bytes.u8(at + 1);
            if (marker == 0xFF || isStandalone(marker)) {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            if (isFrame(marker)) {
                return frame(bytes, at, exif);
            }
            int length = bytes.u16(at + 2);
            if (length < 2 || marker == 0xDA || marker == 0xD9) {
                return Optional.empty();
            }
            if (marker == 0xE1 && exif.isEmpty() && bytes.has(at + 4, 'E', 'x', 'i', 'f', 0, 0)) {
                exif = Optional.of(at + 10);
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    private static Optional<JpegHeader> frame(Bytes bytes, int at, Optional<Integer> exif) {
        int height = bytes.u16(at + 5);
        int width = bytes.u16(at + 7);
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new JpegHeader(width, height, exif));
    }

    private static boolean isStandalone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
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
