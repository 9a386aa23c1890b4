package io.techpack.imaging.flat;

import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How the width of a skirt is taken in at its upper edge: folds, gathers, tiers. Right and left
 * alike. Confined to one thread.
 */
final class FullnessPart {

    private final Draft draft;
    private final Choice.Fullness fullness;
    private final double top;
    private final double bottom;
    private final DoubleUnaryOperator right;
    private final DoubleUnaryOperator left;
    private final double narrow;

    /**
     * @param top the level of the edge from which it hangs
     * @param bottom the level of the hem
     * @param right how far the edge on the right is from the centre line, at a level
     * @param left the same on the left
     */
    FullnessPart(
            Draft draft,
            double top,
            double bottom,
            DoubleUnaryOperator right,
            DoubleUnaryOperator left) {
        this.draft = draft;
        this.top = top;
        this.bottom = bottom;
        this.right = right;
        this.left = left;
        narrow = half(top);
        fullness =
                draft.spec()
                        .trait(Trait.FULLNESS)
                        .map(chosen -> (Choice.Fullness) chosen.choice())
                        .orElse(Choice.Fullness.PLAIN);
    }

    boolean isFull() {
        return fullness.isFull();
    }

    void draw() {
        switch (fullness) {
            case PLAIN -> {}
            case GATHERED -> gathers();
            case PLEATED -> pleats();
            case BOX_PLEATED -> boxPleats();
            case TIERED -> tiers();
        }
    }

    /** Ticks below the upper edge, as folds fall. */
    void gathers() {
        ticks(top, 1);
    }

    /** Ticks above it, as a bodice is gathered under the bust. */
    void gathersAbove() {
        for (double share : new double[] {0.3, 0.4, 0.5, 0.6}) {
            double x = share * narrow;
            draft.both(
                    Curve.line(x, top - 0.6, x + 0.2, top - 3 - (share * 10 % 2)), LineKind.THIN);
        }
    }

    /** What both sides have at a level. */
    private double half(double level) {
        return Math.min(right.applyAsDouble(level), left.applyAsDouble(level));
    }

    private void ticks(double level, double scale) {
        double half = half(level);
        int count = Math.max(4, (int) Math.round(half / 1.7));
        double reach = Math.min(9, (bottom - level) * 0.3) * scale;
        for (int i = 0; i < count; i++) {
            double x = half * (i + 0.5) / count;
            double length = reach * (i % 3 == 0 ? 1 : i % 3 == 1 ? 0.5 : 0.75);
            double out = x * (half(level + length) / Math.max(1, half) - 1);
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
        List<Point> along = new ArrayList<>();
        for (int i = 0; i <= 5; i++) {
            along.add(at(share, i / 5.0));
        }
        draft.both(Curve.through(along, false), LineKind.THIN);
    }

    /** A point at a share of the width, and of the way down. */
    private Point at(double across, double down) {
        double level = top + (bottom - top) * down;
        return new Point(across * half(level), down > 0.99 ? level - 0.2 : level);
    }

    private void tiers() {
        gathers();
        for (int i = 1; i <= 2; i++) {
            double level = top + (bottom - top) * i / 3;
            double x = right.applyAsDouble(level);
            double to = -left.applyAsDouble(level);
            draft.line(
                    Curve.from(x, level).to(x * 0.4, level + 0.8, to * 0.4, level + 0.8, to, level),
                    LineKind.SEAM);
            ticks(level + 0.7, 0.7);
        }
    }
}
