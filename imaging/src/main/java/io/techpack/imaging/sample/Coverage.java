package io.techpack.imaging.sample;

import io.techpack.imaging.raster.Planes;
import java.awt.image.BufferedImage;

/** Coverage: how much of each pixel is garment, 0 to 1, read from grey pictures. */
final class Coverage {

    private Coverage() {}

    static float[] plane(BufferedImage cover) {
        int w = cover.getWidth();
        float[] plane = new float[w * cover.getHeight()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (cover.getRGB(i % w, i / w) & 0xFF) / 255f;
        }
        return plane;
    }

    static float[] softened(BufferedImage cover, int radius) {
        float[] plane = plane(cover);
        for (int pass = 0; pass < 3; pass++) {
            plane = Planes.mean(plane, cover.getWidth(), cover.getHeight(), radius / 2);
        }
        return plane;
    }
}
