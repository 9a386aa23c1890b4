package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** An opening that runs up from the hem of a dress or a skirt. */
final class SlitPart {

    private static final double TALLEST = 45;

    private SlitPart() {}

    /**
     * @param width half the width at a level
     * @param corner the level at which the sides end
     * @param length the level of the hem
     * @param waist the level above which there is no slit
     */
    static void draw(
            Draft draft,
            DoubleUnaryOperator width,
            double corner,
            double length,
            double waist,
            boolean back) {
        double room = length - waist;
        switch (slit(draft)) {
            case NONE -> {}
            case SIDE -> {
                atTheSide(draft, width, corner, height(room, 0.3));
            }
            case FRONT -> {
                if (!back) {
                    opening(
                            draft,
                            width.applyAsDouble(length) * 0.45,
                            length,
                            height(room, 0.58),
                            2.6);
                }
            }
            case BACK -> {
                if (back) {
                    opening(draft, 0, length, height(room, 0.3), 1.2);
                }
            }
        }
    }

    /** In profile only those at the side seam are seen. */
    static void side(Draft draft, double seam, double length, double waist) {
        if (slit(draft) == Choice.Slit.SIDE) {
            opening(draft, seam, length, height(length - waist, 0.3), 1.6);
        }
    }

    private static Choice.Slit slit(Draft draft) {
        return draft.spec()
                .trait(Trait.SLIT)
                .map(chosen -> (Choice.Slit) chosen.choice())
                .orElse(Choice.Slit.NONE);
    }

    private static double height(double room, double share) {
        return Math.min(TALLEST, room * share);
    }

    /** Along the side, where the front stands off the back a little. */
    private static void atTheSide(
            Draft draft, DoubleUnaryOperator width, double corner, double height) {
        double top = corner - height;
        double half = width.applyAsDouble(corner);
        double gap = Math.min(2.4, half * 0.12);
        List<Point> side = new ArrayList<>();
        List<Point> edge = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            double level = top + height * i / 4.0;
            Point at = new Point(width.applyAsDouble(level), level);
            side.add(at);
            edge.add(at.plus(-gap * i / 4.0, 0));
        }
        Curve front = Curve.through(edge, false);
        Curve behind = Curve.through(side, false).to(edge.getLast());
        Curve shape = behind.then(front.reversed());
        draft.area(shape, Cloth.INSIDE);
        draft.area(shape.mirrored(), Cloth.INSIDE);
        draft.both(behind, LineKind.OUTLINE);
        draft.both(front, LineKind.SEAM);
        draft.both(Curve.line(edge.getFirst(), edge.getFirst().plus(-1.2, 0)), LineKind.SEAM);
    }

    /** Slightly open, so that it is seen, with a tack at its end. */
    private static void opening(Draft draft, double x, double length, double height, double gap) {
        double top = length - height;
        Curve shape =
                Curve.from(x, top)
                        .to(
                                x + gap * 0.2,
                                top + height * 0.5,
                                x + gap / 2,
                                length - 2,
                                x + gap / 2,
                                length + 0.4)
                        .to(x - gap / 2, length + 0.4)
                        .to(x - gap / 2, length - 2, x - gap * 0.2, top + height * 0.5, x, top);
        draft.piece(shape, Cloth.INSIDE, LineKind.SEAM);
        draft.line(Curve.line(x - 0.6, top, x + 0.6, top), LineKind.SEAM);
    }
}
