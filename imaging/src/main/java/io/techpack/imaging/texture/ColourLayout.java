package io.techpack.imaging.texture;

import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;

/** How a product's main colour and the others lie beside each other. */
final class ColourLayout {

    private static final double ONE_COLOUR = 0.93;
    private static final int GRID = 6;
    private static final double NEARLY_SAME = 12;
    private static final double MOST_SHADE = 42;
    private static final double GREY = 9;

    private ColourLayout() {}

    /** One colour, a small part of another, blocks, or all mixed. */
    static SurfacePattern of(LabRaster raster, Mask mask, Palette palette) {
        if (mainFamilyShare(palette) >= ONE_COLOUR) {
            return SurfacePattern.SOLID;
        }
        double spread = spread(raster, mask, palette);
        if (spread < 0.4) {
            return palette.mainShare() > 0.75
                    ? SurfacePattern.PLACED_GRAPHIC
                    : SurfacePattern.COLOUR_BLOCKED;
        }
        return spread < 0.6 ? SurfacePattern.COLOUR_BLOCKED : SurfacePattern.ALL_OVER_PRINT;
    }

    /**
     * In how many cells of a grid over the product both the main and another colour are common, 0
     * to 1.
     */
    private static double spread(LabRaster raster, Mask mask, Palette palette) {
        Box box = mask.bounds();
        int[] main = new int[GRID * GRID];
        int[] others = new int[GRID * GRID];
        for (int y = box.top(); y <= box.bottom(); y += 2) {
            for (int x = box.left(); x <= box.right(); x += 2) {
                int i = y * mask.width() + x;
                if (mask.at(i)) {
                    int cell =
                            (y - box.top()) * GRID / box.height() * GRID
                                    + (x - box.left()) * GRID / box.width();
                    (isMain(raster, i, palette) ? main : others)[cell]++;
                }
            }
        }
        int cells = 0;
        int mixed = 0;
        int fewest = box.width() * box.height() / (GRID * GRID * 4 * 3);
        for (int cell = 0; cell < main.length; cell++) {
            int sum = main[cell] + others[cell];
            cells += sum > fewest ? 1 : 0;
            mixed += sum > fewest && Math.min(main[cell], others[cell]) > 0.06 * sum ? 1 : 0;
        }
        return cells == 0 ? 0 : mixed / (double) cells;
    }

    /** The share of the main colour and its own shades in all that was named. */
    private static double mainFamilyShare(Palette palette) {
        ColourShare main = palette.colours().getFirst();
        double family = 0;
        double all = 0;
        for (ColourShare colour : palette.colours()) {
            all += colour.share();
            family += isShade(colour.lab(), main.lab()) ? colour.share() : 0;
        }
        return family / all;
    }

    /**
     * Same hue, or both nearly grey, and not far apart in lightness: light and fading, not another
     * colour.
     */
    private static boolean isShade(Lab colour, Lab main) {
        double lightness = Math.abs(colour.l() - main.l());
        double plane = Math.hypot(colour.a() - main.a(), colour.b() - main.b());
        if (plane < NEARLY_SAME) {
            return lightness < MOST_SHADE;
        }
        double turn = Math.abs(colour.hue() - main.hue()) % 360;
        boolean sameHue = Math.min(turn, 360 - turn) < 25;
        return sameHue && Math.min(colour.chroma(), main.chroma()) > GREY && lightness < MOST_SHADE;
    }

    private static boolean isMain(LabRaster raster, int i, Palette palette) {
        Lab pixel = raster.at(i);
        ColourShare nearest = palette.colours().getFirst();
        double least = Double.MAX_VALUE;
        for (ColourShare colour : palette.colours()) {
            double da = pixel.a() - colour.lab().a();
            double db = pixel.b() - colour.lab().b();
            double dl = pixel.l() - colour.lab().l();
            double distance = 0.16 * dl * dl + da * da + db * db;
            if (distance < least) {
                least = distance;
                nearest = colour;
            }
        }
        return isShade(nearest.lab(), palette.colours().getFirst().lab());
    }
}
