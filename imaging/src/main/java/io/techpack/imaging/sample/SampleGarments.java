package io.techpack.imaging.sample;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Mask;
import java.awt.image.BufferedImage;

/**
 * Draws garments lying on a table, for the demo when no photo is given and for tests. The same kind
 * and seed always give the same picture. Any thread; about a second each.
 */
public final class SampleGarments {

    static final int WIDTH = 1200;
    static final int HEIGHT = 1500;

    private SampleGarments() {}

    /**
     * @param seed moves the folds and the weave
     */
    public static SampleGarment draw(SampleKind kind, long seed) {
        SewingPattern pattern = SewingPattern.of(kind);
        BufferedImage cover = pattern.cover();
        Mask truth =
                Mask.where(WIDTH, HEIGHT, i -> (cover.getRGB(i % WIDTH, i / WIDTH) & 0xFF) >= 128);
        BufferedImage image = new Backdrop(kind.ground(), seed).lit(cover);
        new Cloth(kind.cloth(), seed).lay(image, pattern, cover);
        pattern.finish(image, kind.cloth());
        return new SampleGarment(kind, Picture.of(image), truth);
    }
}
