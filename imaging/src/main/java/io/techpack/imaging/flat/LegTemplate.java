package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.List;

/** Trousers and shorts, front and back. Confined to one thread. */
final class LegTemplate {

    static final double BAND = 4;

    private final Draft draft;
    private final FlatSpec spec;
    private final boolean back;
    private final double waist;
    private final double hip;
    private final double rise;
    private final double thigh;
    private final double opening;
    private final double length;
    private final double inner;

    private LegTemplate(Draft draft, boolean back) {
        this.draft = draft;
        this.back = back;
        spec = draft.spec();
        waist = draft.cm(Measure.WAIST_WIDTH) / 2;
        hip = draft.cm(Measure.HIP_WIDTH) / 2;
        rise = draft.cm(Measure.FRONT_RISE);
        thigh = draft.cm(Measure.THIGH_WIDTH);
        opening = draft.cm(Measure.LEG_OPENING);
        length = draft.cm(Measure.OUTSEAM);
        inner = Math.max(1.3, thigh * 0.56 - opening / 2);
    }

    static void draw(Draft draft, boolean back) {
        LegTemplate legs = new LegTemplate(draft, back);
        legs.legs();
        legs.waistband();
        if (back) {
            legs.seat();
        } else {
            legs.fly();
            legs.pockets();
        }
        legs.measures();
    }

    private Curve outer() {
        double hipRow = rise * 0.7;
        double out = inner + opening;
        double wide = thigh + 0.4;
        double low = rise + 3;
        double leg = length - low;
        return Curve.through(
                List.of(
                        new Point(waist, BAND),
                        new Point(waist + (hip - waist) * 0.66, BAND + (hipRow - BAND) * 0.5),
                        new Point(hip, hipRow),
                        new Point(wide, low),
                        new Point(out + (wide - out) * 0.5, low + leg * 0.45),
                        new Point(out, length)),
                false);
    }

    private Curve inseam() {
        double leg = length - rise;
        double low = rise + 3;
        return Curve.from(0, rise)
                .to(0.15, rise + 1, 0.3, low - 1, 0.4, low)
                .to(
                        0.4 + inner * 0.3,
                        low + leg * 0.28,
                        inner * 0.92,
                        low + leg * 0.5,
                        inner,
                        length);
    }

    private void legs() {
        Curve whole =
                Curve.from(0, BAND)
                        .to(waist, BAND)
                        .then(outer())
                        .to(inner, length)
                        .then(inseam().reversed());
        draft.area(whole.withMirror(), Cloth.OUTSIDE);
        draft.both(outer(), LineKind.OUTLINE);
        draft.both(inseam(), LineKind.OUTLINE);
        draft.both(Curve.line(inner + opening, length, inner, length), LineKind.OUTLINE);
        double hem = length > 60 ? 2.2 : 2.6;
        draft.both(
                Curve.line(
                        acrossAt(outer(), length - hem) - 0.1,
                        length - hem,
                        acrossAt(inseam(), length - hem) + 0.1,
                        length - hem),
                LineKind.TOPSTITCH);
        draft.line(Curve.line(0, BAND, 0, rise), LineKind.SEAM);
        if (length > 60 && !back) {
            Point top = new Point((inner + 0.5 + inner + opening) / 2, length - 8);
            draft.both(Curve.line(thigh * 0.5, rise + 12, top.x(), top.y()), LineKind.THIN);
        }
        draft.point(Landmark.SIDE_SEAM, outer().at(0.78).plus(-0.5, 0));
        draft.point(
                Landmark.KNEE, thigh * 0.62, rise + (length - rise) * (length > 60 ? 0.42 : 0.5));
        draft.point(Landmark.LEG_HEM, inner + opening * 0.6, length - 1.1);
        draft.point(Landmark.CROTCH, 0.3, rise - 0.5);
    }

    /** The x of a curve that runs down, at a row. */
    private static double acrossAt(Curve curve, double y) {
        double share = 1;
        while (share > 0.02 && curve.at(share).y() > y) {
            share -= 0.003;
        }
        return curve.at(share).x();
    }

    private void waistband() {
        boolean soft =
                spec.has(Trait.WAISTBAND, Choice.Waistband.ELASTIC)
                        || spec.has(Trait.WAISTBAND, Choice.Waistband.DRAWSTRING);
        double dip = back ? -0.8 : 1;
        Curve top = Curve.from(0, dip).to(waist * 0.5, dip, waist * 0.8, 0.2, waist, 0);
        Curve low =
                Curve.from(0, BAND + dip * 0.6)
                        .to(waist * 0.5, BAND + dip * 0.6, waist * 0.8, BAND, waist, BAND);
        if (!back) {
            Curve inside = Curve.from(0, -1.2).to(waist * 0.5, -1.2, waist * 0.85, -0.7, waist, 0);
            draft.piece(inside.then(top.reversed()).withMirror(), Cloth.INSIDE, LineKind.OUTLINE);
        }
        draft.area(top.then(low.reversed()).withMirror(), Cloth.OUTSIDE);
        draft.both(top, LineKind.OUTLINE);
        draft.both(low, LineKind.SEAM);
        draft.both(Curve.line(waist, 0, waist, BAND), LineKind.OUTLINE);
        if (soft) {
            int count = (int) Math.round(waist / 1.1);
            draft.ribs(top, low, count);
            draft.ribs(top.mirrored(), low.mirrored(), count);
            if (spec.has(Trait.WAISTBAND, Choice.Waistband.DRAWSTRING) && !back) {
                cords();
            }
        } else {
            draft.both(low.parallel(0.6).part(0.03, 0.98), LineKind.TOPSTITCH);
            for (double share : back ? new double[] {0.0, 0.72} : new double[] {0.42, 0.86}) {
                double x = waist * share;
                Curve loop =
                        Curve.from(x - 0.55, dip * (1 - share) - 0.3)
                                .to(x + 0.55, dip * (1 - share) - 0.3)
                                .to(x + 0.55, BAND + 0.9)
                                .to(x - 0.55, BAND + 0.9)
                                .to(x - 0.55, dip * (1 - share) - 0.3);
                if (share == 0) {
                    draft.piece(loop, Cloth.OUTSIDE, LineKind.SEAM);
                } else {
                    draft.bothPieces(loop, Cloth.OUTSIDE, LineKind.SEAM);
                }
            }
        }
        draft.point(Landmark.WAISTBAND, waist * 0.66, BAND * 0.55);
    }

    private void cords() {
        draft.bothPieces(Curve.circle(1.8, 2.8, 0.4), Cloth.INSIDE, LineKind.THIN);
        Curve cord = Curve.from(1.8, 3.1).to(2.6, 6, 0.9, 9, 1.7, 13);
        draft.both(cord, LineKind.THIN);
        draft.both(cord.parallel(0.5), LineKind.THIN);
    }

    private void fly() {
        if (!spec.has(Trait.FLY, Choice.Fly.ZIP)) {
            return;
        }
        double end = BAND + (rise - BAND) * 0.66;
        Curve stitch =
                Curve.from(3.6, BAND + 0.6)
                        .to(3.6, end - 5)
                        .to(3.5, end - 2, 2, end, 0.1, end + 0.3);
        draft.line(stitch, LineKind.TOPSTITCH);
        draft.line(stitch.parallel(-0.55).part(0, 0.94), LineKind.TOPSTITCH);
        draft.line(Curve.line(0, 1, 0, BAND + 0.6), LineKind.SEAM);
        draft.button(1.4, BAND * 0.62);
        draft.point(Landmark.FLY, 3.4, BAND + (end - BAND) * 0.5);
    }

    private void pockets() {
        Choice.Pockets kind =
                spec.trait(Trait.POCKETS)
                        .map(chosen -> (Choice.Pockets) chosen.choice())
                        .orElse(Choice.Pockets.NONE);
        if (kind == Choice.Pockets.NONE) {
            return;
        }
        if (kind == Choice.Pockets.JEANS) {
            Curve scoop =
                    Curve.from(waist * 0.5, BAND + 0.4)
                            .to(
                                    waist * 0.52,
                                    BAND + 5,
                                    waist * 0.75,
                                    BAND + 7.5,
                                    edge(BAND + 8.5),
                                    BAND + 8.5);
            draft.both(scoop, LineKind.SEAM);
            draft.both(scoop.parallel(0.7).part(0.02, 0.97), LineKind.TOPSTITCH);
            double x = waist * 0.74;
            draft.line(Curve.line(-x - 3.2, BAND + 3, -x + 3, BAND + 3), LineKind.SEAM);
            draft.point(Landmark.POCKET, waist * 0.62, BAND + 5.8);
            return;
        }
        Point top = new Point(waist * 0.66, BAND + 0.4);
        double row = BAND + Math.min(16, (rise - BAND) * 0.72);
        Curve slant = Curve.line(top, new Point(edge(row) - 0.1, row));
        draft.both(slant, LineKind.SEAM);
        draft.both(slant.parallel(-0.7).part(0.02, 0.95), LineKind.TOPSTITCH);
        draft.point(Landmark.POCKET, slant.at(0.55));
        if (kind == Choice.Pockets.CARGO) {
            double y = rise + (length - rise) * 0.2;
            double w = thigh * 0.46;
            double x = edge(y + 8) - w - 0.4;
            draft.bothPieces(
                    Curve.from(x, y).to(x + w, y).to(x + w, y + 18).to(x, y + 18).to(x, y),
                    Cloth.OUTSIDE,
                    LineKind.SEAM);
            draft.bothPieces(
                    Curve.from(x - 0.4, y - 1)
                            .to(x + w + 0.3, y - 1)
                            .to(x + w + 0.3, y + 5)
                            .to(x - 0.4, y + 5)
                            .to(x - 0.4, y - 1),
                    Cloth.OUTSIDE,
                    LineKind.SEAM);
        }
    }

    private double edge(double y) {
        return acrossAt(outer(), y);
    }

    private void seat() {
        boolean jeans = spec.has(Trait.WAISTBAND, Choice.Waistband.JEANS);
        if (jeans) {
            Curve yoke = Curve.from(0, BAND + 6).to(edge(BAND + 3.6), BAND + 3.6);
            draft.both(yoke, LineKind.SEAM);
            draft.both(yoke.parallel(-0.6).part(0.02, 0.98), LineKind.TOPSTITCH);
        }
        draft.point(Landmark.FLY, 0.3, BAND + (rise - BAND) * 0.82);
        if (spec.has(Trait.POCKETS, Choice.Pockets.NONE)) {
            return;
        }
        double x = hip * 0.26;
        double w = hip * 0.52;
        double y = BAND + (jeans ? 8 : 6);
        double h = Math.min(14, rise * 0.5);
        Curve patch =
                Curve.from(x, y + 0.6)
                        .to(x + w, y)
                        .to(x + w * 0.98, y + h)
                        .to(x + w * 0.5, y + h + 2)
                        .to(x + w * 0.04, y + h + 0.4)
                        .to(x, y + 0.6);
        draft.bothPieces(patch, Cloth.OUTSIDE, LineKind.SEAM);
        draft.both(Curve.line(x + 0.2, y + 2.2, x + w - 0.3, y + 1.7), LineKind.TOPSTITCH);
        draft.point(Landmark.POCKET, x + w - 1.5, y + h * 0.6);
    }

    private void measures() {
        draft.measure(Measure.OUTSEAM, -waist, 0, -waist, length);
        draft.measure(Measure.WAIST_WIDTH, -waist, 0, waist, 0);
        draft.measure(Measure.HIP_WIDTH, -hip, rise * 0.7, hip, rise * 0.7);
        if (!back) {
            draft.measure(Measure.FRONT_RISE, 0, 0, 0, rise);
        }
        draft.measure(Measure.INSEAM, 0, rise, 0, length);
        draft.measure(Measure.THIGH_WIDTH, -0.4 - thigh, rise + 3, -0.4, rise + 3);
        draft.measure(Measure.LEG_OPENING, -inner - opening, length, -inner, length);
    }

    /** The profile, facing right. */
    static void side(Draft draft) {
        double w = draft.cm(Measure.WAIST_WIDTH) * 0.56;
        double h = draft.cm(Measure.HIP_WIDTH) * 0.56;
        double rise = draft.cm(Measure.FRONT_RISE);
        double length = draft.cm(Measure.OUTSEAM);
        double open = draft.cm(Measure.LEG_OPENING) * 0.96;
        double knee = (draft.cm(Measure.THIGH_WIDTH) * 0.8 + open) / 2;
        double mid = rise + (length - rise) * 0.45;
        double shift = 1;
        Curve front =
                Curve.through(
                        List.of(
                                new Point(w * 0.48, BAND),
                                new Point(h * 0.48, rise * 0.75),
                                new Point(shift + knee * 0.52, mid),
                                new Point(shift + open * 0.5, length)),
                        false);
        Curve rear =
                Curve.through(
                        List.of(
                                new Point(-w * 0.48, BAND - 0.6),
                                new Point(-h * 0.56, rise * 0.5),
                                new Point(-h * 0.55, rise * 0.82),
                                new Point(shift - knee * 0.53, mid),
                                new Point(shift - open * 0.5, length)),
                        false);
        draft.area(front.then(rear.reversed()), Cloth.OUTSIDE);
        draft.line(front, LineKind.OUTLINE);
        draft.line(rear, LineKind.OUTLINE);
        draft.line(
                Curve.line(shift + open * 0.5, length, shift - open * 0.5, length),
                LineKind.OUTLINE);
        draft.line(
                Curve.line(shift + open * 0.49, length - 2.3, shift - open * 0.49, length - 2.3),
                LineKind.TOPSTITCH);
        Curve band =
                Curve.from(-w * 0.48, -0.6)
                        .to(w * 0.46, 0.5)
                        .to(w * 0.48, BAND)
                        .to(-w * 0.48, BAND - 0.6)
                        .to(-w * 0.48, -0.6);
        draft.piece(band, Cloth.OUTSIDE, LineKind.OUTLINE);
        if (draft.spec().has(Trait.WAISTBAND, Choice.Waistband.JEANS)
                || draft.spec().has(Trait.WAISTBAND, Choice.Waistband.PLAIN)) {
            draft.piece(
                    Curve.from(-0.5, -0.4)
                            .to(0.6, -0.3)
                            .to(0.6, BAND + 0.7)
                            .to(-0.5, BAND + 0.7)
                            .to(-0.5, -0.4),
                    Cloth.OUTSIDE,
                    LineKind.SEAM);
        } else {
            draft.ribs(
                    Curve.line(-w * 0.48, -0.6, w * 0.46, 0.5),
                    Curve.line(-w * 0.48, BAND - 0.6, w * 0.48, BAND),
                    (int) w);
        }
        draft.line(Curve.from(0, BAND).to(0.6, rise, shift, mid, shift, length), LineKind.SEAM);
        Curve pocket =
                Curve.from(w * 0.34, BAND)
                        .to(w * 0.2, BAND + 5, w * 0.06, BAND + 12, 0.2, BAND + 15);
        if (!draft.spec().has(Trait.POCKETS, Choice.Pockets.NONE)) {
            draft.line(pocket, LineKind.SEAM);
            draft.line(pocket.parallel(-0.7).part(0, 0.94), LineKind.TOPSTITCH);
            draft.point(Landmark.POCKET, pocket.at(0.5));
        }
        draft.point(Landmark.WAISTBAND, w * 0.3, BAND * 0.5);
        draft.point(Landmark.SIDE_SEAM, 1, mid);
        draft.point(Landmark.LEG_HEM, shift + open * 0.3, length - 1.1);
        draft.measure(Measure.OUTSEAM, 0, 0, 0, length);
    }
}
