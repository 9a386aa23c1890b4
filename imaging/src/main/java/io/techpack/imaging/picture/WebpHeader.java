package io.techpack.imaging.picture;

import java.util.Optional;

/** The first chunk of a WebP (RFC 9649: VP8, VP8L or VP8X) and the place of its EXIF chunk. */
record WebpHeader(int width, int height, Optional<Integer> exifOffset) implements PictureHeader {

    private static final int FIRST_CHUNK = 12;
    private static final int WHOLE = 8;

    static Optional<WebpHeader> of(Bytes bytes) {
        if (bytes.length() < 30) {
            return Optional.empty();
        }
        if (bytes.has(FIRST_CHUNK, 'V', 'P', '8', 'X')) {
            return header(bytes.u24(24) + 1, bytes.u24(27) + 1, exif(bytes));
        }
        return ofPicture(bytes, FIRST_CHUNK);
    }

    /** Whether the chunk there holds a coded picture. */
    static boolean isPicture(Bytes bytes, int chunk) {
        return bytes.has(chunk, 'V', 'P', '8', 'L') || bytes.has(chunk, 'V', 'P', '8', ' ');
    }

    /** What the coded picture in the chunk there says of its size. */
    static Optional<WebpHeader> ofPicture(Bytes bytes, int chunk) {
        if (bytes.has(chunk, 'V', 'P', '8', 'L') && bytes.u8(chunk + 8) == 0x2F) {
            long packed = bytes.u32(chunk + 9);
            return header(
                    (int) (packed & 0x3FFF) + 1,
                    (int) (packed >> 14 & 0x3FFF) + 1,
                    Optional.empty());
        }
        if (bytes.has(chunk, 'V', 'P', '8', ' ') && bytes.has(chunk + 11, 0x9D, 0x01, 0x2A)) {
            return header(
                    bytes.u16(chunk + 14) & 0x3FFF,
                    bytes.u16(chunk + 16) & 0x3FFF,
                    Optional.empty());
        }
        return Optional.empty();
    }

    /** It is decoded as a whole, some ways with a copy. */
    @Override
    public long decodingBytes() {
        return (long) width * height * WHOLE;
    }

    private static Optional<WebpHeader> header(int width, int height, Optional<Integer> exif) {
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new WebpHeader(width, height, exif));
    }

    private static Optional<Integer> exif(Bytes bytes) {
        long at = FIRST_CHUNK;
        while (at + 8 <= bytes.length()) {
            int chunk = (int) at;
            if (bytes.has(chunk, 'E', 'X', 'I', 'F')) {
                boolean prefixed = bytes.has(chunk + 8, 'E', 'x', 'i', 'f', 0, 0);
                return Optional.of(chunk + (prefixed ? 14 : 8));
            }
            long size = bytes.u32(chunk + 4);
            at += 8 + size + (size & 1);
        }
        return Optional.empty();
    }
}
