package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;

/** Front and back of all that hangs from the shoulders. Confined to one thread. */
final class ShoulderTemplate {

    private final Draft draft;
    private final FlatSpec spec;
    private final TopFrame frame;
    private final boolean back;

    private ShoulderTemplate(Draft draft, boolean back) {
        this.draft = draft;
        this.spec = draft.spec();
        this.frame = TopFrame.of(spec);
        this.back = back;
    }

    static void draw(Draft draft, boolean back) {
        ShoulderTemplate template = new ShoulderTemplate(draft, back);
        template.body();
        template.inside();
        template.measures();
    }

    private boolean sleeved() {
        return spec.sleeve().covers();
    }

    private boolean lapels() {
        return spec.has(Trait.COLLAR, Choice.Collar.LAPEL);
    }

    private void body() {
        NeckPart neck = new NeckPart(draft, frame, back);
        neck.behind();
        if (sleeved()) {
            SleevePart.draw(draft, frame, back);
        }
        Curve edge = back ? frame.backNeck() : neck.edge();
        Curve half =
                edge.then(frame.shoulderSeam())
                        .then(frame.armhole())
                        .then(frame.side())
                        .then(frame.hemline(spec));
        boolean panels = lapels() && !back;
        if (!panels) {
            draft.area(half.withMirror(), Cloth.OUTSIDE);
            if (TopFrame.hem(spec) != Choice.Hem.RUFFLE) {
                draft.line(frame.hemline(spec).withMirror(), hemKind());
            }
        }
        if (panels) {
            LapelPart.fronts(draft, frame);
        }
        draft.both(frame.shoulderSeam(), LineKind.OUTLINE);
        Choice.SleeveShape shape = spec.sleeveShape();
        Curve joined = frame.sleeveSeam(shape, edge);
        if (shape != Choice.SleeveShape.DOLMAN) {
            draft.both(joined, sleeved() ? LineKind.SEAM : LineKind.OUTLINE);
        }
        draft.both(frame.side(), LineKind.OUTLINE);
        if (!sleeved()) {
            draft.both(frame.armhole().parallel(-0.9).part(0.03, 0.97), LineKind.TOPSTITCH);
        } else if (spec.has(Trait.COLLAR, Choice.Collar.SHIRT)
                && shape != Choice.SleeveShape.DOLMAN) {
            draft.both(joined.parallel(-0.7).part(0.03, 0.96), LineKind.TOPSTITCH);
        }
        HemPart.draw(draft, frame, panels);
        seams();
        neck.front();
        if (!back) {
            ClosurePart.draw(draft, frame);
            PocketPart.draw(draft, frame);
        }
        neck.over();
    }

    private LineKind hemKind() {
        return TopFrame.hem(spec) == Choice.Hem.RIB ? LineKind.SEAM : LineKind.OUTLINE;
    }

    /** Yoke, darts, waist seam, centre back. */
    private void seams() {
        across();
        if (spec.kind() == GarmentClass.SHIRT && spec.sleeveShape().isSetIn()) {
            yoke();
        }
        if (lapels() && back) {
            draft.line(Curve.line(0, TopFrame.BACK_DROP, 0, frame.length()), LineKind.SEAM);
            draft.line(
                    Curve.line(0.8, frame.length() - 20, 0.8, frame.length() - 0.4),
                    LineKind.TOPSTITCH);
            Point u = frame.armhole().at(0.62);
            draft.both(
                    Curve.from(u)
                            .to(
                                    frame.waist().x() * 0.55,
                                    u.y() + 8,
                                    frame.waist().x() * 0.5,
                                    frame.waist().y() - 6,
                                    frame.waist().x() * 0.52,
                                    frame.waist().y())
                            .to(
                                    frame.waist().x() * 0.52,
                                    frame.waist().y() + 8,
                                    frame.hem().x() * 0.56,
                                    frame.length() - 10,
                                    frame.hem().x() * 0.58,
                                    frame.length() - 0.3),
                    LineKind.SEAM);
        }
        if (lapels() && !back) {
            double x = frame.waist().x() * 0.56;
            draft.both(
                    Curve.from(x, frame.chestLine() + 3)
                            .to(
                                    x - 0.7,
                                    frame.waist().y(),
                                    x - 0.7,
                                    frame.waist().y(),
                                    x - 0.4,
                                    frame.length() * 0.66),
                    LineKind.SEAM);
        }
        if (spec.kind() == GarmentClass.DRESS && back) {
            double stop = frame.waist().y() + 14;
            draft.line(
                    Curve.line(0, TopFrame.BACK_DROP, 0, Math.min(stop, frame.length() * 0.7)),
                    LineKind.INFERRED);
        }
    }

    /** The seam across, and how the width below it is taken in. */
    private void across() {
        double level = frame.seamLevel(spec);
        double x = frame.halfWidth(level);
        Choice.WaistSeam seam =
                spec.trait(Trait.WAIST_SEAM)
                        .map(chosen -> (Choice.WaistSeam) chosen.choice())
                        .orElse(Choice.WaistSeam.NONE);
        double room = frame.length() - frame.waist().y();
        double foot = RufflePart.endAbove(spec, frame.length(), room);
        FullnessPart below =
                new FullnessPart(draft, level + 0.8, foot, frame::halfWidth, frame::halfWidth);
        if (seam != Choice.WaistSeam.NONE) {
            draft.line(
                    Curve.from(x, level)
                            .to(x * 0.5, level + 0.8, x * 0.3, level + 0.8, 0, level + 0.8)
                            .withMirror(),
                    LineKind.SEAM);
        }
        switch (seam) {
            case NONE, DROPPED -> {}
            case SEAM -> {
                if (spec.kind() == GarmentClass.DRESS && !below.isFull()) {
                    waistDarts(frame.waist());
                }
            }
            case EMPIRE -> below.gathersAbove();
            case PEPLUM -> below.gathers();
        }
        below.draw();
        SlitPart.draw(draft, frame::halfWidth, frame.hem().y(), frame.length(), level, back);
    }

    private void waistDarts(Point w) {
        double x = w.x() * 0.52;
        double reach = (w.y() - frame.chestLine()) * (back ? 0.9 : 0.62);
        Curve dart =
                Curve.from(x - 0.9, w.y() + 0.75).to(x, w.y() - reach).to(x + 0.9, w.y() + 0.7);
        draft.both(dart, LineKind.SEAM);
        for (double share : new double[] {0.36, 0.7}) {
            double fold = w.x() * share;
            double down = (frame.length() - w.y()) * 0.3;
            double out = frame.hem().x() / Math.max(1, w.x());
            if (out > 1.25) {
                draft.both(
                        Curve.from(fold, w.y() + 1)
                                .to(
                                        fold,
                                        w.y() + down * 0.5,
                                        fold * (1 + (out - 1) * 0.3),
                                        w.y() + down,
                                        fold * (1 + (out - 1) * 0.34),
                                        w.y() + down * 1.1),
                        LineKind.THIN);
            }
        }
    }

    private void yoke() {
        if (back) {
            double y = frame.shoulder().y() + 6.5;
            Point at = frame.armhole().at(0.3);
            Curve line =
                    Curve.from(0, y)
                            .to(at.x() * 0.5, y, at.x() * 0.8, at.y() + 0.2, at.x(), at.y());
            draft.both(line, LineKind.SEAM);
            draft.both(line.parallel(0.6).part(0.02, 0.97), LineKind.TOPSTITCH);
            draft.both(Curve.from(1.6, y).to(1.5, y + 9, 1.3, y + 16, 1.2, y + 20), LineKind.THIN);
            draft.line(
                    Curve.from(-0.5, y).to(-0.5, y - 1.8).to(0.5, y - 1.8).to(0.5, y),
                    LineKind.THIN);
        } else {
            Point inner = frame.frontNeck(Choice.Neckline.CREW, 0).at(0.72);
            Point outer = frame.armhole().at(0.13);
            draft.both(Curve.line(inner, outer), LineKind.SEAM);
            draft.both(Curve.line(inner, outer).parallel(0.6).part(0.03, 0.95), LineKind.TOPSTITCH);
        }
    }

    private void inside() {
        draft.point(
                Landmark.SHOULDER_RIGHT,
                frame.onShoulder(Math.max(2.5, (frame.shoulder().x() - frame.neck()) * 0.6)));
        draft.point(Landmark.ARMPIT_RIGHT, underarm());
        draft.point(Landmark.SIDE_SEAM, frame.side().at(0.62));
        draft.point(
                Landmark.HEM,
                frame.hem().x() * 0.55,
                frame.length() - (TopFrame.hem(spec) == Choice.Hem.CURVED ? 2.4 : 1.4));
        double neckY =
                back
                        ? TopFrame.BACK_DROP + 0.9
                        : frame.frontNeck(Choice.Neckline.CREW, 0).at(0.45).y() + 1;
        draft.point(Landmark.NECK, frame.neck() * (back ? 0.4 : 0.62), neckY);
        draft.point(
                Landmark.CENTRE_FRONT,
                0.9,
                back
                        ? frame.chestLine() * 0.72
                        : lapels() ? frame.neckDrop() + 6 : frame.chestLine() + 9);
    }

    /** A point on the seam that joins the sleeve, or where there is none below it. */
    private Point underarm() {
        Choice.SleeveShape shape = spec.sleeveShape();
        Curve edge = back ? frame.backNeck() : frame.frontNeck(Choice.Neckline.CREW, 0);
        return shape == Choice.SleeveShape.DOLMAN
                ? frame.underarm().plus(1.5, -2)
                : frame.sleeveSeam(shape, edge).at(0.55);
    }

    private void measures() {
        double length = frame.length();
        draft.measure(Measure.BODY_LENGTH, -frame.neck(), 0, -frame.neck(), length);
        if (spec.proportions().containsKey(Measure.HOOD_HEIGHT)) {
            double height = spec.cm(Measure.HOOD_HEIGHT);
            draft.measure(Measure.HOOD_HEIGHT, -frame.neck(), 0, -frame.neck(), -height);
        }
        draft.measure(Measure.NECK_WIDTH, -frame.neck(), 0, frame.neck(), 0);
        Point s = frame.shoulder();
        draft.measure(Measure.SHOULDER_WIDTH, -s.x(), s.y(), s.x(), s.y());
        if (!back && !lapels()) {
            draft.measure(Measure.NECK_DROP, 0, 0, 0, frame.neckDrop());
        }
        level(Measure.CHEST_WIDTH, frame.underarm());
        level(Measure.WAIST_WIDTH, frame.waist());
        double hem = TopFrame.hem(spec) == Choice.Hem.RIB ? length : frame.hem().y();
        level(Measure.HEM_WIDTH, new Point(frame.hem().x(), hem));
    }

    private void level(Measure measure, Point at) {
        draft.measure(measure, -at.x(), at.y(), at.x(), at.y());
    }
}
