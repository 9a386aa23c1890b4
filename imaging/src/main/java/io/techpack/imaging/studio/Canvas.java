package io.techpack.imaging.studio;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Planes;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Places a cut-out on its ground and lets it cast a shadow. */
final class Canvas {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 1500;
    private static final double FILL = 0.84;
    private static final int SHADOW_RADIUS = 16;
    private static final double SHADOW_STRENGTH = 0.30;
    private static final int SHADOW_DROP = 14;

    /** The shadow is blurred at a fraction of the size. */
    private static final int SHADOW_SCALE = 4;

    private Canvas() {}

    /**
     * @param box the product's bounds in a raster of {@code boxWidth × boxHeight} over the whole
     *     cut-out
     */
    static Picture compose(Picture cutOut, Box box, int boxWidth, int boxHeight, int background) {
        double sx = cutOut.width() / (double) boxWidth;
        double sy = cutOut.height() / (double) boxHeight;
        double scale =
                Math.min(WIDTH * FILL / (box.width() * sx), HEIGHT * FILL / (box.height() * sy));
        double cx = (box.left() + box.right() + 1) * sx / 2;
        double cy = (box.top() + box.bottom() + 1) * sy / 2;
        AffineTransform place = new AffineTransform();
        place.translate(WIDTH / 2.0, HEIGHT / 2.0);
        place.scale(scale, scale);
        place.translate(-cx, -cy);
        BufferedImage product = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        draw(product, cutOut.toImage(), place);
        BufferedImage result = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setColor(new Color(background));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.drawImage(shadow(product), 0, SHADOW_DROP, WIDTH, HEIGHT, null);
        graphics.drawImage(product, 0, 0, null);
        graphics.dispose();
        return Picture.of(result);
    }

    private static void draw(BufferedImage target, BufferedImage source, AffineTransform place) {
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(source, place, null);
        graphics.dispose();
    }

    private static BufferedImage shadow(BufferedImage product) {
        int w = WIDTH / SHADOW_SCALE;
        int h = HEIGHT / SHADOW_SCALE;
        float[] opacity = new float[w * h];
        for (int i = 0; i < opacity.length; i++) {
            int argb = product.getRGB(i % w * SHADOW_SCALE, i / w * SHADOW_SCALE);
            opacity[i] = (argb >>> 24) / 255f;
        }
        int radius = SHADOW_RADIUS / SHADOW_SCALE;
        for (int pass = 0; pass < 3; pass++) {
            opacity = Planes.mean(opacity, w, h, radius);
        }
        BufferedImage shadow = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < opacity.length; i++) {
            shadow.setRGB(i % w, i / w, (int) Math.round(opacity[i] * SHADOW_STRENGTH * 255) << 24);
        }
        return shadow;
    }
}
