package io.techpack.imaging.texture;

import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.Optional;

/**
 * Finds a picture, a word or a logo that lies alone on cloth of one colour: what differs from the
 * cloth, away from seams and edges, in one place.
 */
final class PlacedPrint {

    /** ΔE*ab from the cloth, lightness counted half: shade is no print. */
    private static final double DIFFERENT = 14;

    /** Of the product's width: letters of one word are one print. */
    private static final double GAP = 0.035;

    /** Of the product's width: trims along an edge are no print. */
    private static final double EDGE = 0.045;

    private static final int TOUCHING = 5;

    /** What goes on at the edge is a sleeve's shadow, a lining, a trim or a block. */
    private static final double MOST_TOUCHING = 0.03;

    /** Shares of the width and height: sleeves and the inside of a neck are elsewhere. */
    private static final double MOST_ASIDE = 0.27;

    private static final double LEAST_DOWN = 0.13;

    private static final double LEAST_AREA = 0.0015;
    private static final double LEAST_WIDTH = 0.05;
    private static final double MOST_WIDTH = 0.85;
    private static final double MOST_HEIGHT = 0.75;
    private static final double LEAST_FILL = 0.12;

    /** What is not the largest one is less than this share of it. */
    private static final double MOST_ELSEWHERE = 0.6;

    private PlacedPrint() {}

    /**
     * The print's box in the raster's pixels. Deterministic, any thread.
     *
     * @param mask the product, of the raster's size
     */
    static Optional<Box> in(LabRaster raster, Mask mask, Palette palette) {
        if (palette.colours().isEmpty()) {
            return Optional.empty();
        }
        Box product = mask.bounds();
        ColourShare cloth = palette.colours().getFirst();
        Mask inner = mask.eroded((int) Math.max(2, product.width() * EDGE));
        LabRaster even = raster.smoothed(1, 1);
        Mask other =
                Mask.where(
                        raster.width(),
                        raster.height(),
                        i -> inner.at(i) && differs(even, i, cloth.lab()));
        int gap = (int) Math.max(1, product.width() * GAP / 2);
        Mask joined = other.opened(1).closed(gap);
        Mask print = joined.largestPart();
        boolean alone = joined.area() - print.area() < MOST_ELSEWHERE * print.area();
        return alone
                        && print.area() > LEAST_AREA * mask.area()
                        && isPlaced(print.bounds(), product)
                        && isAwayFrom(inner, print)
                ? Optional.of(print.bounds())
                : Optional.empty();
    }

    private static boolean isPlaced(Box box, Box product) {
        double width = box.width() / (double) product.width();
        double height = box.height() / (double) product.height();
        double across = (box.centreX() - product.left()) / product.width();
        double down = ((box.top() + box.bottom()) / 2.0 - product.top()) / product.height();
        return width > LEAST_WIDTH
                && width < MOST_WIDTH
                && height < MOST_HEIGHT
                && Math.abs(across - 0.5) < MOST_ASIDE
                && down > LEAST_DOWN;
    }

    private static boolean isAwayFrom(Mask inner, Mask print) {
        Mask well = inner.eroded(TOUCHING);
        int touching = 0;
        for (int i = 0; i < print.size(); i++) {
            touching += print.at(i) && !well.at(i) ? 1 : 0;
        }
        Box box = print.bounds();
        return touching < MOST_TOUCHING * print.area()
                && print.area() > LEAST_FILL * box.width() * box.height();
    }

    private static boolean differs(LabRaster raster, int i, Lab cloth) {
        double dl = (raster.l()[i] - cloth.l()) / 2;
        double da = raster.a()[i] - cloth.a();
        double db = raster.b()[i] - cloth.b();
        return dl * dl + da * da + db * db > DIFFERENT * DIFFERENT;
    }
}
