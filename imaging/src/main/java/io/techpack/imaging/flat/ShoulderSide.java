package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;

/** The profile of what hangs from the shoulders, facing right. Confined to one thread. */
final class ShoulderSide {

    private static final double DEPTH = 0.5;

    private final Draft draft;
    private final FlatSpec spec;
    private final TopFrame frame;
    private final double chest;
    private final double waist;
    private final double hem;
    private final Point nape = new Point(-4.2, 1.6);
    private final Point throat;
    private final Choice.Collar collar;

    private ShoulderSide(Draft draft) {
        this.draft = draft;
        spec = draft.spec();
        frame = TopFrame.of(spec);
        chest = frame.underarm().x() * 2 * DEPTH;
        waist = frame.waist().x() * 2 * DEPTH;
        hem = frame.hem().x() * 2 * DEPTH;
        collar =
                spec.trait(Trait.COLLAR)
                        .map(chosen -> (Choice.Collar) chosen.choice())
                        .orElse(Choice.Collar.NONE);
        double drop = collar == Choice.Collar.LAPEL ? 9 : frame.neckDrop();
        throat = new Point(Math.min(5.4, 2.4 + drop * 0.28), Math.min(drop, 11));
    }

    static void draw(Draft draft) {
        ShoulderSide side = new ShoulderSide(draft);
        side.body();
        if (side.collar == Choice.Collar.NONE) {
            side.neck(); // hidden where the shoulder lies before it
        }
        new SideSleeve(draft, side.frame, side.chest, side.neckEdge()).draw();
        if (side.collar != Choice.Collar.NONE) {
            side.neck();
        }
        side.measures();
    }

    private Curve neckEdge() {
        return Curve.from(nape)
                .to(-1.6, 0.4, 0.6, -0.6, 1.4, 1.2)
                .to(
                        2.6,
                        throat.y() * 0.45,
                        throat.x() - 0.8,
                        throat.y() * 0.8,
                        throat.x(),
                        throat.y());
    }

    private void body() {
        double pit = frame.underarm().y();
        double low = frame.waist().y();
        boolean ribbed = TopFrame.hem(spec) == Choice.Hem.RIB;
        double end = ribbed ? frame.hem().y() : frame.length();
        Curve front =
                Curve.from(throat)
                        .to(
                                chest * 0.36,
                                throat.y() + 2,
                                chest * 0.5,
                                pit - 8,
                                chest * 0.5,
                                pit - 1)
                        .to(chest * 0.5, pit + 6, waist * 0.5, low - 8, waist * 0.49, low)
                        .to(
                                waist * 0.49,
                                low + (end - low) * 0.4,
                                hem * 0.5,
                                end - (end - low) * 0.3,
                                hem * 0.5,
                                end);
        Curve rear =
                Curve.from(nape)
                        .to(-chest * 0.34, 3.4, -chest * 0.52, pit * 0.45, -chest * 0.5, pit * 0.8)
                        .to(-chest * 0.49, pit + 6, -waist * 0.44, low - 8, -waist * 0.45, low)
                        .to(
                                -waist * 0.46,
                                low + (end - low) * 0.4,
                                -hem * 0.5,
                                end - (end - low) * 0.3,
                                -hem * 0.5,
                                end);
        Curve bottom =
                TopFrame.hem(spec) == Choice.Hem.CURVED
                        ? Curve.from(hem * 0.5, end)
                                .to(
                                        hem * 0.26,
                                        end,
                                        hem * 0.16,
                                        frame.hem().y(),
                                        0,
                                        frame.hem().y())
                                .to(-hem * 0.16, frame.hem().y(), -hem * 0.26, end, -hem * 0.5, end)
                        : Curve.from(hem * 0.5, end)
                                .to(hem * 0.2, end + 0.5, -hem * 0.2, end + 0.5, -hem * 0.5, end);
        Curve outline = neckEdge().then(front).then(bottom).then(rear.reversed());
        draft.area(outline, Cloth.OUTSIDE);
        draft.line(front, LineKind.OUTLINE);
        draft.line(rear, LineKind.OUTLINE);
        boolean ruffled = TopFrame.hem(spec) == Choice.Hem.RUFFLE;
        if (!ruffled) {
            draft.line(bottom, ribbed ? LineKind.SEAM : LineKind.OUTLINE);
        }
        double seamEnd = TopFrame.hem(spec) == Choice.Hem.CURVED ? frame.hem().y() : end + 0.3;
        draft.line(Curve.from(0, pit).to(0.4, pit + 8, 0, low, 0, seamEnd), LineKind.SEAM);
        if (ribbed) {
            Curve band =
                    Curve.from(-hem * 0.47, end)
                            .to(hem * 0.47, end)
                            .to(hem * 0.46, frame.length())
                            .to(-hem * 0.46, frame.length());
            draft.piece(band, Cloth.OUTSIDE, LineKind.OUTLINE);
            draft.ribs(
                    Curve.line(-hem * 0.47, end, hem * 0.47, end),
                    Curve.line(-hem * 0.46, frame.length(), hem * 0.46, frame.length()),
                    (int) hem);
        } else if (collar != Choice.Collar.LAPEL && !ruffled) {
            draft.line(
                    bottom.parallel(TopFrame.hem(spec) == Choice.Hem.CURVED ? -0.8 : -2.2)
                            .part(0.02, 0.98),
                    LineKind.TOPSTITCH);
        }
        if (ruffled) {
            RufflePart.draw(
                    draft,
                    level -> level(front, level),
                    level -> -level(rear, level),
                    frame.length(),
                    frame.length() - low);
        }
        across(rear, front);
        if (!spec.sleeve().isPastElbow()) { // it hides the seam
            draft.point(Landmark.SIDE_SEAM, 0.1, low + (end - low) * 0.45);
        }
        draft.point(Landmark.HEM, hem * 0.3, frame.length() - 1);
    }

    /** The seam across, and how the width below it is taken in; the middle is the side seam. */
    private void across(Curve rear, Curve front) {
        double level = frame.seamLevel(spec);
        double behind = level(rear, level);
        double before = level(front, level);
        boolean seamed =
                spec.trait(Trait.WAIST_SEAM)
                        .filter(chosen -> chosen.choice() != Choice.WaistSeam.NONE)
                        .isPresent();
        if (seamed) {
            draft.line(
                    Curve.from(behind, level)
                            .to(
                                    behind * 0.2,
                                    level + 0.8,
                                    before * 0.4,
                                    level + 0.8,
                                    before,
                                    level),
                    LineKind.SEAM);
        }
        FullnessPart below =
                new FullnessPart(
                        draft,
                        level + 0.8,
                        RufflePart.endAbove(
                                spec, frame.length(), frame.length() - frame.waist().y()),
                        each -> level(front, each),
                        each -> -level(rear, each));
        if (spec.has(Trait.WAIST_SEAM, Choice.WaistSeam.PEPLUM)) {
            below.gathers();
        }
        below.draw();
        SlitPart.side(draft, 0, frame.length(), level);
    }

    /** Where an edge is at a level. */
    private static double level(Curve edge, double y) {
        double share = 0;
        while (share < 1 && edge.at(share).y() < y) {
            share += 0.01;
        }
        return edge.at(share).x();
    }

    private void neck() {
        draft.point(Landmark.NECK, throat.towards(new Point(1.4, 1.2), 0.5).plus(-0.3, 0.4));
        switch (collar) {
            case NONE -> {
                draft.line(neckEdge(), LineKind.OUTLINE);
                if (spec.has(Trait.NECKLINE, Choice.Neckline.TURTLENECK)) {
                    band();
                    return;
                }
                draft.line(neckEdge().parallel(-1.7).part(0.02, 0.97), LineKind.SEAM);
            }
            case SHIRT, POLO -> leaf(5.5);
            case PETER_PAN -> leaf(4);
            case LAPEL -> lapel();
            case STAND -> band();
            case HOOD -> hood();
        }
    }

    private void leaf(double deep) {
        Curve leaf =
                Curve.from(nape.x() - 0.4, nape.y() - 4)
                        .to(-1, -3.6, 2.4, -2, throat.x(), throat.y() - 0.8)
                        .to(
                                throat.x() + 1.4,
                                throat.y() + deep * 0.5,
                                throat.x() + 0.6,
                                throat.y() + deep * 0.8,
                                throat.x() - 0.6,
                                throat.y() + deep)
                        .to(0.4, throat.y() * 0.9, -3.2, 4.2, nape.x() - 1.5, nape.y() + 1.4)
                        .to(
                                nape.x() - 1.7,
                                nape.y() - 1,
                                nape.x() - 1.2,
                                nape.y() - 3,
                                nape.x() - 0.4,
                                nape.y() - 4);
        draft.piece(leaf, Cloth.OUTSIDE, LineKind.OUTLINE);
    }

    private void lapel() {
        double b = Math.max(18, frame.neckDrop());
        Curve lapel =
                Curve.from(throat.x() - 1.4, throat.y() - 3)
                        .to(
                                throat.x() + 2,
                                throat.y() + 3,
                                chest * 0.47,
                                b * 0.6,
                                chest * 0.5,
                                b * 0.9)
                        .to(chest * 0.4, b * 0.8, chest * 0.22, b * 0.6, throat.x() - 2, b * 0.4)
                        .to(throat.x() - 1.4, throat.y() - 3);
        draft.piece(lapel, Cloth.OUTSIDE, LineKind.OUTLINE);
        leaf(5);
    }

    private void band() {
        Curve band =
                Curve.from(nape)
                        .to(nape.x() - 0.3, -1, nape.x() + 0.1, -3, nape.x() + 0.2, -4.6)
                        .to(-1, -4.8, 3, -2.4, throat.x() + 0.4, throat.y() - 5.4)
                        .to(
                                throat.x() + 0.4,
                                throat.y() - 3,
                                throat.x() + 0.2,
                                throat.y() - 1,
                                throat.x(),
                                throat.y())
                        .then(neckEdge().reversed());
        draft.piece(band, Cloth.OUTSIDE, LineKind.OUTLINE);
    }

    private void hood() {
        double h = spec.centimetres(Measure.HOOD_HEIGHT).orElse(34.0);
        Curve shell =
                Curve.from(throat)
                        .to(throat.x() + 3.5, -2, 9, -h * 0.4, 8.2, -h * 0.68)
                        .to(7.4, -h * 0.94, 3, -h, -2, -h)
                        .to(-12, -h, -14.5, -h * 0.66, -11.5, -h * 0.38)
                        .to(-9.5, -h * 0.2, -6.5, -2, nape.x(), nape.y());
        draft.area(shell.then(neckEdge()), Cloth.OUTSIDE);
        draft.line(shell, LineKind.OUTLINE);
        draft.line(neckEdge(), LineKind.SEAM);
        draft.line(shell.parallel(1.8).part(0.03, 0.36), LineKind.TOPSTITCH);
        draft.point(Landmark.NECK, 2, -h * 0.3);
        if (spec.proportions().containsKey(Measure.HOOD_HEIGHT)) {
            draft.measure(Measure.HOOD_HEIGHT, 0, 0, 0, -h);
        }
    }

    private void measures() {
        draft.measure(Measure.BODY_LENGTH, 0, 0, 0, frame.length());
    }
}
