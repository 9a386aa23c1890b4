package io.techpack.imaging.sample;

import java.awt.image.BufferedImage;

/** A woven surface with folds: shading by directional noise, rounder towards the edges. */
record Cloth(int rgb, long seed) {

    void lay(BufferedImage image, SewingPattern pattern, BufferedImage cover) {
        int w = image.getWidth();
        float[] opacity = Coverage.plane(cover);
        float[] round = Coverage.softened(cover, 30);
        float[] panels = pattern.panelShading();
        ValueNoise folds = new ValueNoise(seed * 31 + 7);
        ValueNoise weave = new ValueNoise(seed * 17 + 3);
        for (int i = 0; i < opacity.length; i++) {
            if (opacity[i] > 0) {
                int x = i % w;
                int y = i / w;
                double light =
                        0.80 + 0.22 * round[i] + fold(folds, x, y) + weave(weave, x, y) - panels[i];
                int below = image.getRGB(x, y) & 0xFFFFFF;
                image.setRGB(x, y, Shade.mix(below, Shade.of(rgb, light), opacity[i]));
            }
        }
    }

    /** Long soft ripples that wander, plus a few shallow creases across. */
    private static double fold(ValueNoise noise, int x, int y) {
        double wander = 40 * noise.at(x / 300.0, y / 300.0);
        double along = noise.at((x + wander) / 85.0, y / 420.0);
        double across = noise.at((x * 0.5 + y + wander) / 130.0 + 50, x / 330.0);
        double crease =
                1 - Math.abs(noise.at((x + wander * 2) / 120.0 + 90, (y + x * 0.3) / 260.0)) * 4;
        return 0.07 * along + 0.035 * across - 0.03 * Math.max(0, crease);
    }

    /** Threads crossing at right angles, uneven. */
    private static double weave(ValueNoise noise, int x, int y) {
        double threads = ((x + y) % 4 < 2 ? 1 : -1) * 0.008;
        return threads + 0.022 * noise.at(x / 1.3, y / 2.6) + 0.016 * noise.at(x / 2.6, y / 1.3);
    }
}
