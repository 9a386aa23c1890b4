package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;

/**
 * A laced low shoe; y 0 is the ground. As is usual for shoes its front is the outer side with the
 * toe on the right, its side view the inner one with the toe on the left.
 */
final class ShoeTemplate {

    private static final double SOLE = 2.4;

    private ShoeTemplate() {}

    static void draw(Draft draft, ViewSide side) {
        double length = draft.cm(Measure.OVERALL_LENGTH);
        double height = draft.cm(Measure.OVERALL_HEIGHT);
        switch (side) {
            case FRONT -> profile(draft, length, height);
            case SIDE -> draft.mirrored(() -> profile(draft, length, height));
            case BACK -> heel(draft, length * 0.37, height);
        }
    }

    private static void profile(Draft draft, double length, double h) {
        double e = length / 2;
        Curve upper =
                Curve.from(-e + 0.9, -SOLE)
                        .to(-e + 0.2, -h * 0.5, -e + 0.7, -h * 0.8, -e + 1.3, -h * 0.93)
                        .to(-e + 2.6, -h * 0.78, -e + 5, -h * 0.62, -e + length * 0.3, -h * 0.74)
                        .to(
                                -e + length * 0.34,
                                -h * 0.86,
                                -e + length * 0.36,
                                -h * 0.98,
                                -e + length * 0.37,
                                -h)
                        .to(
                                -e + length * 0.42,
                                -h,
                                -e + length * 0.44,
                                -h * 0.97,
                                -e + length * 0.46,
                                -h * 0.9)
                        .to(
                                -e + length * 0.6,
                                -h * 0.66,
                                -e + length * 0.7,
                                -h * 0.55,
                                -e + length * 0.8,
                                -h * 0.5)
                        .to(e - 1.6, -h * 0.44, e - 0.4, -SOLE - 2, e - 0.6, -SOLE);
        draft.piece(upper, Cloth.OUTSIDE, LineKind.OUTLINE);
        Curve toe =
                Curve.from(e - length * 0.25, -SOLE)
                        .to(
                                e - length * 0.24,
                                -h * 0.36,
                                e - length * 0.2,
                                -h * 0.46,
                                e - length * 0.15,
                                -h * 0.475);
        draft.line(toe, LineKind.SEAM);
        draft.line(toe.parallel(-0.4).part(0.02, 0.96), LineKind.TOPSTITCH);
        Curve facing =
                Curve.from(-e + length * 0.32, -h * 0.8)
                        .to(
                                -e + length * 0.36,
                                -h * 0.5,
                                -e + length * 0.45,
                                -h * 0.4,
                                -e + length * 0.62,
                                -h * 0.42)
                        .to(
                                -e + length * 0.67,
                                -h * 0.44,
                                -e + length * 0.7,
                                -h * 0.5,
                                -e + length * 0.72,
                                -h * 0.545);
        draft.line(facing, LineKind.SEAM);
        draft.line(facing.parallel(0.4).part(0.02, 0.98), LineKind.TOPSTITCH);
        Curve counter =
                Curve.from(-e + length * 0.24, -SOLE)
                        .to(
                                -e + length * 0.22,
                                -h * 0.4,
                                -e + length * 0.12,
                                -h * 0.58,
                                -e + 1.1,
                                -h * 0.62);
        draft.line(counter, LineKind.SEAM);
        for (int i = 0; i < 5; i++) {
            double t = i / 4.0;
            double x = -e + length * (0.4 + 0.24 * t);
            double y = -h * (0.86 - 0.3 * t) + 1.3;
            draft.piece(Curve.circle(x, y, 0.32), Cloth.INSIDE, LineKind.THIN);
            draft.line(Curve.line(x + 0.1, y - 0.3, x + 1.1, y - 1.5), LineKind.THIN);
        }
        Curve sole =
                Curve.from(-e + 0.2, -SOLE)
                        .to(-e * 0.4, -SOLE + 0.5, e * 0.3, -SOLE + 0.5, e - 0.5, -SOLE)
                        .to(e + 0.1, -SOLE + 0.3, e + 0.1, -1.2, e - 1.4, -0.5)
                        .to(e * 0.5, 0, e * 0.3, 0, 0, 0)
                        .to(-e + 0.8, 0)
                        .to(-e, 0, -e, -0.6, -e, -1.2)
                        .to(-e, -2, -e, -2.6, -e + 0.2, -SOLE);
        draft.piece(sole, Cloth.SOLE, LineKind.OUTLINE);
        draft.line(
                Curve.from(-e + 0.3, -0.9).to(-e * 0.4, -0.8, e * 0.3, -0.8, e - 1, -1.2),
                LineKind.THIN);
        draft.point(Landmark.UPPER_EDGE, -e + length * 0.41, -h + 0.4);
        draft.point(Landmark.MAIN_PANEL, -e + length * 0.5, -h * 0.34);
        draft.point(Landmark.FRONT_EDGE, e - length * 0.1, -h * 0.36);
        draft.point(Landmark.BACK_EDGE, -e + length * 0.1, -h * 0.4);
        draft.point(Landmark.LOWER_EDGE, e * 0.55, -SOLE * 0.5);
        draft.measure(Measure.OVERALL_LENGTH, -e, 0, e, 0);
        draft.measure(Measure.OVERALL_HEIGHT, -e, 0, -e, -h);
    }

    private static void heel(Draft draft, double width, double h) {
        double e = width / 2;
        Curve shell =
                Curve.from(e * 0.86, -SOLE)
                        .to(e * 0.98, -h * 0.5, e * 0.7, -h * 0.7, e * 0.62, -h)
                        .to(e * 0.3, -h * 0.93, e * 0.2, -h * 0.9, 0, -h * 0.9);
        draft.piece(
                Curve.from(0, -SOLE).to(shell.start()).then(shell).withMirror(),
                Cloth.OUTSIDE,
                LineKind.OUTLINE);
        draft.both(
                Curve.from(e * 0.3, -SOLE)
                        .to(e * 0.32, -h * 0.6, e * 0.26, -h * 0.8, e * 0.24, -h * 0.915),
                LineKind.SEAM);
        draft.line(Curve.line(0, -SOLE, 0, -h * 0.9), LineKind.THIN);
        Curve sole =
                Curve.from(0, -SOLE)
                        .to(e * 0.95, -SOLE)
                        .to(e, -SOLE, e, -SOLE + 0.3, e, -SOLE + 0.8)
                        .to(e * 0.96, 0)
                        .to(0, 0);
        draft.piece(sole.withMirror(), Cloth.SOLE, LineKind.OUTLINE);
        draft.point(Landmark.UPPER_EDGE, e * 0.4, -h * 0.93);
        draft.point(Landmark.MAIN_PANEL, e * 0.6, -h * 0.38);
        draft.point(Landmark.LOWER_EDGE, e * 0.7, -SOLE * 0.5);
        draft.measure(Measure.OVERALL_HEIGHT, -e, 0, -e, -h);
    }
}
