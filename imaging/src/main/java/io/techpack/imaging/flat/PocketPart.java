package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;

/** The pockets of what hangs from the shoulders. */
final class PocketPart {

    private PocketPart() {}

    static void draw(Draft draft, TopFrame frame) {
        Choice.Pockets pockets =
                draft.spec()
                        .trait(Trait.POCKETS)
                        .map(chosen -> (Choice.Pockets) chosen.choice())
                        .orElse(Choice.Pockets.NONE);
        switch (pockets) {
            case NONE, JEANS, CARGO -> {}
            case CHEST -> chest(draft, frame);
            case KANGAROO -> kangaroo(draft, frame);
            case FLAP -> flaps(draft, frame);
            case WELT, SLANT -> welts(draft, frame);
        }
    }

    private static void chest(Draft draft, TopFrame frame) {
        double w = Math.min(11, frame.underarm().x() * 0.45);
        double x = frame.underarm().x() * 0.3;
        double y = frame.chestLine() - 3.5;
        double h = w * 1.05;
        Curve patch =
                Curve.from(x, y)
                        .to(x + w, y)
                        .to(x + w, y + h)
                        .to(x + w / 2, y + h + 1.8)
                        .to(x, y + h)
                        .to(x, y);
        draft.piece(patch, Cloth.OUTSIDE, LineKind.SEAM);
        draft.line(Curve.line(x + 0.3, y + 2, x + w - 0.3, y + 2), LineKind.TOPSTITCH);
        Curve border =
                Curve.from(x + w, y)
                        .to(x + w, y + h)
                        .to(x + w / 2, y + h + 1.8)
                        .to(x, y + h)
                        .to(x, y);
        draft.line(border.parallel(-0.6).part(0.02, 0.98), LineKind.TOPSTITCH);
        draft.point(Landmark.POCKET, x + w - 1.5, y + h * 0.6);
    }

    private static void kangaroo(Draft draft, TopFrame frame) {
        double low = frame.hem().y();
        double h = Math.min(20, (low - frame.chestLine()) * 0.52);
        double upper = frame.waist().x() * 0.4;
        double lower = frame.waist().x() * 0.64;
        double from = draft.spec().has(Trait.CLOSURE, Choice.Closure.ZIP) ? 1.7 : 0;
        Curve mouth =
                Curve.from(upper, low - h)
                        .to(
                                upper + (lower - upper) * 0.35,
                                low - h * 0.72,
                                lower - 0.6,
                                low - h * 0.5,
                                lower,
                                low - h * 0.3);
        Curve edge = Curve.from(from, low - h).then(mouth).to(lower, low);
        draft.both(edge, LineKind.SEAM);
        draft.both(mouth.parallel(-0.9).part(0.02, 1), LineKind.TOPSTITCH);
        draft.both(Curve.line(from, low - h + 0.7, upper - 0.5, low - h + 0.7), LineKind.TOPSTITCH);
        draft.point(Landmark.POCKET, lower - 1.5, low - h * 0.42);
    }

    private static void flaps(Draft draft, TopFrame frame) {
        double w = 14;
        double x = frame.hem().x() * 0.9 - w;
        double y = frame.length() * 0.66;
        Curve flap =
                Curve.from(x, y + 0.5)
                        .to(x + w, y - 0.5)
                        .to(x + w + 0.3, y + 4)
                        .to(x + w + 0.2, y + 4.8, x + w - 0.4, y + 5, x + w - 1, y + 5)
                        .to(x + 1, y + 6)
                        .to(x + 0.3, y + 6, x, y + 5.6, x, y + 5)
                        .to(x, y + 0.5);
        draft.bothPieces(flap, Cloth.OUTSIDE, LineKind.SEAM);
        draft.both(Curve.line(x, y - 0.2, x + w, y - 1.2), LineKind.SEAM);
        double cx = frame.underarm().x() * 0.42;
        double cy = frame.chestLine() + 1;
        draft.piece(
                Curve.from(cx, cy)
                        .to(cx + 10, cy - 1.5)
                        .to(cx + 10.3, cy + 0.8)
                        .to(cx + 0.3, cy + 2.3)
                        .to(cx, cy),
                Cloth.OUTSIDE,
                LineKind.SEAM);
        draft.point(Landmark.POCKET, x + w - 2, y + 2.5);
    }

    private static void welts(Draft draft, TopFrame frame) {
        double y = frame.length() * 0.6;
        double x = frame.waist().x() * 0.52;
        Point top = new Point(x, y);
        Point low = new Point(x + 6.5, y + 15.5);
        Curve welt =
                Curve.from(top).to(top.plus(2.3, -0.9)).to(low.plus(2.3, -0.9)).to(low).to(top);
        draft.bothPieces(welt, Cloth.OUTSIDE, LineKind.SEAM);
        draft.both(Curve.line(top.plus(1.7, 0.2), low.plus(1.7, -1.7)), LineKind.TOPSTITCH);
        draft.point(Landmark.POCKET, low.x() - 0.6, low.y() - 3.2);
    }
}
