package io.techpack.imaging.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lossless WebPs of one colour, which take a few bytes at any size; alone or on a canvas. */
final class TestWebp {

    private TestWebp() {}

    /** RFC 9649: no transform, no cache, five codes of one symbol each; pixels take no bits. */
    static byte[] flat(int width, int height, int argb) {
        return file(chunk("VP8L", lossless(width, height, argb)));
    }

    /** A picture of two greens, one bit a pixel, of which only so many bytes are there. */
    static byte[] twoGreens(int width, int height, int bytes) {
        Bits bits = header(width, height);
        bits.add(1, 1).add(1, 1).add(1, 1).add(0x40, 8).add(0x80, 8);
        for (int channel : new int[] {0, 0, 0xFF, 0}) {
            bits.symbol(channel);
        }
        byte[] pixels = new byte[bytes];
        Arrays.fill(pixels, (byte) 0x55);
        for (byte each : pixels) {
            bits.add(each & 0xFF, 8);
        }
        return file(chunk("VP8L", bits.done()));
    }

    /** An animation whose first frame is at even coordinates on a canvas. */
    static byte[] onCanvas(int canvasWidth, int canvasHeight, int x, int y, byte[] frame) {
        byte[] picture = Arrays.copyOfRange(frame, 12, frame.length);
        Bytes size = Bytes.littleEndian(frame);
        WebpHeader header = WebpHeader.of(size).orElseThrow();
        byte[] animated =
                new HeaderFixtures()
                        .little24(x / 2)
                        .little24(y / 2)
                        .little24(header.width() - 1)
                        .little24(header.height() - 1)
                        .little24(100)
                        .bytes(0)
                        .done();
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(animated);
        first.writeBytes(picture);
        return file(
                canvas(0x12, canvasWidth, canvasHeight),
                chunk("ANIM", new byte[6]),
                chunk("ANMF", first.toByteArray()));
    }

    /** The same picture with an EXIF chunk. */
    static byte[] withExif(byte[] still, byte[] exif) {
        WebpHeader header = WebpHeader.of(Bytes.littleEndian(still)).orElseThrow();
        return file(
                canvas(0x18, header.width(), header.height()),
                Arrays.copyOfRange(still, 12, still.length),
                chunk("EXIF", exif));
    }

    private static byte[] canvas(int flags, int width, int height) {
        return chunk(
                "VP8X",
                new HeaderFixtures()
                        .bytes(flags, 0, 0, 0)
                        .little24(width - 1)
                        .little24(height - 1)
                        .done());
    }

    private static byte[] lossless(int width, int height, int argb) {
        Bits bits = header(width, height);
        for (int channel : new int[] {argb >> 8, argb >> 16, argb, argb >>> 24, 0}) {
            bits.symbol(channel);
        }
        return bits.done();
    }

    /** Up to the codes of green, red, blue, alpha and distance. */
    private static Bits header(int width, int height) {
        return new Bits()
                .add(0x2F, 8)
                .add(width - 1, 14)
                .add(height - 1, 14)
                .add(1, 1)
                .add(0, 3)
                .add(0, 1)
                .add(0, 1)
                .add(0, 1);
    }

    private static byte[] file(byte[]... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        return chunk("RIFF", body.toByteArray());
    }

    private static byte[] chunk(String name, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new HeaderFixtures().ascii(name).little32(data.length).done());
        out.writeBytes(data);
        if (data.length % 2 == 1) {
            out.write(0);
        }
        return out.toByteArray();
    }

    /** Least significant bit first. */
    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long held;
        private int count;

        Bits add(int value, int width) {
            held |= (long) value << count;
            for (count += width; count >= 8; count -= 8) {
                out.write((int) held);
                held >>>= 8;
            }
            return this;
        }

        /** A code of one symbol, which takes no bits. */
        void symbol(int channel) {
            add(1, 1).add(0, 1).add(1, 1).add(channel & 0xFF, 8);
        }

        byte[] done() {
            out.write((int) held);
            out.writeBytes(new byte[4]);
            return out.toByteArray();
        }
    }
}
