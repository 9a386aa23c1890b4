package io.techpack.imaging.picture;

import java.util.Optional;

/** The IHDR chunk of a PNG (W3C PNG 11.2.1) and the place of its eXIf chunk. */
record PngHeader(int width, int height, Optional<Integer> exifOffset) implements PictureHeader {

    private static final int FIRST_CHUNK = 8;

    static Optional<PngHeader> of(Bytes bytes) {
        if (!bytes.has(FIRST_CHUNK + 4, 'I', 'H', 'D', 'R')) {
            return Optional.empty();
        }
        long width = bytes.u32(16);
        long height = bytes.u32(20);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new PngHeader((int) width, (int) height, exif(bytes)));
    }

    private static Optional<Integer> exif(Bytes bytes) {
        long at = FIRST_CHUNK;
        while (at + 12 <= bytes.length()) {
            if (bytes.has((int) at + 4, 'e', 'X', 'I', 'f')) {
                return Optional.of((int) at + 8);
            }
            at += 12 + bytes.u32((int) at);
        }
        return Optional.empty();
    }
}
