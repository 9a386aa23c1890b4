package io.techpack.imaging.picture;

/**
 * What an untrusted picture may be at most. Immutable, any thread.
 *
 * @param maxBytes largest encoded size, bytes
 * @param minSide smallest width and height, pixels
 * @param maxSide largest width and height, pixels
 * @param maxMemory what decoding it may take in all, bytes, as far as its header tells
 */
public record PictureLimits(int maxBytes, int minSide, int maxSide, long maxMemory) {

    /** 10 MB, 256 to 8192 pixels a side, 256 MB: a photo of 48 million pixels is taken. */
    public static final PictureLimits STANDARD =
            new PictureLimits(10_000_000, 256, 8192, 256L << 20);

    private static final long MEGABYTE = 1 << 20;

    public PictureLimits {
        if (maxBytes < 1
                || minSide < 1
                || maxSide < minSide
                || maxMemory < (long) minSide * minSide * Integer.BYTES) {
            throw new IllegalArgumentException(
                    "limits that no picture can meet: maxBytes=%d minSide=%d maxSide=%d maxMemory=%d"
                            .formatted(maxBytes, minSide, maxSide, maxMemory));
        }
    }

    void requireSize(int bytes) throws UnreadablePicture {
        if (bytes > maxBytes) {
            throw new UnreadablePicture(
                    UnreadablePicture.Kind.TOO_LARGE,
                    "The picture has %,d bytes; at most %,d are accepted. Send a smaller or more compressed one."
                            .formatted(bytes, maxBytes));
        }
    }

    void requireDimensions(int width, int height) throws UnreadablePicture {
        if (width < minSide || height < minSide) {
            throw badDimensions(
                    width, height, "each side needs at least %d pixels".formatted(minSide));
        }
        if (width > maxSide || height > maxSide) {
            throw badDimensions(
                    width, height, "a side may have at most %d pixels".formatted(maxSide));
        }
    }

    void requireMemory(PictureFormat format, PictureHeader header) throws UnreadablePicture {
        long needed =
                header.decodingBytes()
                        + Reduction.keptPixels(header.width(), header.height()) * Integer.BYTES;
        if (needed > maxMemory) {
            throw UnreadablePicture.tooCostly(
                    "Decoding this %s of %d × %d pixels would take %,d MB of memory; at most %,d MB are given to a picture. Send a smaller one."
                            .formatted(
                                    format,
                                    header.width(),
                                    header.height(),
                                    Math.ceilDiv(needed, MEGABYTE),
                                    maxMemory / MEGABYTE));
        }
    }

    private static UnreadablePicture badDimensions(int width, int height, String limit) {
        return new UnreadablePicture(
                UnreadablePicture.Kind.BAD_DIMENSIONS,
                "The picture is %d × %d pixels; %s.".formatted(width, height, limit));
    }
}
