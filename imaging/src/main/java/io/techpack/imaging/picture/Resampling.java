package io.techpack.imaging.picture;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/** Copies and scales Java2D images; sources are never changed. */
final class Resampling {

    private Resampling() {}

    /** An image over these packed ARGB values, which are not copied. */
    static BufferedImage image(int width, int height, int[] argb, boolean alpha) {
        ColorModel colours =
                alpha
                        ? ColorModel.getRGBdefault()
                        : new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        SampleModel samples = colours.createCompatibleSampleModel(width, height);
        DataBufferInt data = new DataBufferInt(argb, argb.length);
        return new BufferedImage(
                colours, Raster.createWritableRaster(samples, data, null), false, null);
    }

    static BufferedImage copy(BufferedImage source) {
        return draw(
                source,
                source.getWidth(),
                source.getHeight(),
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    /** Halves until within a factor of two, which is an area average, then interpolates. */
    static BufferedImage scale(BufferedImage source, int width, int height) {
        if (width > source.getWidth() || height > source.getHeight()) {
            return draw(source, width, height, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        }
        BufferedImage current = source;
        int w = source.getWidth();
        int h = source.getHeight();
        while (w > 2 * width && h > 2 * height) {
            w /= 2;
            h /= 2;
            current = draw(current, w, h, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        }
        return draw(current, width, height, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    static BufferedImage over(BufferedImage source, int rgb) {
        BufferedImage result =
                new BufferedImage(
                        source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setColor(new Color(rgb));
        graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
        graphics.drawImage(source, 0, 0, null);
        graphics.dispose();
        return result;
    }

    static BufferedImage turned(BufferedImage source, double degrees, int rgb) {
        int width = source.getWidth();
        int height = source.getHeight();
        boolean alpha = source.getColorModel().hasAlpha();
        BufferedImage result =
                new BufferedImage(
                        width,
                        height,
                        alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        if (!alpha) {
            graphics.setColor(new Color(rgb));
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(-degrees), width / 2.0, height / 2.0);
        graphics.drawImage(source, 0, 0, null);
        graphics.dispose();
        return result;
    }

    private static BufferedImage draw(
            BufferedImage source, int width, int height, Object interpolation) {
        boolean alpha = source.getColorModel().hasAlpha();
        BufferedImage result =
                new BufferedImage(
                        width,
                        height,
                        alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        // blending with nothing would round the colours of pixels that are nearly transparent
        graphics.setComposite(AlphaComposite.Src);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }
}
