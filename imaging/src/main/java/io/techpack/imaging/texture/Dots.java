package io.techpack.imaging.texture;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Planes;
import java.util.List;

/** Tells dots: many small round spots of nearly one size all over the cloth. */
final class Dots {

    /** Of the product's width: the neighbourhood that a dot stands out from. */
    private static final double NEIGHBOURHOOD = 0.07;

    private static final double LEAST_CONTRAST = 9;
    private static final int SMALLEST = 9;
    private static final double LARGEST = 0.006;
    private static final int FEWEST = 20;
    private static final double LEAST_ROUND = 0.6;

    /** The squares of a check cover half of it. */
    private static final double MOST_COVERED = 0.3;

    private static final int GRID = 5;

    private Dots() {}

    /** Darker or lighter dots; a check has spots of both kinds. */
    static boolean on(ContrastPlane cloth) {
        return on(cloth, 1) != on(cloth, -1);
    }

    private static boolean on(ContrastPlane cloth, int sign) {
        int width = cloth.width();
        Box product = cloth.mask().bounds();
        int radius = (int) Math.max(4, product.width() * NEIGHBOURHOOD / 2);
        float[] mean = Planes.mean(cloth.values(), width, cloth.height(), radius);
        Mask inner = cloth.mask().eroded(radius);
        Mask spots =
                Mask.where(
                        width,
                        cloth.height(),
                        i -> inner.at(i) && sign * (cloth.values()[i] - mean[i]) > LEAST_CONTRAST);
        int area = cloth.mask().area();
        List<Mask.Part> all =
                spots.parts().stream().filter(part -> part.area() >= SMALLEST).toList();
        List<Mask.Part> round =
                all.stream().filter(part -> part.area() < area * LARGEST && isRound(part)).toList();
        if (round.size() < FEWEST || round.size() < LEAST_ROUND * all.size()) {
            return false;
        }
        int covered = all.stream().mapToInt(Mask.Part::area).sum();
        return covered < MOST_COVERED * area
                && isOfOneSize(round)
                && isEverywhere(round, inner.bounds());
    }

    /** A disc fills π/4 of its box. */
    private static boolean isRound(Mask.Part part) {
        Box box = part.box();
        double fill = part.area() / ((double) box.width() * box.height());
        double aspect = box.width() / (double) box.height();
        return fill > 0.6 && aspect > 0.6 && aspect < 1.67;
    }

    /** Half of them are within a factor of two. */
    private static boolean isOfOneSize(List<Mask.Part> parts) {
        int[] areas = parts.stream().mapToInt(Mask.Part::area).sorted().toArray();
        return areas[areas.length * 3 / 4] < 2.5 * areas[areas.length / 4];
    }

    private static boolean isEverywhere(List<Mask.Part> parts, Box box) {
        boolean[] seen = new boolean[GRID * GRID];
        for (Mask.Part part : parts) {
            int row = (part.box().top() - box.top()) * GRID / box.height();
            int column = (part.box().left() - box.left()) * GRID / box.width();
            seen[row * GRID + column] = true;
        }
        int cells = 0;
        for (boolean cell : seen) {
            cells += cell ? 1 : 0;
        }
        return cells >= seen.length / 2;
    }
}
