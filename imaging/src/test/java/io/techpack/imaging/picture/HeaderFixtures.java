package io.techpack.imaging.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Headers put together byte by byte, as an encoder or an attacker would. Confined to one thread.
 */
final class HeaderFixtures {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    HeaderFixtures bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    HeaderFixtures ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    HeaderFixtures big16(int value) {
        return bytes(value >> 8, value);
    }

    HeaderFixtures big32(long value) {
        return big16((int) (value >> 16)).big16((int) value);
    }

    HeaderFixtures little16(int value) {
        return bytes(value, value >> 8);
    }

    HeaderFixtures little24(int value) {
        return bytes(value, value >> 8, value >> 16);
    }

    HeaderFixtures little32(long value) {
        return little16((int) value).little16((int) (value >> 16));
    }

    HeaderFixtures zeros(int count) {
        return bytes(new int[count]);
    }

    int size() {
        return out.size();
    }

    byte[] done() {
        return out.toByteArray();
    }

    static HeaderFixtures jpeg() {
        return new HeaderFixtures().bytes(0xFF, 0xD8);
    }

    /** A marker segment with its length; {@code payload} zeros follow. */
    HeaderFixtures segment(int marker, int payload) {
        return bytes(0xFF, marker).big16(payload + 2).zeros(payload);
    }

    HeaderFixtures frame(int marker, int width, int height) {
        return bytes(0xFF, marker).big16(17).bytes(8).big16(height).big16(width).zeros(10);
    }

    static HeaderFixtures png(long width, long height) {
        return new HeaderFixtures()
                .bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')
                .big32(13)
                .ascii("IHDR")
                .big32(width)
                .big32(height)
                .bytes(8, 2, 0, 0, 0)
                .big32(0);
    }

    static HeaderFixtures webp(String firstChunk) {
        return new HeaderFixtures().ascii("RIFF").little32(1000).ascii("WEBP").ascii(firstChunk);
    }
}
