package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * A set-in sleeve, the same for all classes; it hangs at its usual angle whatever the photo's pose
 * was. Confined to one thread.
 */
final class SleevePart {

    private static final double SHORT_ANGLE = 38;
    private static final double LONG_ANGLE = 57;

    private final Draft draft;
    private final TopFrame frame;
    private final Choice.Cuff cuff;
    private final boolean isLong;
    private final double width;
    private double cos;
    private double sin;
    private Point outer = new Point(0, 0);
    private Point inner = new Point(0, 0);

    private SleevePart(Draft draft, TopFrame frame) {
        this.draft = draft;
        this.frame = frame;
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
        double degrees = isLong ? LONG_ANGLE : SHORT_ANGLE;
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

    private double along(Point point) {
        return point.x() * cos + point.y() * sin;
    }

    private void draw(boolean back) {
        double depth =
                switch (cuff) {
                    case PLAIN -> 0;
                    case RIB -> isLong ? 6 : 2.4;
                    case BUTTONED -> isLong ? 6.5 : 0;
                };
        double flare = cuff == Choice.Cuff.PLAIN || !isLong ? 0 : width * 0.09;
        Point top = outer.plus(-cos * depth + sin * flare, -sin * depth - cos * flare);
        Point low = inner.plus(-cos * depth - sin * flare, -sin * depth + cos * flare);
        Curve upper = upper(top);
        Curve lower = lower(low);
        Curve outline = upper.then(lower.reversed()).then(frame.armhole().reversed());
        draft.area(outline, Cloth.OUTSIDE);
        draft.area(outline.mirrored(), Cloth.OUTSIDE);
        draft.both(upper, LineKind.OUTLINE);
        draft.both(lower, LineKind.OUTLINE);
        Curve end = Curve.line(top, low);
        if (depth == 0) {
            draft.both(end, LineKind.OUTLINE);
            double hem = isLong ? 3 : 2.2;
            draft.both(across(upper, lower, hem), LineKind.TOPSTITCH);
        } else {
            band(top, low, depth);
        }
        if (cuff == Choice.Cuff.BUTTONED && isLong) {
            closing(top, low, back);
        }
        if (draft.spec().has(Trait.COLLAR, Choice.Collar.LAPEL)) {
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

    /** It covers the shoulder alone: its hem runs back into the armhole. */
    private void cap() {
        double length = draft.cm(Measure.SLEEVE_LENGTH);
        double angle = Math.toRadians(34);
        cos = Math.cos(angle);
        sin = Math.sin(angle);
        Point s = frame.shoulder();
        outer = s.plus(length * cos, length * sin);
        Point foot = frame.armhole().at(0.8);
        Curve upper =
                Curve.from(s)
                        .to(
                                s.x() + length * 0.4 * cos + 0.8 * sin,
                                s.y() + length * 0.4 * sin - 0.8 * cos,
                                outer.x() - length * 0.25 * cos + 0.4 * sin,
                                outer.y() - length * 0.25 * sin - 0.4 * cos,
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
        draft.both(hem.parallel(1.2).part(0.08, 0.82), LineKind.TOPSTITCH);
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
