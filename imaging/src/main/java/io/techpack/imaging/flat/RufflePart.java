package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A strip that is gathered onto the lower edge. */
final class RufflePart {

    private RufflePart() {}

    /** The level at which what hangs above it ends: its seam, or the hem where there is none. */
    static double endAbove(FlatSpec spec, double length, double room) {
        return spec.has(Trait.HEM, Choice.Hem.RUFFLE) ? length - depth(room) : length;
    }

    private static double depth(double room) {
        return Math.clamp(room * 0.22, 3.5, 14);
    }

    /**
     * @param onRight how far the edge on the right is from the centre line, at a level
     * @param onLeft the same on the left
     * @param length the level of the hem
     * @param room how much there is above it
     */
    static void draw(
            Draft draft,
            DoubleUnaryOperator onRight,
            DoubleUnaryOperator onLeft,
            double length,
            double room) {
        double depth = depth(room);
        double top = length - depth;
        double flare = Math.min(1, depth * 0.09); // it is fuller than what it hangs from
        double right = onRight.applyAsDouble(length) + flare;
        double left = onLeft.applyAsDouble(length) + flare;
        double upRight = onRight.applyAsDouble(top);
        double upLeft = onLeft.applyAsDouble(top);
        int waves = Math.max(4, (int) Math.round((right + left) / 7));
        List<Point> edge = new ArrayList<>();
        for (int i = 0; i <= waves * 2; i++) {
            double x = right - (right + left) * i / (waves * 2.0);
            edge.add(new Point(x, length + (i % 2 == 0 ? -0.7 : 0.5)));
        }
        Curve strip =
                Curve.from(upRight, top)
                        .then(Curve.through(edge, false))
                        .to(-upLeft, top)
                        .to(-upLeft * 0.4, top + 0.7, upRight * 0.4, top + 0.7, upRight, top);
        draft.piece(strip, Cloth.OUTSIDE, LineKind.OUTLINE);
        int ticks = Math.max(8, (int) Math.round((right + left) / 2.2));
        for (int i = 1; i < ticks; i++) {
            double share = i / (double) ticks;
            double x = upRight - (upRight + upLeft) * share;
            double foot = right - (right + left) * share;
            double reach = depth * (i % 2 == 0 ? 0.5 : 0.28);
            double level = top + 0.5;
            double end = x + (foot - x) * reach / depth;
            draft.line(Curve.line(x, level, end, level + reach), LineKind.THIN);
        }
        for (int i = 2; i < waves * 2; i += 2) {
            Point low = edge.get(i);
            draft.line(Curve.line(low, low.plus(-low.x() * 0.01, -depth * 0.35)), LineKind.THIN);
        }
    }
}
