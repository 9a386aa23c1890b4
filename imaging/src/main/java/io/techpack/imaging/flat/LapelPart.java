package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;

/**
 * The fronts and the notched collar of a tailored jacket; the wearer's left lies over the right.
 */
final class LapelPart {

    private static final double OVERLAP = 1.8;
    private static final double WIDE_OVERLAP = 7;

    private LapelPart() {}

    private static double overlap(Draft draft) {
        return draft.spec().has(Trait.CLOSURE, Choice.Closure.DOUBLE_BREASTED)
                ? WIDE_OVERLAP
                : OVERLAP;
    }

    static void fronts(Draft draft, TopFrame frame) {
        double over = overlap(draft);
        double l = frame.length();
        double b = frame.neckDrop();
        Curve behind =
                Curve.from(-frame.hem().x() * 0.8, l - 16)
                        .to(frame.hem().x() * 0.8, l - 16)
                        .to(frame.hem().x() * 0.8, l - 0.9)
                        .to(-frame.hem().x() * 0.8, l - 0.9);
        draft.area(behind, Cloth.INSIDE);
        draft.line(Curve.line(-9, l - 0.9, 9, l - 0.9), LineKind.OUTLINE);
        Curve edge =
                Curve.from(frame.hem())
                        .to(frame.hem().x() * 0.72, l, frame.hem().x() * 0.5, l + 0.2, 7, l)
                        .to(3, l - 0.2, -over + 0.2, l - 3, -over, l - 11)
                        .to(-over, b);
        Curve panel =
                Curve.from(-over, b)
                        .to(frame.neck(), 0)
                        .then(frame.shoulderSeam())
                        .then(frame.armhole())
                        .then(frame.side())
                        .then(edge);
        draft.area(panel.mirrored(), Cloth.OUTSIDE);
        draft.line(edge.mirrored(), LineKind.OUTLINE);
        draft.piece(lapel(draft, frame).mirrored(), Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.area(panel, Cloth.OUTSIDE);
        draft.line(edge, LineKind.OUTLINE);
    }

    static void collar(Draft draft, TopFrame frame, boolean back) {
        double n = frame.neck();
        if (back) {
            Curve half =
                    Curve.from(0, -3.4)
                            .to(n * 0.6, -3.4, n * 0.95, -2.4, n * 1.12, -0.4)
                            .to(n * 1.26, 1, n * 1.3, 2, n * 1.3, 3.4)
                            .to(n * 0.9, 3, n * 0.4, 2.9, 0, 2.9);
            draft.piece(half.withMirror(), Cloth.OUTSIDE, LineKind.OUTLINE);
            return;
        }
        double b = frame.neckDrop();
        Curve mouth = Curve.from(0, -3.3).to(n * 0.4, -3.3, n * 0.75, -3, n * 0.9, -2.4);
        draft.area(
                mouth.to(n * 0.8, 1.2).to(n * 0.4, 1.8, n * 0.3, 1.8, 0, 1.8).withMirror(),
                Cloth.INSIDE);
        draft.line(mouth.withMirror(), LineKind.OUTLINE);
        draft.line(
                Curve.from(0, 1.4).to(n * 0.4, 1.4, n * 0.7, 1, n * 0.84, 0.2).withMirror(),
                LineKind.SEAM);
        Point fold = fold(n);
        Point gorge = rollEnd(draft, frame).towards(fold, 0.8);
        Curve upper =
                Curve.from(gorge)
                        .to(notch(n, b))
                        .to(n + 4.4, b * 0.215)
                        .to(n + 3.4, b * 0.09, n + 1.6, -1.2, fold.x(), fold.y())
                        .to(gorge);
        Curve lapel = lapel(draft, frame);
        draft.piece(upper.mirrored(), Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.piece(lapel, Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.piece(upper, Cloth.OUTSIDE, LineKind.OUTLINE);
        Point hole = new Point(n + 4.4, b * 0.34 + 2.2);
        draft.line(Curve.line(hole, hole.plus(-1.9, 0.5)), LineKind.THIN);
    }

    private static Point fold(double neck) {
        return new Point(neck * 0.9, -2.4);
    }

    private static Point notch(double neck, double breakPoint) {
        return new Point(neck + 3.4, breakPoint * 0.31);
    }

    private static Point rollEnd(Draft draft, TopFrame frame) {
        return new Point(-overlap(draft), frame.neckDrop());
    }

    private static Curve lapel(Draft draft, TopFrame frame) {
        double n = frame.neck();
        double b = frame.neckDrop();
        Point end = rollEnd(draft, frame);
        Point tip = new Point(n + 7, b * 0.34);
        return Curve.from(end)
                .to(end.x() + 4.5, b * 0.8, n + 5.4, b * 0.6, tip.x(), tip.y())
                .to(notch(n, b))
                .to(end.towards(fold(n), 0.8))
                .to(end);
    }
}
