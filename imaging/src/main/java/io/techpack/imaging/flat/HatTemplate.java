package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;

/** Caps, beanies and hats with a brim all round; y 0 is the lower edge. */
final class HatTemplate {

    private final Draft draft;
    private final ViewSide side;
    private final double half;
    private final double height;

    private HatTemplate(Draft draft, ViewSide side) {
        this.draft = draft;
        this.side = side;
        half = draft.cm(Measure.OVERALL_WIDTH) / 2;
        height = draft.cm(Measure.OVERALL_HEIGHT);
    }

    static void draw(Draft draft, ViewSide side) {
        HatTemplate hat = new HatTemplate(draft, side);
        if (draft.spec().has(Trait.HEADWEAR, Choice.Headwear.BEANIE)) {
            hat.beanie();
        } else if (draft.spec().has(Trait.HEADWEAR, Choice.Headwear.BRIMMED)) {
            hat.brimmed();
        } else {
            hat.cap();
        }
        draft.measure(Measure.OVERALL_WIDTH, -hat.half, 0, hat.half, 0);
        draft.measure(Measure.OVERALL_HEIGHT, -hat.half, 0, -hat.half, -hat.height);
    }

    private Curve dome(double w, double foot, double top) {
        double h = foot - top;
        return Curve.from(w, foot).to(w, foot - h * 0.55, w * 0.62, top, 0, top);
    }

    private void cap() {
        boolean profile = side == ViewSide.SIDE;
        double w = profile ? half * 0.72 : half;
        double shift = profile ? -half * 0.28 : 0;
        double foot = profile || side == ViewSide.BACK ? -0.3 : -height * 0.2;
        Curve dome = dome(w, foot, -height + 0.6);
        Curve shell = dome.moved(shift, 0);
        Curve mirrored = dome.mirrored().moved(shift, 0);
        Curve low =
                Curve.from(-w + shift, foot)
                        .to(
                                -w * 0.4 + shift,
                                foot + 1.2,
                                w * 0.4 + shift,
                                foot + 1.2,
                                w + shift,
                                foot);
        draft.area(low.then(shell).then(mirrored.reversed()), Cloth.OUTSIDE);
        draft.line(shell, LineKind.OUTLINE);
        draft.line(mirrored, LineKind.OUTLINE);
        draft.line(low, LineKind.OUTLINE);
        draft.line(low.parallel(1.8).part(0.04, 0.96), LineKind.TOPSTITCH);
        draft.piece(ellipse(shift, -height + 0.3, 0.9, 0.45), Cloth.OUTSIDE, LineKind.SEAM);
        double[] seams = profile ? new double[] {-0.42, 0.42} : new double[] {-0.62, 0, 0.62};
        for (double share : seams) {
            if (side == ViewSide.BACK && share == 0) {
                continue;
            }
            Curve seam =
                    Curve.from(shift, -height + 0.6)
                            .to(
                                    shift + w * share * 0.7,
                                    -height + 1.5,
                                    shift + w * share * 1.05,
                                    foot - height * 0.4,
                                    shift + w * share,
                                    foot + 0.7);
            draft.line(seam, LineKind.SEAM);
            if (share != 0) {
                draft.line(
                        seam.parallel(share < 0 ? 0.6 : -0.6).part(0.08, 0.96), LineKind.TOPSTITCH);
            }
        }
        for (double share : profile ? new double[] {0.02} : new double[] {-0.32, 0.32}) {
            draft.piece(
                    Curve.circle(shift + w * share, -height * 0.72, 0.4),
                    Cloth.INSIDE,
                    LineKind.THIN);
        }
        switch (side) {
            case FRONT -> frontBrim(w, foot);
            case BACK -> strap(w, foot);
            case SIDE -> sideBrim(w, shift, foot);
        }
        draft.point(Landmark.UPPER_EDGE, shift + 0.6, -height + 0.4);
        draft.point(Landmark.MAIN_PANEL, shift + w * 0.3, -height * 0.55);
        draft.point(Landmark.LOWER_EDGE, shift + w * 0.7, foot - 0.4);
    }

    private void frontBrim(double w, double foot) {
        double low = 0;
        Curve brim =
                Curve.from(-w * 0.995, foot + 0.2)
                        .to(
                                -w * 0.5,
                                foot - height * 0.13,
                                w * 0.5,
                                foot - height * 0.13,
                                w * 0.995,
                                foot + 0.2)
                        .to(w * 0.98, foot + 1.6, w * 0.62, low, 0, low)
                        .to(-w * 0.62, low, -w * 0.98, foot + 1.6, -w * 0.995, foot + 0.2);
        draft.piece(brim, Cloth.OUTSIDE, LineKind.OUTLINE);
        for (int i = 1; i <= 3; i++) {
            double lift = i * 0.95;
            double x = w * (0.92 - i * 0.05);
            draft.line(
                    Curve.from(-x, foot + 0.7 - lift * 0.2)
                            .to(
                                    -x * 0.7,
                                    low - lift,
                                    x * 0.7,
                                    low - lift,
                                    x,
                                    foot + 0.7 - lift * 0.2),
                    LineKind.TOPSTITCH);
        }
        draft.point(Landmark.FRONT_EDGE, w * 0.5, low - 0.8);
    }

    private void strap(double w, double foot) {
        double x = w * 0.36;
        Curve hole =
                Curve.from(-x, foot + 0.8)
                        .to(-x, foot - height * 0.42, x, foot - height * 0.42, x, foot + 0.8);
        draft.piece(hole.to(-x, foot + 0.8), Cloth.INSIDE, LineKind.SEAM);
        draft.line(hole.parallel(0.7).part(0.05, 0.95), LineKind.TOPSTITCH);
        draft.line(Curve.line(0, -height + 0.6, 0, foot - height * 0.31), LineKind.SEAM);
        draft.piece(
                Curve.from(-x - 1, foot - 1.2)
                        .to(x + 1, foot - 1.2)
                        .to(x + 1, foot + 0.9)
                        .to(-x - 1, foot + 0.9)
                        .to(-x - 1, foot - 1.2),
                Cloth.OUTSIDE,
                LineKind.SEAM);
        draft.piece(
                Curve.from(-1.2, foot - 1.6)
                        .to(1.2, foot - 1.6)
                        .to(1.2, foot + 1.2)
                        .to(-1.2, foot + 1.2)
                        .to(-1.2, foot - 1.6),
                Cloth.SOLE,
                LineKind.THIN);
        draft.point(Landmark.BACK_EDGE, x * 0.7, foot - 0.2);
    }

    private void sideBrim(double w, double shift, double foot) {
        double from = w + shift - 1.2;
        Curve brim =
                Curve.from(from - w * 0.5, foot + 0.9)
                        .to(from, foot - 0.9, from + 1, foot - 1.6, from + 1.1, foot - 1.8)
                        .to(half * 0.8, foot - 2.2, half, foot - 0.9, half, foot + 0.2)
                        .to(half * 0.92, foot + 1.1, from, foot + 1.2, from - w * 0.5, foot + 0.9);
        draft.piece(brim, Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.point(Landmark.FRONT_EDGE, half * 0.85, foot - 0.8);
    }

    private void beanie() {
        double cuff = height * 0.32;
        double w = half * 0.97;
        Curve dome = dome(w, -cuff + 0.6, -height);
        draft.area(dome.withMirror(), Cloth.OUTSIDE);
        Curve foot = Curve.line(-half, -cuff, half, -cuff);
        for (double share = -0.86; share < 0.9; share += 0.123) {
            draft.line(
                    Curve.from(w * share, -cuff)
                            .to(
                                    w * share,
                                    -height * 0.7,
                                    w * share * 0.6,
                                    -height * 0.92,
                                    w * share * 0.16,
                                    -height + 0.5),
                    LineKind.RIB);
        }
        draft.line(dome.withMirror(), LineKind.OUTLINE);
        Curve band =
                Curve.from(-half, -cuff)
                        .to(-half * 0.4, -cuff + 0.8, half * 0.4, -cuff + 0.8, half, -cuff)
                        .to(half, 0)
                        .to(half * 0.4, 0.8, -half * 0.4, 0.8, -half, 0)
                        .to(-half, -cuff);
        draft.piece(band, Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.ribs(foot, Curve.line(-half, 0, half, 0), (int) Math.round(half * 2 / 1));
        draft.point(Landmark.UPPER_EDGE, 0.8, -height + 0.5);
        draft.point(Landmark.MAIN_PANEL, w * 0.4, -height * 0.62);
        draft.point(Landmark.LOWER_EDGE, half * 0.7, -cuff * 0.45);
    }

    private void brimmed() {
        double w = half * 0.56;
        double deep = half * 0.16;
        draft.piece(ellipse(0, -deep, half, deep), Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.line(ellipse(0, -deep, half * 0.95, deep * 0.86), LineKind.TOPSTITCH);
        double foot = -deep * 1.05;
        Curve shell =
                Curve.from(w, foot)
                        .to(w * 0.98, foot - height * 0.4, w * 0.92, -height, w * 0.5, -height)
                        .to(w * 0.2, -height, w * 0.14, -height + 0.9, 0, -height + 0.9);
        Curve low =
                Curve.from(0, foot + deep * 0.5)
                        .to(w * 0.5, foot + deep * 0.5, w * 0.9, foot + deep * 0.3, w, foot);
        draft.piece(low.then(shell).withMirror(), Cloth.OUTSIDE, LineKind.OUTLINE);
        Curve band =
                Curve.from(0, foot + deep * 0.5 - 3.4)
                        .to(
                                w * 0.5,
                                foot + deep * 0.5 - 3.4,
                                w * 0.9,
                                foot + deep * 0.3 - 3.4,
                                w * 0.99,
                                foot - 3.4);
        draft.both(band, LineKind.SEAM);
        draft.point(Landmark.UPPER_EDGE, w * 0.5, -height + 0.3);
        draft.point(Landmark.MAIN_PANEL, w * 0.5, -height * 0.6);
        draft.point(Landmark.LOWER_EDGE, half * 0.8, -deep);
    }

    private static Curve ellipse(double x, double y, double rx, double ry) {
        double k = 0.5523;
        return Curve.from(x + rx, y)
                .to(x + rx, y + ry * k, x + rx * k, y + ry, x, y + ry)
                .to(x - rx * k, y + ry, x - rx, y + ry * k, x - rx, y)
                .to(x - rx, y - ry * k, x - rx * k, y - ry, x, y - ry)
                .to(x + rx * k, y - ry, x + rx, y - ry * k, x + rx, y);
    }
}
