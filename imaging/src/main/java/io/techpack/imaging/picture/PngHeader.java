package io.techpack.imaging.picture;

import java.util.Optional;

/** The IHDR chunk of a PNG (W3C PNG 11.2.1) and the place of its eXIf chunk. */
record PngHeader(int width, int height, boolean interlaced, Optional<Integer> exifOffset)
        implements PictureHeader {

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
        Optional<Integer> exif = PngChunks.of(bytes).first("eXIf", 0).map(PngChunks.Chunk::offset);
        return Optional.of(new PngHeader((int) width, (int) height, bytes.u8(28) > 0, exif));
    }

    /** An interlaced one is put together as a whole. */
    @Override
    public long decodingBytes() {
        return interlaced ? 4L * width * height : 0;
    }
}
