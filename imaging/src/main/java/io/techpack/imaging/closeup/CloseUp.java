package io.techpack.imaging.closeup;

import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.colour.WhiteBalance;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Lightness;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.texture.Texture;
import io.techpack.imaging.texture.TextureReader;
import java.util.Arrays;
import java.util.Optional;

/**
 * One close-up, made. Immutable.
 *
 * @param picture 640 to 1024 pixels a side
 * @param palette of the product's part of the crop
 * @param caption a sentence for people
 */
public record CloseUp(
        Shot shot, Picture picture, Palette palette, Texture texture, String caption) {

    private static final int LEAST_SIDE = 640;
    private static final int MOST_SIDE = 1024;

    /** A product of which nine tenths are darker than this shows black on paper. */
    private static final double DARK = 20;

    /** How light that tenth is made. */
    private static final double READABLE = 38;

    /** More would show noise alone. */
    private static final double STEEPEST = 0.4;

    /**
     * Cuts one shot out of the picture that its plan was made for and describes it. Any thread,
     * about 40 ms.
     *
     * @param product the product's mask over the whole picture, at any size
     * @param balance by the whole picture's background, for the colours that are named; the crop
     *     stays as photographed, but for one that is nearly black: that is brightened, and says so
     */
    public static CloseUp of(
            Picture picture, Mask product, Optional<WhiteBalance> balance, Shot shot) {
        Region region = shot.region();
        int width = (int) Math.round(region.width() * picture.width());
        int height = (int) Math.round(region.height() * picture.height());
        int left = (int) Math.round(region.x() * picture.width());
        int top = (int) Math.round(region.y() * picture.height());
        Picture crop = picture.crop(left, top, width, height);
        LabRaster raster = LabRaster.of(crop.scaledToFit(MOST_SIDE));
        Mask part = part(product, region, raster.width(), raster.height());
        Palette palette =
                Palette.of(balance.map(found -> found.balanced(raster)).orElse(raster), part);
        Texture texture = TextureReader.read(Lightness.of(raster), part);
        double lightest = lightest(raster, part);
        String caption = caption(shot, palette, texture);
        return lightest < DARK
                ? new CloseUp(
                        shot,
                        brightened(presentable(crop), lightest),
                        palette,
                        texture,
                        caption + " Brightened to show the surface.")
                : new CloseUp(shot, presentable(crop), palette, texture, caption);
    }

    /** The lightness that one of the product's pixels in ten is above. */
    private static double lightest(LabRaster raster, Mask part) {
        float[] light = new float[part.size()];
        int count = 0;
        for (int i = 0; i < light.length; i++) {
            if (part.at(i)) {
                light[count++] = raster.l()[i];
            }
        }
        Arrays.sort(light, 0, count);
        return count == 0 ? 100 : light[count * 9 / 10];
    }

    /** A power curve of the lightness: black stays black, and no hue changes. */
    private static Picture brightened(Picture crop, double lightest) {
        double exponent =
                Math.max(
                        STEEPEST, Math.log(READABLE / 100) / Math.log(Math.max(1, lightest) / 100));
        int[] argb = new int[crop.width() * crop.height()];
        for (int i = 0; i < argb.length; i++) {
            Lab lab = Lab.of(crop.argb(i % crop.width(), Math.floorDiv(i, crop.width())));
            double l = 100 * Math.pow(Math.clamp(lab.l(), 0, 100) / 100, exponent);
            argb[i] = 0xFF000000 | new Lab(l, lab.a(), lab.b()).toRgb();
        }
        return Picture.of(crop.width(), crop.height(), argb);
    }

    private static Mask part(Mask product, Region region, int width, int height) {
        return Mask.where(
                width,
                height,
                i -> {
                    int column = i % width;
                    int row = i / width;
                    double x = region.x() + (column + 0.5) / width * region.width();
                    double y = region.y() + (row + 0.5) / height * region.height();
                    return product.at((int) (x * product.width()), (int) (y * product.height()));
                });
    }

    /** Doubled in steps, which keeps edges smoother than one large step, then cut back to size. */
    private static Picture presentable(Picture crop) {
        Picture result = crop;
        while (Math.min(result.width(), result.height()) * 2 <= LEAST_SIDE) {
            result = result.scaledTo(result.width() * 2, result.height() * 2);
        }
        int side = Math.min(result.width(), result.height());
        if (side < LEAST_SIDE) {
            double factor = LEAST_SIDE / (double) side;
            result =
                    result.scaledTo(
                            (int) Math.ceil(result.width() * factor),
                            (int) Math.ceil(result.height() * factor));
        }
        return result.scaledToFit(MOST_SIDE);
    }

    private static String caption(Shot shot, Palette palette, Texture texture) {
        return "%s: %s; %s.".formatted(shot.focusArea(), palette.inWords(), texture.inWords());
    }
}
