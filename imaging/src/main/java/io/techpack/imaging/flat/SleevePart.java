package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * A sleeve of any shape, the same for all classes; it hangs at its usual angle whatever the photo's
 * pose was. Confined to one thread.
 */
final class SleevePart {

    private static final double SHORT_ANGLE = 38;
    private static final double LONG_ANGLE = 57;

    /** A dolman sleeve is drawn spread, as it lies. */
    private static final double DOLMAN_SHORT_ANGLE = 24;

    private static final double DOLMAN_LONG_ANGLE = 38;

    /** Half the width of a usual sleeve's end, from which a bell opens. */
    private static final double SLIM = 11;

    private final Draft draft;
    private final TopFrame frame;
    private final Choice.Cuff cuff;
    private final Choice.SleeveShape shape;
    private final boolean isLong;
    private final double width;
    private double cos;
    private double sin;
    private Point outer = new Point(0, 0);
    private Point inner = new Point(0, 0);

    private SleevePart(Draft draft, TopFrame frame) {
        this.draft = draft;
        this.frame = frame;
        shape = draft.spec().sleeveShape();
        isLong = draft.spec().sleeve().isPastElbow();
        cuff =
                draft.spec().has(Trait.CUFF, Choice.Cuff.RIB)
                        ? Choice.Cuff.RIB
                        : draft.spec().has(Trait.CUFF, Choice.Cuff.BUTTONED)
                                ? Choice.Cuff.BUTTONED
                                : Choice.Cuff.PLAIN;
        width = draft.cm(Measure.CUFF_WIDTH);
        hang();
    }

    /** Draws both sleeves; the body is drawn over them. */
    static void draw(Draft draft, TopFrame frame, boolean back) {
        SleevePart sleeve = new SleevePart(draft, frame);
        if (draft.spec().sleeve() == Choice.Sleeve.CAP) {
            sleeve.cap();
        } else {
            sleeve.draw(back);
        }
    }

    /** Less steep until the underarm seam is long enough to be seen. */
    private void hang() {
        double length = draft.cm(Measure.SLEEVE_LENGTH);
        double degrees = angle();
        boolean clear = false;
        while (!clear && degrees > 6) {
            double angle = Math.toRadians(degrees);
            cos = Math.cos(angle);
            sin = Math.sin(angle);
            outer = frame.shoulder().plus(length * cos, length * sin);
            inner = outer.plus(-width * sin, width * cos);
            Point pit = frame.underarm();
            clear = along(inner) - along(pit) > 5 && inner.x() > pit.x() + 2.5;
            degrees -= 2;
        }
    }

    private double angle() {
        boolean spread = shape == Choice.SleeveShape.DOLMAN;
        return isLong
                ? spread ? DOLMAN_LONG_ANGLE : LONG_ANGLE
                : spread ? DOLMAN_SHORT_ANGLE : SHORT_ANGLE;
    }

    private double along(Point point) {
        return point.x() * cos + point.y() * sin;
    }

    private void draw(boolean back) {
        double depth =
                switch (cuff) {
                    case PLAIN -> shape.isEndGathered() ? isLong ? 4 : 2 : 0;
                    case RIB -> isLong ? 6 : 2.4;
                    case BUTTONED -> isLong ? 6.5 : shape.isEndGathered() ? 2 : 0;
                };
        boolean eased = cuff != Choice.Cuff.PLAIN && isLong && !shape.isEndGathered();
        double flare = eased ? width * 0.09 : 0;
        Point top = outer.plus(-cos * depth + sin * flare, -sin * depth - cos * flare);
        Point low = inner.plus(-cos * depth - sin * flare, -sin * depth + cos * flare);
        SleeveCut cut = SleeveCut.of(shape, isLong, width - SLIM * size());
        Curve upper =
                cut.upper().isEmpty() ? upper(top) : edge(frame.shoulder(), top, cut.upper(), 1);
        Curve lower =
                shape == Choice.SleeveShape.DOLMAN
                        ? batwing(low)
                        : cut.lower().isEmpty()
                                ? lower(low)
                                : edge(frame.underarm(), low, cut.lower(), -1);
        Curve outline =
                upper.then(end(top, low)).then(lower.reversed()).then(frame.armhole().reversed());
        draft.area(outline, Cloth.OUTSIDE);
        draft.area(outline.mirrored(), Cloth.OUTSIDE);
        draft.both(upper, LineKind.OUTLINE);
        draft.both(lower, LineKind.OUTLINE);
        if (depth == 0) {
            draft.both(end(top, low), LineKind.OUTLINE);
            double hem = isLong ? 3 : 2.2;
            draft.both(across(upper, lower, hem), LineKind.TOPSTITCH);
        } else {
            band(top, low, depth);
        }
        if (cuff == Choice.Cuff.BUTTONED && isLong) {
            closing(top, low, back);
        }
        gathers(top, low);
        if (cut.seam() > 0) {
            draft.both(around(cut, top, low), LineKind.SEAM);
        }
        boolean tailored = shape == Choice.SleeveShape.REGULAR;
        if (tailored && draft.spec().has(Trait.COLLAR, Choice.Collar.LAPEL)) {
            twoPiece(upper, lower, low, back);
        }
        draft.point(Landmark.CUFF_RIGHT, outer.towards(inner, 0.45).plus(-cos * 1.2, -sin * 1.2));
        draft.point(Landmark.SLEEVE, frame.shoulder().towards(outer, 0.55).plus(-sin * 4, cos * 4));
        draft.measure(
                Measure.SLEEVE_LENGTH,
                -frame.shoulder().x(),
                frame.shoulder().y(),
                -outer.x(),
                outer.y());
        draft.measure(Measure.CUFF_WIDTH, -outer.x(), outer.y(), -inner.x(), inner.y());
    }

    /** How large it is against the usual one, so that a child's puff is a child's. */
    private double size() {
        double body = Math.clamp(frame.underarm().x() / 25, 0.4, 1.25);
        double length = draft.cm(Measure.SLEEVE_LENGTH) / (isLong ? 48 : 19);
        return Math.min(body, Math.max(0.25, length));
    }

    /** A bell's open end sags. */
    private Curve end(Point top, Point low) {
        double sag = shape == Choice.SleeveShape.BELL ? width * 0.07 : 0;
        Point one = top.towards(low, 0.3).plus(cos * sag, sin * sag);
        Point two = top.towards(low, 0.7).plus(cos * sag, sin * sag);
        return Curve.from(top).to(one.x(), one.y(), two.x(), two.y(), low.x(), low.y());
    }

    /**
     * An edge that stands off the straight line; one with a single corner has it at a seam.
     *
     * @param side 1 for the upper edge, -1 for the lower one
     */
    private Curve edge(Point from, Point to, List<SleeveCut.Offset> offsets, int side) {
        List<Point> points = new ArrayList<>(List.of(from));
        double size = size();
        for (SleeveCut.Offset offset : offsets) {
            points.add(off(from.towards(to, offset.share()), side * size * offset.distance()));
        }
        if (shape == Choice.SleeveShape.LANTERN) {
            return Curve.through(points, false).to(to);
        }
        points.add(to);
        return Curve.through(points, false);
    }

    /** The seam between the two parts of a lantern sleeve: from corner to corner. */
    private Curve around(SleeveCut cut, Point top, Point low) {
        double upper = cut.upper().getLast().distance() * size();
        double lower = cut.lower().getLast().distance() * size();
        Point one = off(frame.shoulder().towards(top, cut.seam()), upper);
        Point two = off(frame.underarm().towards(low, cut.seam()), -lower);
        double sag = one.distance(two) * 0.06;
        Point a = one.towards(two, 0.3).plus(cos * sag, sin * sag);
        Point b = one.towards(two, 0.7).plus(cos * sag, sin * sag);
        return Curve.from(one).to(a.x(), a.y(), b.x(), b.y(), two.x(), two.y());
    }

    /** From the body's side in one sweep to the end of the sleeve. */
    private Curve batwing(Point low) {
        Point pit = frame.underarm();
        double lift = (pit.y() - frame.chestLine()) * 0.5 + 1.5;
        double reach = pit.distance(low) * 0.45;
        return Curve.from(pit)
                .to(
                        pit.x() + 0.6,
                        pit.y() - lift,
                        low.x() - reach * cos,
                        low.y() - reach * sin,
                        low.x(),
                        low.y());
    }

    /** Short ticks where fullness is drawn in: from the armhole outwards, from the cuff upwards. */
    private void gathers(Point top, Point low) {
        double size = size();
        if (shape.isCapGathered()) {
            for (int i = 0; i < 9; i++) {
                double share = i / 8.0;
                Point from = frame.armhole().at(0.03 + share * 0.52);
                Point to = inside(top, low, 0.5, share * 0.8);
                tick(from, to, size * (i % 2 == 0 ? 4.4 : 2.6));
            }
        }
        if (shape.isEndGathered()) {
            int count = Math.max(5, (int) Math.round(width / 1.6));
            for (int i = 1; i < count; i++) {
                double share = i / (double) count;
                Point to = inside(top, low, isLong ? 0.7 : 0.3, share);
                tick(top.towards(low, share), to, size * (i % 2 == 0 ? 4 : 2.4));
            }
        }
    }

    /** At a share of the length, and of the way from the upper edge to the lower one. */
    private Point inside(Point top, Point low, double along, double across) {
        return frame.shoulder()
                .towards(top, along)
                .towards(frame.underarm().towards(low, along), across);
    }

    /** Slightly bent, as a fold is. */
    private void tick(Point from, Point towards, double length) {
        double share = Math.min(0.6, length / Math.max(0.1, from.distance(towards)));
        Point to = from.towards(towards, share);
        double bend = from.distance(to) * 0.08;
        Point middle = off(from.towards(to, 0.55), bend);
        draft.both(
                Curve.from(from).to(middle.x(), middle.y(), middle.x(), middle.y(), to.x(), to.y()),
                LineKind.THIN);
    }

    /** It covers the shoulder alone: its hem runs back into the armhole. */
    private void cap() {
        double length = draft.cm(Measure.SLEEVE_LENGTH);
        double angle = Math.toRadians(34);
        cos = Math.cos(angle);
        sin = Math.sin(angle);
        Point s = frame.shoulder();
        outer = s.plus(length * cos, length * sin);
        Point foot = frame.armhole().at(0.8);
        double high = shape == Choice.SleeveShape.PUFF ? length * 0.45 : 0.8;
        Curve upper =
                Curve.from(s)
                        .to(
                                s.x() + length * 0.4 * cos + high * sin,
                                s.y() + length * 0.4 * sin - high * cos,
                                outer.x() - length * 0.25 * cos + high / 2 * sin,
                                outer.y() - length * 0.25 * sin - high / 2 * cos,
                                outer.x(),
                                outer.y());
        Curve hem =
                Curve.from(outer)
                        .to(
                                outer.x() - 0.4,
                                outer.y() + (foot.y() - outer.y()) * 0.4,
                                foot.x() + (outer.x() - foot.x()) * 0.4,
                                foot.y() - (foot.y() - outer.y()) * 0.2,
                                foot.x(),
                                foot.y());
        Curve outline = upper.then(hem).then(frame.armhole().part(0, 0.8).reversed());
        draft.area(outline, Cloth.OUTSIDE);
        draft.area(outline.mirrored(), Cloth.OUTSIDE);
        draft.both(upper, LineKind.OUTLINE);
        draft.both(hem, LineKind.OUTLINE);
        draft.both(hem.parallel(-1.2).part(0.08, 0.82), LineKind.TOPSTITCH);
        for (int i = 0; shape == Choice.SleeveShape.PUFF && i < 6; i++) {
            Point from = frame.armhole().at(0.03 + i * 0.08);
            tick(from, hem.at(i / 8.0), length * (i % 2 == 0 ? 0.45 : 0.28));
        }
        draft.point(Landmark.CUFF_RIGHT, hem.at(0.35).plus(-0.6, 0));
        draft.measure(Measure.SLEEVE_LENGTH, -s.x(), s.y(), -outer.x(), outer.y());
    }

    private Curve upper(Point top) {
        Point s = frame.shoulder();
        double length = s.distance(top);
        double cap = isLong ? 2.3 : 1.3;
        Point elbow = off(s.towards(top, 0.52), isLong ? 1.1 : 0.7);
        Curve first = Curve.from(s);
        Point one = off(s.towards(top, 0.14), cap);
        Point two = elbow.plus(-cos * length * 0.16, -sin * length * 0.16);
        Point three = elbow.plus(cos * length * 0.16, sin * length * 0.16);
        Point four = off(top.towards(s, 0.15), 0.15);
        return first.to(one.x(), one.y(), two.x(), two.y(), elbow.x(), elbow.y())
                .to(three.x(), three.y(), four.x(), four.y(), top.x(), top.y());
    }

    private Curve lower(Point low) {
        Point pit = frame.underarm();
        Point one = off(pit.towards(low, 0.3), isLong ? -0.9 : -0.2);
        Point two = off(pit.towards(low, 0.7), isLong ? -0.4 : 0);
        return Curve.from(pit).to(one.x(), one.y(), two.x(), two.y(), low.x(), low.y());
    }

    /** Moved away from the body, across the sleeve. */
    private Point off(Point point, double distance) {
        return point.plus(sin * distance, -cos * distance);
    }

    /** Straight across the sleeve, so far above its end. */
    private Curve across(Curve upper, Curve lower, double above) {
        return Curve.line(before(upper, above), before(lower, above));
    }

    private static Point before(Curve curve, double distance) {
        Point end = curve.end();
        double share = 1;
        while (share > 0.3 && curve.at(share).distance(end) < distance) {
            share -= 0.004;
        }
        return curve.at(share);
    }

    private void band(Point top, Point low, double depth) {
        Curve joined = Curve.line(top, low);
        Point a = outer.plus(-cos * depth, -sin * depth);
        Point b = inner.plus(-cos * depth, -sin * depth);
        Curve shape = Curve.from(a).to(outer).to(inner).to(b).to(a);
        draft.bothPieces(shape, Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.both(joined, LineKind.SEAM);
        if (cuff == Choice.Cuff.RIB) {
            int count = (int) Math.round(width / 0.8);
            draft.ribs(Curve.line(a, b), Curve.line(outer, inner), count);
            draft.ribs(Curve.line(a, b).mirrored(), Curve.line(outer, inner).mirrored(), count);
        } else {
            double in = 0.6;
            draft.both(
                    Curve.line(
                            outer.plus(-cos * in, -sin * in).towards(inner, 0.03),
                            inner.plus(-cos * in, -sin * in).towards(outer, 0.03)),
                    LineKind.TOPSTITCH);
        }
    }

    /** Button, and from the back the sleeve placket with its pleats. */
    private void closing(Point top, Point low, boolean back) {
        Point middle = outer.towards(inner, back ? 0.5 : 0.84).plus(-cos * 3.2, -sin * 3.2);
        draft.button(middle.x(), middle.y());
        draft.button(-middle.x(), middle.y());
        Point foot = top.towards(low, back ? 0.5 : 0.3);
        double rise = back ? 12 : 5;
        Curve slit = Curve.line(foot, foot.plus(-cos * rise, -sin * rise));
        draft.both(slit, back ? LineKind.SEAM : LineKind.THIN);
        if (back) {
            draft.both(slit.parallel(1.2).part(0.02, 0.98), LineKind.TOPSTITCH);
        }
    }

    /** The hind seam of a tailored sleeve, and its buttons. */
    private void twoPiece(Curve upper, Curve lower, Point low, boolean back) {
        double in = back ? 0.36 : 0.2;
        List<Point> along = new ArrayList<>(List.of(frame.armhole().at(back ? 0.6 : 0.84)));
        for (double share = 0.2; share < 1.01; share += 0.2) {
            along.add(lower.at(share).towards(upper.at(share), in));
        }
        Point to = low.towards(outer, in);
        draft.both(Curve.through(along, false), LineKind.SEAM);
        if (back) {
            for (int i = 0; i < 4; i++) {
                Point at =
                        to.plus(
                                -cos * (2.5 + 1.6 * i) + sin * 0.9,
                                -sin * (2.5 + 1.6 * i) - cos * 0.9);
                draft.button(at.x(), at.y());
                draft.button(-at.x(), at.y());
            }
        }
    }
}
