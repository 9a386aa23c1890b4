package io.techpack.imaging.picture;

/**
 * Whether a picture's end is there. Decoders paint the missing part of a truncated JPEG grey and
 * say nothing; a PNG's fail by themselves.
 */
final class Completeness {

    private Completeness() {}

    static boolean holds(PictureFormat format, byte[] bytes) {
        return switch (format) {
            case JPEG -> endsAfterLastScan(bytes);
            case PNG -> true;
            case WEBP -> Bytes.littleEndian(bytes).u32(4) + 8 <= bytes.length + 1L;
        };
    }

    /**
     * An end marker (FF D9) after the last start of scan (FF DA); an EXIF thumbnail has its own
     * pair before that.
     */
    private static boolean endsAfterLastScan(byte[] bytes) {
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (Bytes.startsWith(bytes, i, 0xFF, 0xD9)) {
                return true;
            }
            if (Bytes.startsWith(bytes, i, 0xFF, 0xDA)) {
                return false;
            }
        }
        return false;
    }
}
