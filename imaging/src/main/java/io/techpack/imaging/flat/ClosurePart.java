package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.shape.Landmark;

/** How a front opens; never drawn on a back. */
final class ClosurePart {

    private static final double HALF = 1.7;

    private ClosurePart() {}

    static void draw(Draft draft, TopFrame frame) {
        Choice.Closure closure =
                draft.spec()
                        .trait(Trait.CLOSURE)
                        .map(chosen -> (Choice.Closure) chosen.choice())
                        .orElse(Choice.Closure.NONE);
        double top = frame.neckDrop();
        double end = frame.length();
        boolean lapels = draft.spec().has(Trait.COLLAR, Choice.Collar.LAPEL);
        switch (closure) {
            case NONE -> {}
            case PLACKET -> placket(draft, top);
            case BUTTONS -> {
                if (lapels) {
                    column(draft, 0, top + 1.2, 10.5);
                } else {
                    buttoned(draft, top, end);
                }
            }
            case ZIP -> zip(draft, top, end, draft.spec().has(Trait.COLLAR, Choice.Collar.STAND));
            case DOUBLE_BREASTED -> {
                if (!lapels) {
                    draft.line(Curve.line(-7, top, -7, end - 0.2), LineKind.SEAM);
                }
                column(draft, -5, top + 3, 11);
                column(draft, 5, top + 3, 11);
            }
        }
        if (closure != Choice.Closure.NONE) {
            double down = closure == Choice.Closure.PLACKET ? 9 : (end - top) * 0.42;
            draft.point(Landmark.CLOSURE, 1.1, lapels ? top + 5 : top + down);
        }
    }

    private static void column(Draft draft, double x, double top, double pitch) {
        int count = Math.max(1, Math.min(6, draft.spec().buttons()));
        for (int i = 0; i < count; i++) {
            draft.button(x, top + i * pitch);
        }
    }

    private static void placket(Draft draft, double top) {
        double l = 14.5;
        Curve strip =
                Curve.from(-HALF, top - 1).to(-HALF, top + l).to(HALF, top + l).to(HALF, top - 1);
        draft.area(strip, Cloth.OUTSIDE);
        draft.line(strip, LineKind.SEAM);
        double box = top + l - 2.4;
        draft.line(
                Curve.from(-HALF + 0.5, top + 0.5)
                        .to(-HALF + 0.5, top + l - 0.5)
                        .to(HALF - 0.5, top + l - 0.5)
                        .to(HALF - 0.5, top + 0.5),
                LineKind.TOPSTITCH);
        draft.line(Curve.line(-HALF + 0.5, box, HALF - 0.5, box), LineKind.TOPSTITCH);
        int count = Math.clamp(draft.spec().buttons(), 1, 5);
        double pitch = (l - 5) / count;
        for (int i = 0; i < count; i++) {
            draft.button(0, top + 2.2 + i * pitch);
        }
    }

    private static void buttoned(Draft draft, double top, double end) {
        draft.line(Curve.line(-HALF, top, -HALF, end - 0.1), LineKind.SEAM);
        draft.line(
                Curve.line(-HALF + 0.55, top + 0.4, -HALF + 0.55, end - 0.7), LineKind.TOPSTITCH);
        draft.line(Curve.line(HALF, top + 0.6, HALF, end - 0.7), LineKind.TOPSTITCH);
        int count = Math.clamp(draft.spec().buttons(), 1, 14);
        double first = top + 7.5;
        double last = end - 11;
        for (int i = 0; i < count; i++) {
            draft.button(0, count == 1 ? first : first + (last - first) * i / (count - 1));
        }
    }

    private static void zip(Draft draft, double top, double end, boolean throughCollar) {
        double from = throughCollar ? top - 5.2 : top;
        draft.area(
                Curve.from(-0.55, top).to(0.55, top).to(0.55, end).to(-0.55, end), Cloth.OUTSIDE);
        draft.both(Curve.line(0.6, top, 0.6, end), LineKind.SEAM);
        draft.both(Curve.line(1.7, top + 0.8, 1.7, end - 0.3), LineKind.TOPSTITCH);
        for (double y = top + 0.5; y < end - 0.2; y += 1.1) {
            draft.line(Curve.line(-0.42, y, 0.42, y), LineKind.RIB);
        }
        draft.piece(
                Curve.from(-0.42, from + 0.6)
                        .to(0.42, from + 0.6)
                        .to(0.5, from + 3.6)
                        .to(-0.5, from + 3.6),
                Cloth.OUTSIDE,
                LineKind.THIN);
    }
}
