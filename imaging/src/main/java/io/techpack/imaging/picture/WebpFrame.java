package io.techpack.imaging.picture;

import java.util.Optional;

/**
 * Where the first coded picture of a WebP lies on its canvas (RFC 9649, 2.7): all over it, or at an
 * animation frame's place.
 */
record WebpFrame(int x, int y, int width, int height) {

    private static final int FIRST_CHUNK = 12;
    private static final int FRAME_HEADER = 16;

    /**
     * Empty when there is no picture, one that is cut off, or one of another size than was said of
     * it: the decoder believes the picture.
     */
    static Optional<WebpFrame> of(Bytes bytes, WebpHeader header) {
        long at = FIRST_CHUNK;
        WebpFrame expected = new WebpFrame(0, 0, header.width(), header.height());
        while (at + 8 <= bytes.length()) {
            int chunk = (int) at;
            long size = bytes.u32(chunk + 4);
            if (at + 8 + size > bytes.length()) {
                return Optional.empty();
            }
            if (WebpHeader.isPicture(bytes, chunk)) {
                WebpFrame frame = expected;
                return WebpHeader.ofPicture(bytes, chunk)
                        .filter(coded ->
                                coded.width() == frame.width && coded.height() == frame.height)
                        .map(_ -> frame);
            }
            if (bytes.has(chunk, 'A', 'N', 'M', 'F')) {
                expected =
                        new WebpFrame(
                                2 * bytes.u24(chunk + 8),
                                2 * bytes.u24(chunk + 11),
                                bytes.u24(chunk + 14) + 1,
                                bytes.u24(chunk + 17) + 1);
                at += 8 + FRAME_HEADER;
            } else {
                at += 8 + size + (size & 1);
            }
        }
        return Optional.empty();
    }

    boolean fits(WebpHeader canvas) {
        return x >= 0
                && y >= 0
                && (long) x + width <= canvas.width()
                && (long) y + height <= canvas.height();
    }
}
