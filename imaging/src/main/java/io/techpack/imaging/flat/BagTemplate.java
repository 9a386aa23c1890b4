package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;

/** A tote with two handles; y 0 is the opening. */
final class BagTemplate {

    private BagTemplate() {}

    static void draw(Draft draft, ViewSide side) {
        double width = draft.cm(Measure.OVERALL_WIDTH);
        double whole = draft.cm(Measure.OVERALL_HEIGHT);
        double drop = Math.min(draft.cm(Measure.HANDLE_DROP), whole * 0.7);
        double body = whole - drop;
        boolean profile = side == ViewSide.SIDE;
        double e = profile ? width * 0.17 : width / 2;
        if (profile) {
            handle(draft, 0, drop, 0.9, body);
        } else {
            handle(draft, width * 0.21, drop, width * 0.21, body);
        }
        Curve half =
                Curve.from(0, 0)
                        .to(e, 0)
                        .to(e * (profile ? 1.1 : 0.99), body - 1.5)
                        .to(e * (profile ? 1.1 : 0.99), body, e * 0.9, body, e * 0.9, body)
                        .to(0, body);
        draft.piece(half.withMirror(), Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.line(Curve.line(-e + 0.3, 3, e - 0.3, 3), LineKind.TOPSTITCH);
        if (profile) {
            draft.line(Curve.from(0, 3).to(0, body * 0.7), LineKind.SEAM);
            draft.both(Curve.line(0, body * 0.7, e * 1.05, body - 1), LineKind.SEAM);
        } else {
            draft.line(Curve.line(-e * 0.985, body - 5, e * 0.985, body - 5), LineKind.SEAM);
            double x = width * 0.21;
            double foot = 7;
            draft.bothPieces(
                    Curve.from(x - 1.3, 0)
                            .to(x + 1.3, 0)
                            .to(x + 1.3, foot)
                            .to(x - 1.3, foot)
                            .to(x - 1.3, 0),
                    Cloth.OUTSIDE,
                    LineKind.SEAM);
            draft.both(
                    Curve.from(x - 0.9, 3.4)
                            .to(x + 0.9, 3.4)
                            .to(x + 0.9, foot - 0.5)
                            .to(x - 0.9, foot - 0.5)
                            .to(x - 0.9, 3.4),
                    LineKind.TOPSTITCH);
            draft.both(Curve.line(x - 0.9, 3.4, x + 0.9, foot - 0.5), LineKind.TOPSTITCH);
            draft.measure(Measure.OVERALL_WIDTH, -width / 2, 0, width / 2, 0);
        }
        draft.point(Landmark.UPPER_EDGE, e * 0.75, 1);
        draft.point(Landmark.MAIN_PANEL, e * 0.6, body * 0.55);
        draft.point(Landmark.LOWER_EDGE, e * 0.6, body - 1.2);
        draft.measure(Measure.HANDLE_DROP, 0, 0, 0, -drop);
        draft.measure(Measure.OVERALL_HEIGHT, -e, -drop, -e, body);
    }

    private static void handle(Draft draft, double x, double drop, double half, double body) {
        double w = Math.min(2.6, body * 0.08);
        double r = Math.max(0.9, x);
        Curve outer =
                Curve.from(r + w / 2, 0)
                        .to(r + w / 2, -drop * 0.75, half * 0.75 + w / 2, -drop, 0, -drop);
        Curve inner =
                Curve.from(Math.max(0.2, r - w / 2), 0)
                        .to(
                                Math.max(0.2, r - w / 2),
                                -drop * 0.72,
                                half * 0.6,
                                -drop + w,
                                0,
                                -drop + w);
        draft.area(outer.withMirror().then(inner.withMirror().reversed()), Cloth.OUTSIDE);
        draft.line(outer.withMirror(), LineKind.OUTLINE);
        draft.line(inner.withMirror(), LineKind.OUTLINE);
        draft.line(outer.parallel(0.5).part(0, 1).withMirror(), LineKind.TOPSTITCH);
        draft.point(Landmark.FRONT_EDGE, outer.at(0.55).plus(-0.6, 0));
    }
}
