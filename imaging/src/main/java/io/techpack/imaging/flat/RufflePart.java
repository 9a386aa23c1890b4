package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;

/** A strip that is gathered onto the lower edge. */
final class RufflePart {

    private RufflePart() {}

    /**
     * @param right from the centre line to the edge on the right, at the hem
     * @param left the same on the left
     * @param length the level of the hem
     * @param room how much there is above it
     */
    static void draw(Draft draft, double right, double left, double length, double room) {
        double depth = Math.clamp(room * 0.22, 3.5, 14);
        double top = length - depth;
        double in = Math.min(1.5, depth * 0.12);
        int waves = Math.max(4, (int) Math.round((right + left) / 7));
        List<Point> edge = new ArrayList<>();
        for (int i = 0; i <= waves * 2; i++) {
            double x = right - (right + left) * i / (waves * 2.0);
            edge.add(new Point(x, length + (i % 2 == 0 ? -0.7 : 0.5)));
        }
        Curve strip =
                Curve.from(right - in, top)
                        .then(Curve.through(edge, false))
                        .to(-left + in, top)
                        .to(-left * 0.4, top + 0.7, right * 0.4, top + 0.7, right - in, top);
        draft.piece(strip, Cloth.OUTSIDE, LineKind.OUTLINE);
        int ticks = Math.max(8, (int) Math.round((right + left) / 2.2));
        for (int i = 1; i < ticks; i++) {
            double share = i / (double) ticks;
            double x = right - in - (right + left - 2 * in) * share;
            double reach = depth * (i % 2 == 0 ? 0.5 : 0.28);
            double level = top + 0.5;
            draft.line(Curve.line(x, level, x * 1.01, level + reach), LineKind.THIN);
        }
        for (int i = 2; i < waves * 2; i += 2) {
            Point low = edge.get(i);
            draft.line(Curve.line(low, low.plus(-low.x() * 0.01, -depth * 0.35)), LineKind.THIN);
        }
    }
}
