package io.techpack.imaging.flat;

import io.techpack.imaging.raster.Point;
import java.util.function.DoubleUnaryOperator;

/**
 * How the width of a skirt is taken in at its upper edge: folds, gathers, tiers. Right and left
 * alike. Confined to one thread.
 */
final class FullnessPart {

    private final Draft draft;
    private final Choice.Fullness fullness;
    private final double top;
    private final double narrow;
    private final double bottom;
    private final double wide;

    /**
     * @param top the level of the edge from which it hangs
     * @param narrow half the width there
     * @param bottom the level of the hem
     * @param wide half the width there
     */
    FullnessPart(Draft draft, double top, double narrow, double bottom, double wide) {
        this.draft = draft;
        this.top = top;
        this.narrow = narrow;
        this.bottom = bottom;
        this.wide = wide;
        fullness =
                draft.spec()
                        .trait(Trait.FULLNESS)
                        .map(chosen -> (Choice.Fullness) chosen.choice())
                        .orElse(Choice.Fullness.PLAIN);
    }

    boolean isFull() {
        return fullness.isFull();
    }

    /**
     * @param width half the width at a level
     */
    void draw(DoubleUnaryOperator width) {
        switch (fullness) {
            case PLAIN -> {}
            case GATHERED -> gathers();
            case PLEATED -> pleats();
            case BOX_PLEATED -> boxPleats();
            case TIERED -> tiers(width);
        }
    }

    /** Ticks below the upper edge, as folds fall. */
    void gathers() {
        ticks(top, narrow, 1);
    }

    /** Ticks above it, as a bodice is gathered under the bust. */
    void gathersAbove() {
        for (double share : new double[] {0.3, 0.4, 0.5, 0.6}) {
            double x = share * narrow;
            draft.both(
                    Curve.line(x, top - 0.6, x + 0.2, top - 3 - (share * 10 % 2)), LineKind.THIN);
        }
    }

    private void ticks(double level, double half, double scale) {
        int count = Math.max(4, (int) Math.round(half / 1.7));
        double reach = Math.min(9, (bottom - level) * 0.3) * scale;
        double spread = wide / Math.max(1, narrow);
        for (int i = 0; i < count; i++) {
            double x = half * (i + 0.5) / count;
            double length = reach * (i % 3 == 0 ? 1 : i % 3 == 1 ? 0.5 : 0.75);
            double out = x * (spread - 1) * length / Math.max(1, bottom - top);
            draft.both(
                    Curve.from(x, level)
                            .to(
                                    x + out * 0.2,
                                    level + length * 0.4,
                                    x + out * 0.6,
                                    level + length * 0.7,
                                    x + out,
                                    level + length),
                    LineKind.THIN);
        }
    }

    /** One after the other, all folded the same way, pressed from top to hem. */
    private void pleats() {
        int count = Math.max(4, (int) Math.round(narrow / 2.6));
        for (int i = 0; i < count; i++) {
            fold((i + 0.5) / count);
        }
    }

    /** Two folds that turn away from each other, stitched down at the top. */
    private void boxPleats() {
        int count = Math.max(2, (int) Math.round(narrow / 6.5));
        for (int i = 0; i < count; i++) {
            double middle = (i + 0.5) / count;
            double half = 0.3 / count;
            fold(middle - half);
            fold(middle + half);
            Point one = at(middle - half, 0.1);
            Point two = at(middle + half, 0.1);
            draft.both(Curve.line(one, two), LineKind.TOPSTITCH);
        }
    }

    private void fold(double share) {
        Point start = at(share, 0);
        Point end = at(share, 1);
        Point one = at(share, 0.35);
        draft.both(
                Curve.from(start)
                        .to(
                                start.x() + (one.x() - start.x()) * 0.6,
                                one.y(),
                                end.x(),
                                end.y() - (bottom - top) * 0.3,
                                end.x(),
                                end.y()),
                LineKind.THIN);
    }

    /** A point at a share of the width, and of the way down. */
    private Point at(double across, double down) {
        double half = narrow + (wide - narrow) * down;
        double sag = down > 0.99 ? -0.2 : 0;
        return new Point(across * half, top + (bottom - top) * down + sag);
    }

    private void tiers(DoubleUnaryOperator width) {
        gathers();
        for (int i = 1; i <= 2; i++) {
            double level = top + (bottom - top) * i / 3;
            double x = width.applyAsDouble(level);
            draft.line(
                    Curve.from(x, level)
                            .to(x * 0.5, level + 0.8, x * 0.3, level + 0.8, 0, level + 0.8)
                            .withMirror(),
                    LineKind.SEAM);
            ticks(level + 0.8, x * 0.97, 0.7);
        }
    }
}
