package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.List;

/** The sleeve, or the armhole, of a profile that faces right. Confined to one thread. */
final class SideSleeve {

    private final Draft draft;
    private final FlatSpec spec;
    private final TopFrame frame;
    private final double chest;
    private final Curve neckEdge;
    private final Choice.SleeveShape shape;
    private final boolean isLong;

    /**
     * @param chest the depth of the body
     * @param neckEdge from nape to throat
     */
    SideSleeve(Draft draft, TopFrame frame, double chest, Curve neckEdge) {
        this.draft = draft;
        this.frame = frame;
        this.chest = chest;
        this.neckEdge = neckEdge;
        spec = draft.spec();
        shape = spec.sleeveShape();
        isLong = spec.sleeve().isPastElbow();
    }

    void draw() {
        if (spec.sleeve() == Choice.Sleeve.CAP) {
            armhole();
            cap();
        } else if (spec.sleeve().covers()) {
            sleeve();
        } else {
            armhole();
        }
    }

    /** Shares of the sleeve's length, and how many times its upper half width it is there. */
    private double[] profile() {
        return switch (shape) {
            case REGULAR, RAGLAN, DOLMAN -> new double[0];
            case PUFF ->
                    isLong
                            ? new double[] {
                                0.06, 1.1, 0.16, 1.42, 0.34, 1.3, 0.6, 1.1, 0.82, 1.05, 0.95, 0.85
                            }
                            : new double[] {0.12, 1, 0.35, 1.38, 0.65, 1.42, 0.88, 1.2};
            case BALLOON ->
                    isLong
                            ? new double[] {
                                0.06, 0.9, 0.18, 1.3, 0.4, 1.55, 0.65, 1.6, 0.86, 1.35, 0.96, 1
                            }
                            : new double[] {0.12, 0.95, 0.35, 1.38, 0.65, 1.5, 0.88, 1.25};
            case BISHOP ->
                    isLong
                            ? new double[] {
                                0.08, 0.72, 0.22, 1, 0.5, 1, 0.72, 1.22, 0.88, 1.28, 0.96, 1
                            }
                            : new double[] {0.16, 0.7, 0.4, 1.02, 0.75, 1.3, 0.92, 1.2};
            case BELL ->
                    isLong
                            ? new double[] {0.08, 0.74, 0.22, 1, 0.45, 0.86, 0.66, 0.86}
                            : new double[] {0.16, 0.72, 0.45, 1};
            case LANTERN ->
                    isLong
                            ? new double[] {0.08, 0.74, 0.22, 1.02, 0.66, 1.5}
                            : new double[] {0.16, 0.72, 0.56, 1.4};
            case LEG_OF_MUTTON ->
                    isLong
                            ? new double[] {0.06, 1.15, 0.16, 1.5, 0.32, 1.3, 0.48, 0.85, 0.7, 0.62}
                            : new double[] {0.12, 1, 0.35, 1.38, 0.65, 1.35, 0.88, 1.1};
        };
    }

    private void sleeve() {
        double tilt = Math.toRadians(isLong ? 5 : 2);
        double length = draft.cm(Measure.SLEEVE_LENGTH);
        Point cap = new Point(-0.4, frame.shoulder().y() + 0.4);
        double sin = Math.sin(tilt);
        double cos = Math.cos(tilt);
        Point end = cap.plus(length * sin, length * cos);
        double half = draft.cm(Measure.CUFF_WIDTH) / 2;
        Point a = end.plus(half * cos, -half * sin);
        Point b = end.plus(-half * cos, half * sin);
        double wide = wide(half);
        double level = frame.chestLine() * 0.82;
        double band = band();
        Curve front = edge(cap, end, a, wide, level, band, 1);
        Curve rear = edge(cap, end, b, wide, level, band, -1);
        if (shape.isSetIn()) {
            draft.piece(front.then(rear.reversed()), Cloth.OUTSIDE, LineKind.OUTLINE);
        } else {
            joined(front, rear);
        }
        finish(front, rear, a, b, sin, cos);
        gathers(cap, end, wide, band);
        if (shape == Choice.SleeveShape.LANTERN) {
            double at = isLong ? 0.66 : 0.56;
            double out = wide * (isLong ? 1.5 : 1.4);
            Point centre = cap.towards(end, at);
            Point one = centre.plus(out * cos, -out * sin);
            Point two = centre.plus(-out * cos, out * sin);
            draft.line(
                    Curve.from(one)
                            .to(
                                    one.x() - out * 0.6,
                                    one.y() + 1.4,
                                    two.x() + out * 0.6,
                                    two.y() + 1.4,
                                    two.x(),
                                    two.y()),
                    LineKind.SEAM);
        }
        draft.point(Landmark.CUFF_RIGHT, end.towards(a, 0.6).plus(0, -1));
        draft.point(Landmark.ARMPIT_RIGHT, wide * 0.9, level * 0.62);
        draft.point(Landmark.SHOULDER_RIGHT, 0.9, cap.y() - 0.6);
        draft.measure(Measure.SLEEVE_LENGTH, cap, end);
    }

    /** Half the width at the upper arm. */
    private double wide(double half) {
        double usual = isLong ? 9 : Math.max(half * 0.98, 8);
        return Math.min(chest * (shape == Choice.SleeveShape.DOLMAN ? 0.46 : 0.42), usual);
    }

    /** How deep a band is into which fullness is gathered; 0 where there is none. */
    private double band() {
        if (!shape.isEndGathered()) {
            return 0;
        }
        boolean ribbed = spec.has(Trait.CUFF, Choice.Cuff.RIB);
        boolean buttoned = spec.has(Trait.CUFF, Choice.Cuff.BUTTONED);
        return isLong ? ribbed ? 6 : buttoned ? 6.5 : 4 : ribbed ? 2.4 : 2;
    }

    /**
     * From the cap down to the corner of the end.
     *
     * @param side 1 in front, -1 behind
     */
    private Curve edge(
            Point cap, Point end, Point corner, double wide, double level, double band, int side) {
        double[] profile = profile();
        if (profile.length == 0) {
            return plain(cap, corner, wide, level, side);
        }
        double length = cap.distance(end);
        Point foot =
                corner.towards(corner.plus(cap.x() - end.x(), cap.y() - end.y()), band / length);
        List<Point> points = new ArrayList<>(List.of(raised(cap)));
        for (int i = 0; i < profile.length; i += 2) {
            Point at = cap.towards(end, profile[i] * (1 - band / length));
            points.add(at.plus(side * wide * profile[i + 1], 0));
        }
        if (shape == Choice.SleeveShape.LANTERN) {
            return Curve.through(points, false).to(corner);
        }
        points.add(foot);
        Curve full = Curve.through(points, false);
        return band > 0 ? full.to(corner) : full;
    }

    private Curve plain(Point cap, Point corner, double wide, double level, int side) {
        double length = draft.cm(Measure.SLEEVE_LENGTH);
        double out = side * wide;
        boolean isFront = side > 0;
        Curve edge =
                Curve.from(cap)
                        .to(
                                out * (isFront ? 0.6 : 0.62),
                                cap.y(),
                                out,
                                level * (isFront ? 0.55 : 0.58),
                                out,
                                level);
        if (!isLong) {
            return edge.to(corner);
        }
        double knee = cap.y() + length * 0.52;
        return isFront
                ? edge.to(out, knee - 8, wide * 0.8 + 1, knee + 4, corner.x(), corner.y())
                : edge.to(out, knee - 6, -wide * 0.8, knee + 6, corner.x(), corner.y());
    }

    /** A gathered cap stands up from the shoulder. */
    private Point raised(Point cap) {
        return shape.isCapGathered() ? cap.plus(0, -1.8 * Math.clamp(chest / 25, 0.4, 1.2)) : cap;
    }

    /** A sleeve without an armhole: a raglan's seams run to the neck, a dolman has none. */
    private void joined(Curve front, Curve rear) {
        double from = isLong ? 0.42 : 0.4;
        Curve before = front.part(from, 1);
        Curve behind = rear.part(from, 1);
        draft.area(before.then(behind.reversed()), Cloth.OUTSIDE); // not over shoulder and neck
        draft.line(before, LineKind.OUTLINE);
        draft.line(behind, LineKind.OUTLINE);
        draft.line(Curve.line(front.end(), rear.end()), LineKind.OUTLINE);
        if (shape == Choice.SleeveShape.RAGLAN) {
            seam(neckEdge.at(0.8), front.at(from));
            seam(neckEdge.at(0.06), rear.at(from));
        }
    }

    private void seam(Point neck, Point underarm) {
        double dx = underarm.x() - neck.x();
        double dy = underarm.y() - neck.y();
        draft.line(
                Curve.from(neck)
                        .to(
                                neck.x() + dx * 0.4,
                                neck.y() + dy * 0.3,
                                neck.x() + dx * 0.8,
                                neck.y() + dy * 0.65,
                                underarm.x(),
                                underarm.y()),
                LineKind.SEAM);
    }

    private void finish(Curve front, Curve rear, Point a, Point b, double sin, double cos) {
        boolean ribbed = spec.has(Trait.CUFF, Choice.Cuff.RIB);
        boolean buttoned = spec.has(Trait.CUFF, Choice.Cuff.BUTTONED);
        double depth =
                shape.isEndGathered()
                        ? band()
                        : ribbed ? (isLong ? 6 : 2.4) : buttoned ? 6.5 : isLong ? 3 : 2.2;
        Curve across =
                shape.isEndGathered()
                        ? Curve.line(
                                a.plus(-sin * depth, -cos * depth),
                                b.plus(-sin * depth, -cos * depth))
                        : Curve.line(
                                front.reversed().at(share(front, depth)),
                                rear.reversed().at(share(rear, depth)));
        boolean seamed = ribbed || buttoned || shape.isEndGathered();
        draft.line(across, seamed ? LineKind.SEAM : LineKind.TOPSTITCH);
        if (ribbed) {
            int count = (int) Math.round(draft.cm(Measure.CUFF_WIDTH) / 0.85);
            draft.ribs(across, Curve.line(a, b), count);
        }
        if (buttoned && (isLong || !shape.isEndGathered())) {
            Point at = across.at(0.75).towards(b, 0.5);
            draft.button(at.x(), at.y());
            Point slit = across.at(0.68);
            draft.line(Curve.line(slit, slit.plus(-sin * 12, -cos * 12)), LineKind.SEAM);
        }
    }

    /** Ticks below a gathered cap and above a gathered end. */
    private void gathers(Point cap, Point end, double wide, double band) {
        double size = Math.clamp(chest / 25, 0.4, 1.2);
        if (shape.isCapGathered()) {
            Point top = raised(cap);
            for (int i = -3; i <= 3; i++) {
                Point from = top.plus(i * wide * 0.17, i * i * 0.16 * size + 0.4);
                double length = size * (i % 2 == 0 ? 4.6 : 2.8);
                draft.line(Curve.line(from, from.plus(i * wide * 0.05, length)), LineKind.THIN);
            }
        }
        if (shape.isEndGathered()) {
            double length = cap.distance(end);
            Point foot = end.towards(cap, band / length);
            double half = draft.cm(Measure.CUFF_WIDTH) / 2;
            for (int i = -3; i <= 3; i++) {
                Point from = foot.plus(i * half * 0.27, 0);
                double high = size * (i % 2 == 0 ? 4.2 : 2.6);
                draft.line(Curve.line(from, from.plus(i * half * 0.06, -high)), LineKind.THIN);
            }
        }
    }

    private static double share(Curve curve, double depth) {
        Curve back = curve.reversed();
        double share = 0;
        while (share < 0.9 && back.at(share).distance(back.start()) < depth) {
            share += 0.004;
        }
        return share;
    }

    private void armhole() {
        double pit = frame.chestLine();
        double top = frame.shoulder().y() * 0.6;
        Curve hole =
                Curve.from(0.4, top)
                        .to(4.4, top + 3, 6.2, pit * 0.72, 4.6, pit - 2.4)
                        .to(3, pit + 0.2, -2.4, pit + 0.4, -4.2, pit - 2.2)
                        .to(-6, pit * 0.72, -3.6, top + 3, 0.4, top);
        draft.piece(hole, Cloth.INSIDE, LineKind.OUTLINE);
        draft.line(hole.parallel(0.9), LineKind.TOPSTITCH);
        draft.point(Landmark.ARMPIT_RIGHT, 4.9, pit - 3.4);
    }

    /** A wing over the upper armhole. */
    private void cap() {
        double top = frame.shoulder().y() * 0.6;
        double length = draft.cm(Measure.SLEEVE_LENGTH);
        Curve wing =
                Curve.from(0.4, top)
                        .to(4.6, top + 2, 6.6, top + length * 0.6, 6, top + length * 0.9)
                        .to(
                                3,
                                top + length + 0.4,
                                -2.6,
                                top + length + 0.4,
                                -5.4,
                                top + length * 0.9)
                        .to(-5.8, top + length * 0.5, -3.6, top + 2, 0.4, top);
        draft.piece(wing, Cloth.OUTSIDE, LineKind.OUTLINE);
        for (int i = -2; shape == Choice.SleeveShape.PUFF && i <= 2; i++) {
            Point from = new Point(0.4 + i, top + 0.5 + i * i * 0.3);
            draft.line(Curve.line(from, from.plus(i * 0.4, length * 0.4)), LineKind.THIN);
        }
        draft.point(Landmark.CUFF_RIGHT, 3.4, top + length - 0.6);
        draft.point(Landmark.SHOULDER_RIGHT, 0.9, top + 1.4);
        draft.measure(Measure.SLEEVE_LENGTH, new Point(0.4, top), new Point(0.4, top + length));
    }
}
