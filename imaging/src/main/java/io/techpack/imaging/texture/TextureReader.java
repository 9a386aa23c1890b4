package io.techpack.imaging.texture;

import io.techpack.imaging.raster.Lightness;
import io.techpack.imaging.raster.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a surface from up to five calm, fully covered windows. Deterministic, any thread. */
public final class TextureReader {

    private static final int MOST_WINDOWS = 5;
    private static final double HIGHLIGHT = 28;

    private TextureReader() {}

    /** The raster at the best resolution there is, and a mask of the same size. */
    public static Texture read(Lightness raster, Mask mask) {
        int side = Math.clamp(Math.min(raster.width(), raster.height()) / 8, 24, 128);
        List<SurfaceWindow> windows = calmest(raster, mask, side);
        if (windows.isEmpty()) {
            return Texture.UNREADABLE;
        }
        SurfaceSums sums = new SurfaceSums(raster);
        windows.forEach(sums::add);
        return sums.texture(specular(raster, mask));
    }

    private static List<SurfaceWindow> calmest(Lightness raster, Mask mask, int side) {
        List<SurfaceWindow> windows = new ArrayList<>();
        for (int y = 0; y + side < raster.height(); y += side / 2) {
            for (int x = 0; x + side < raster.width(); x += side / 2) {
                SurfaceWindow window = new SurfaceWindow(x, y, side);
                if (window.isCovered(mask)) {
                    windows.add(window);
                }
            }
        }
        windows.sort(Comparator.comparingDouble(window -> window.unrest(raster)));
        return windows.subList(0, Math.min(MOST_WINDOWS, windows.size()));
    }

    private static double specular(Lightness raster, Mask mask) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < mask.size(); i += 3) {
            if (mask.at(i)) {
                sum += raster.l()[i];
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        int bright = 0;
        for (int i = 0; i < mask.size(); i += 3) {
            bright += mask.at(i) && raster.l()[i] > mean + HIGHLIGHT ? 1 : 0;
        }
        return bright / (double) Math.max(1, count);
    }
}
