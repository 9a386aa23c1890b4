package io.techpack.imaging.picture;

/**
 * What an untrusted picture may be at most. Immutable, any thread.
 *
 * @param maxBytes largest encoded size, bytes
 * @param minSide smallest width and height, pixels
 * @param maxSide largest width and height, pixels
 * @param maxPixels largest width × height
 */
public record PictureLimits(int maxBytes, int minSide, int maxSide, long maxPixels) {

    /** 10 MB, 256 to 8192 pixels a side, 40 million pixels. */
    public static final PictureLimits STANDARD =
            new PictureLimits(10_000_000, 256, 8192, 40_000_000L);

    public PictureLimits {
        if (maxBytes < 1
                || minSide < 1
                || maxSide < minSide
                || maxPixels < (long) minSide * minSide) {
            throw new IllegalArgumentException(
                    "limits that no picture can meet: maxBytes=%d minSide=%d maxSide=%d maxPixels=%d"
                            .formatted(maxBytes, minSide, maxSide, maxPixels));
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
        if ((long) width * height > maxPixels) {
            throw badDimensions(
                    width, height, "at most %,d pixels in all are accepted".formatted(maxPixels));
        }
    }

    private static UnreadablePicture badDimensions(int width, int height, String limit) {
        return new UnreadablePicture(
                UnreadablePicture.Kind.BAD_DIMENSIONS,
                "The picture is %d × %d pixels; %s.".formatted(width, height, limit));
    }
}
