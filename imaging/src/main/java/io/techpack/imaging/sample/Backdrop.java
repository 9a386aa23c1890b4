package io.techpack.imaging.sample;

import java.awt.image.BufferedImage;

/**
 * A table top: even, a little grain, darker towards the corners, with the garment's shadow on it.
 */
record Backdrop(int ground, long seed) {

    private static final int SHADOW_X = 10;
    private static final int SHADOW_Y = 18;

    BufferedImage lit(BufferedImage cover) {
        int w = cover.getWidth();
        int h = cover.getHeight();
        float[] shadow = Coverage.softened(cover, 24);
        ValueNoise noise = new ValueNoise(seed ^ 0x5EEDL);
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double u = (x - w * 0.45) / w;
                double v = (y - h * 0.4) / h;
                double vignette = 1.03 - 0.28 * (u * u + v * v);
                double grain =
                        0.012 * noise.at(x / 1.7, y / 1.7) + 0.01 * noise.at(x / 60.0, y / 60.0);
                int sx = Math.clamp(x - SHADOW_X, 0, w - 1);
                int sy = Math.clamp(y - SHADOW_Y, 0, h - 1);
                double shade = 1 - 0.28 * shadow[sy * w + sx];
                image.setRGB(x, y, Shade.of(ground, (vignette + grain) * shade));
            }
        }
        return image;
    }
}
