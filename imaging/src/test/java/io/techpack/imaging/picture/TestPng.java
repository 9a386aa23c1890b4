package io.techpack.imaging.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Puts PNGs together chunk by chunk, of any colour type and depth. Confined to one thread. */
final class TestPng {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TestPng(int width, int height, int depth, int colourType, boolean interlaced) {
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colourType)
                        .put(new byte[] {0, 0, (byte) (interlaced ? 1 : 0)})
                        .array());
    }

    TestPng chunk(String type, byte... data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return this;
    }

    TestPng numbers(String type, int... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            data.putInt(value);
        }
        return chunk(type, data.array());
    }

    TestPng profile(byte[] icc) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {'p', 0, 0});
        data.writeBytes(deflated(icc));
        return chunk("iCCP", data.toByteArray());
    }

    /** The rows with their filter bytes; the coded data is cut into chunks of 100 bytes. */
    byte[] pixels(byte[] filteredRows) {
        byte[] coded = deflated(filteredRows);
        for (int at = 0; at < coded.length; at += 100) {
            int length = Math.min(100, coded.length - at);
            chunk("IDAT", ByteBuffer.allocate(length).put(coded, at, length).array());
        }
        chunk("IEND");
        return out.toByteArray();
    }

    /** All pixels have these samples, of eight bits or, if so, in two bytes each. */
    byte[] flat(int width, int height, int... pixel) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            rows.write(0);
            for (int x = 0; x < width; x++) {
                for (int sample : pixel) {
                    rows.write(sample);
                }
            }
        }
        return pixels(rows.toByteArray());
    }

    private static byte[] deflated(byte[] data) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream coded = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                coded.write(part, 0, deflater.deflate(part));
            }
            return coded.toByteArray();
        }
    }
}
