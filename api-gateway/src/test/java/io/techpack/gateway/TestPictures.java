package io.techpack.gateway;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests. */
final class TestPictures {

    private TestPictures() {}

    static byte[] jpeg(int width, int height, int colour) {
        return encode(width, height, colour, BufferedImage.TYPE_INT_RGB, "jpeg");
    }

    static byte[] png(int width, int height) {
        return encode(width, height, 0x336699, BufferedImage.TYPE_INT_RGB, "png");
    }

    static byte[] transparentPng(int width, int height) {
        return encode(width, height, 0x336699, BufferedImage.TYPE_INT_ARGB, "png");
    }

    /** A JPEG whose EXIF block says that the camera was turned: upright it is height by width. */
    static byte[] turnedJpeg(int width, int height) {
        byte[] plain = jpeg(width, height, 0x804020);
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(plain, 0, 2);
        turned.writeBytes(exif);
        turned.write(plain, 2, plain.length - 2);
        return turned.toByteArray();
    }

    /** The header of a PNG of that size, and nothing of its pixels. */
    static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(8 + 25);
        header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        header.putInt(13);
        byte[] chunk =
                ByteBuffer.allocate(17)
                        .put(new byte[] {'I', 'H', 'D', 'R'})
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        header.put(chunk).putInt((int) crc.getValue());
        return header.array();
    }

    private static byte[] encode(int width, int height, int colour, int type, String format) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(colour));
        graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
