package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Skirts. */
final class SkirtTemplate {

    private static final double BAND = 3.5;

    private SkirtTemplate() {}

    static void draw(Draft draft, boolean back) {
        double waist = draft.cm(Measure.WAIST_WIDTH) / 2;
        double hem = draft.cm(Measure.HEM_WIDTH) / 2;
        double length = draft.cm(Measure.LENGTH);
        double row = Math.min(20, length * 0.36);
        double hip = draft.cm(Measure.HIP_WIDTH) / 2;
        shape(draft, waist, waist, hip, hip, row, hem, hem, length);
        if (back) {
            double end = Math.min(length * 0.45, 20);
            draft.line(Curve.line(0, BAND, 0, length + 0.6), LineKind.SEAM);
            draft.line(Curve.line(0.7, BAND + 0.4, 0.7, end), LineKind.TOPSTITCH);
        }
        DoubleUnaryOperator width = level -> halfWidth(waist, hip, row, hem, length, level);
        FullnessPart fullness =
                new FullnessPart(draft, BAND + 0.6, foot(draft, length, row), width, width);
        fullness.draw();
        SlitPart.draw(draft, width, length, length, BAND, back);
        boolean flared = hem > hip * 1.18;
        if (flared && !fullness.isFull()) {
            for (double share : new double[] {0.3, 0.66}) {
                draft.both(
                        Curve.from(waist * share, BAND + 1.5)
                                .to(
                                        waist * share,
                                        row,
                                        hem * share * 0.92,
                                        length * 0.7,
                                        hem * share,
                                        length - 1),
                        LineKind.THIN);
            }
        } else if (!fullness.isFull() && !isSoft(draft)) {
            double x = waist * 0.5;
            draft.both(
                    Curve.from(x - 0.7, BAND + 0.2).to(x, BAND + 10).to(x + 0.7, BAND + 0.2),
                    LineKind.SEAM);
        }
        if (!back && draft.spec().has(Trait.WAISTBAND, Choice.Waistband.DRAWSTRING)) {
            draft.bothPieces(Curve.circle(1.8, BAND * 0.6, 0.4), Cloth.INSIDE, LineKind.THIN);
            Curve cord = Curve.from(1.8, BAND * 0.6 + 0.4).to(2.6, 6, 0.9, 9, 1.7, 13);
            draft.both(cord, LineKind.THIN);
            draft.both(cord.parallel(0.5), LineKind.THIN);
        }
        draft.point(Landmark.CENTRE_FRONT, 0.8, length * 0.5);
        draft.measure(Measure.LENGTH, -waist, 0, -waist, length);
        draft.measure(Measure.WAIST_WIDTH, -waist, 0, waist, 0);
        draft.measure(Measure.HIP_WIDTH, -hip, row, hip, row);
        draft.measure(Measure.HEM_WIDTH, -hem, length, hem, length);
    }

    static void side(Draft draft) {
        double length = draft.cm(Measure.LENGTH);
        double row = Math.min(20, length * 0.36);
        double waist = draft.cm(Measure.WAIST_WIDTH) * 0.28;
        double hip = draft.cm(Measure.HIP_WIDTH) * 0.28;
        double hem = draft.cm(Measure.HEM_WIDTH) * 0.28;
        shape(draft, waist, waist, hip, hip * 1.12, row, hem, hem * 1.06, length);
        draft.line(Curve.line(0, BAND, 0, length + 0.6), LineKind.SEAM);
        new FullnessPart(
                        draft,
                        BAND + 0.6,
                        foot(draft, length, row),
                        level -> halfWidth(waist, hip, row, hem, length, level),
                        level -> halfWidth(waist, hip * 1.12, row, hem * 1.06, length, level))
                .draw();
        SlitPart.side(draft, 0, length, BAND);
        draft.measure(Measure.LENGTH, 0, 0, 0, length);
    }

    private static void shape(
            Draft draft,
            double waist,
            double waistLeft,
            double hip,
            double hipLeft,
            double row,
            double hem,
            double hemLeft,
            double length) {
        Curve right = edge(waist, hip, row, hem, length);
        Curve left = edge(waistLeft, hipLeft, row, hemLeft, length).mirrored();
        Curve low =
                Curve.from(hem, length)
                        .to(
                                hem * 0.5,
                                length + 1.1,
                                -hemLeft * 0.5,
                                length + 1.1,
                                -hemLeft,
                                length);
        draft.area(right.then(low).then(left.reversed()), Cloth.OUTSIDE);
        draft.line(right, LineKind.OUTLINE);
        draft.line(left, LineKind.OUTLINE);
        if (draft.spec().has(Trait.HEM, Choice.Hem.RUFFLE)) {
            RufflePart.draw(
                    draft,
                    level -> halfWidth(waist, hip, row, hem, length, level),
                    level -> halfWidth(waistLeft, hipLeft, row, hemLeft, length, level),
                    length,
                    room(length, row));
        } else {
            draft.line(low, LineKind.OUTLINE);
            draft.line(low.parallel(-2.4).part(0.03, 0.97), LineKind.TOPSTITCH);
        }
        Curve top = Curve.from(-waistLeft, 0).to(-waistLeft * 0.5, 0.7, waist * 0.5, 0.7, waist, 0);
        Curve joined =
                Curve.from(-waistLeft, BAND)
                        .to(-waistLeft * 0.5, BAND + 0.7, waist * 0.5, BAND + 0.7, waist, BAND);
        draft.piece(top.then(joined.reversed()).to(-waistLeft, 0), Cloth.OUTSIDE, LineKind.OUTLINE);
        if (isSoft(draft)) {
            draft.ribs(top, joined, (int) (waist * 1.8));
        }
        if (draft.spec().has(Trait.WAISTBAND, Choice.Waistband.JEANS)) {
            draft.line(joined.parallel(0.6).part(0.02, 0.98), LineKind.TOPSTITCH);
            for (double share : new double[] {-0.6, 0.6}) {
                double x = share * waist;
                Curve loop =
                        Curve.from(x - 0.55, 0.2)
                                .to(x + 0.55, 0.2)
                                .to(x + 0.55, BAND + 1)
                                .to(x - 0.55, BAND + 1)
                                .to(x - 0.55, 0.2);
                draft.piece(loop, Cloth.OUTSIDE, LineKind.SEAM);
            }
        }
        draft.point(Landmark.WAISTBAND, waist * 0.6, BAND * 0.5);
        draft.point(Landmark.SIDE_SEAM, right.at(0.75).plus(-0.4, 0));
        draft.point(Landmark.HEM, hem * 0.5, length - 0.6);
    }

    /** Where folds end: a little below the level of the sides, or at the seam of a ruffle. */
    private static double foot(Draft draft, double length, double row) {
        return RufflePart.endAbove(draft.spec(), length, room(length, row)) + 0.5;
    }

    private static double room(double length, double row) {
        return length - row * 0.5;
    }

    private static boolean isSoft(Draft draft) {
        return draft.spec().has(Trait.WAISTBAND, Choice.Waistband.ELASTIC)
                || draft.spec().has(Trait.WAISTBAND, Choice.Waistband.DRAWSTRING);
    }

    private static double halfWidth(
            double waist, double hip, double row, double hem, double length, double level) {
        Curve edge = edge(waist, hip, row, hem, length);
        double share = 0;
        while (share < 1 && edge.at(share).y() < level) {
            share += 0.01;
        }
        return edge.at(share).x();
    }

    private static Curve edge(double waist, double hip, double row, double hem, double length) {
        return Curve.through(
                List.of(
                        new Point(waist, BAND),
                        new Point(waist + (hip - waist) * 0.62, BAND + (row - BAND) * 0.45),
                        new Point(hip, row),
                        new Point(hip + (hem - hip) * 0.55, row + (length - row) * 0.5),
                        new Point(hem, length)),
                false);
    }
}
