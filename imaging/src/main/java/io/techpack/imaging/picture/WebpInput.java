package io.techpack.imaging.picture;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A WebP's bytes as its decoder wants them. The decoder of lossless pictures looks eight bytes
 * ahead; at the end of the data it would try again for each further pixel, at the price of an
 * exception each, and take what it has not read for zeros or worse. So a few zeros follow here, and
 * whoever keeps reading behind them is told that the picture is damaged. For one thread.
 */
final class WebpInput extends ImageInputStreamImpl {

    /** Twice what is looked ahead. */
    private static final int ZEROS = 16;

    /** So often the end may be met; chunks are looked for up to it. */
    private static final int MOST_ENDS = 16;

    private final byte[] bytes;
    private int ends;

    WebpInput(byte[] picture) {
        bytes = Arrays.copyOf(picture, picture.length + ZEROS);
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : end();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            return end();
        }
        int read = Math.min(length, bytes.length - (int) streamPos);
        System.arraycopy(bytes, (int) streamPos, into, from, read);
        streamPos += read;
        return read;
    }

    /** Of the picture, without the zeros behind it. */
    @Override
    public long length() {
        return bytes.length - (long) ZEROS;
    }

    private int end() throws IOException {
        if (++ends > MOST_ENDS) {
            throw new IOException("the picture needs more data than there is");
        }
        return -1;
    }
}
