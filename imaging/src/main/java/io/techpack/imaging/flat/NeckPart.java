package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.shape.Measure;

/** The neck: its edge or its collar, in front and behind. Confined to one thread. */
final class NeckPart {

    private static final double RIB = 2;

    private final Draft draft;
    private final TopFrame frame;
    private final boolean back;
    private final Choice.Neckline shape;
    private final Choice.Collar collar;

    NeckPart(Draft draft, TopFrame frame, boolean back) {
        this.draft = draft;
        this.frame = frame;
        this.back = back;
        collar =
                draft.spec()
                        .trait(Trait.COLLAR)
                        .map(chosen -> (Choice.Collar) chosen.choice())
                        .orElse(Choice.Collar.NONE);
        shape =
                collar != Choice.Collar.NONE
                        ? Choice.Neckline.CREW
                        : draft.spec()
                                .trait(Trait.NECKLINE)
                                .map(chosen -> (Choice.Neckline) chosen.choice())
                                .orElse(Choice.Neckline.CREW);
    }

    /** The front's neck edge. */
    Curve edge() {
        return frame.frontNeck(shape, 0);
    }

    private static Curve whole(Curve half) {
        return half.mirrored().reversed().then(half);
    }

    /** What is seen through the neck: the inside of the back. */
    void behind() {
        if (back) {
            return;
        }
        Curve backNeck = whole(frame.backNeck());
        if (collar == Choice.Collar.LAPEL) {
            double deep = frame.neckDrop();
            draft.area(backNeck.to(1.8, deep).to(-1.8, deep), Cloth.INSIDE);
        } else {
            draft.area(backNeck.then(whole(edge()).reversed()), Cloth.INSIDE);
        }
        draft.line(backNeck, LineKind.OUTLINE);
        if (collar == Choice.Collar.NONE && shape != Choice.Neckline.TURTLENECK) {
            double band =
                    Math.min(RIB, Math.max(0.8, (frame.neckDrop() - TopFrame.BACK_DROP) * 0.4));
            double y = TopFrame.BACK_DROP + band;
            Curve seam =
                    Curve.from(0, y)
                            .to(
                                    frame.neck() * 0.5,
                                    y,
                                    frame.neck() * 0.82,
                                    y * 0.8,
                                    frame.neck() * 0.93,
                                    y * 0.45);
            draft.both(seam, LineKind.SEAM);
            if (frame.neckDrop() > 7) {
                double top = y + 0.25;
                draft.line(
                        Curve.from(-1.4, top)
                                .to(-1.4, top + 1.6)
                                .to(1.4, top + 1.6)
                                .to(1.4, top)
                                .to(-1.4, top),
                        LineKind.THIN);
            }
        }
    }

    /** The edge of a neck without a collar. */
    void front() {
        if (collar != Choice.Collar.NONE) {
            return;
        }
        if (shape == Choice.Neckline.TURTLENECK) {
            roll();
            return;
        }
        Curve edge = back ? frame.backNeck() : edge();
        draft.both(edge, LineKind.OUTLINE);
        boolean ribbed =
                shape == Choice.Neckline.CREW
                        || shape == Choice.Neckline.V
                                && draft.spec().proportions().containsKey(Measure.SLEEVE_LENGTH);
        double band = ribbed ? RIB : 1;
        draft.both(below(band), ribbed ? LineKind.SEAM : LineKind.TOPSTITCH);
        if (ribbed) {
            draft.both(below(band + 0.65), LineKind.TOPSTITCH);
        }
    }

    private Curve below(double distance) {
        if (!back) {
            return frame.frontNeck(shape, distance);
        }
        double y = TopFrame.BACK_DROP + distance;
        double x = frame.onShoulder(distance).x();
        return Curve.from(0, y)
                .to(x * 0.55, y, x * 0.9, y * 0.78, x, frame.onShoulder(distance).y());
    }

    private void roll() {
        double n = frame.neck() * 0.96;
        double top = -6.5;
        Curve foot = back ? frame.backNeck() : edge();
        Curve half =
                foot.to(n * 0.98, -2, n * 0.95, top + 2, n * 0.94, top)
                        .to(
                                n * 0.7,
                                top + (back ? -0.5 : 1.1),
                                n * 0.35,
                                top + (back ? -0.6 : 1.4),
                                0,
                                top + (back ? -0.6 : 1.4));
        draft.piece(half.withMirror(), Cloth.OUTSIDE, LineKind.OUTLINE);
        if (!back) {
            Curve mouth =
                    Curve.from(0, top - 0.6)
                            .to(n * 0.5, top - 0.6, n * 0.8, top - 0.4, n * 0.94, top)
                            .to(n * 0.7, top + 1.1, n * 0.35, top + 1.4, 0, top + 1.4);
            draft.piece(mouth.withMirror(), Cloth.INSIDE, LineKind.OUTLINE);
        }
        Curve upper =
                Curve.from(0, top + 1.8)
                        .to(n * 0.35, top + 1.8, n * 0.7, top + 1.5, n * 0.93, top + 0.5);
        draft.ribs(upper.mirrored(), foot.mirrored(), 10);
        draft.ribs(upper, foot, 10);
        draft.line(Curve.line(0, top + 1.8, 0, foot.start().y()), LineKind.RIB);
    }

    /** The collar, over everything else. */
    void over() {
        switch (collar) {
            case NONE -> {}
            case SHIRT, POLO -> foldedCollar();
            case STAND -> standCollar();
            case PETER_PAN -> flatCollar();
            case LAPEL -> LapelPart.collar(draft, frame, back);
            case HOOD -> HoodPart.draw(draft, frame, back);
        }
    }

    private void foldedCollar() {
        double n = frame.neck();
        double d = frame.neckDrop();
        boolean soft = collar == Choice.Collar.POLO;
        double top = soft ? -2.6 : -3.2;
        if (back) {
            double low = soft ? 2.6 : 3;
            Curve half =
                    Curve.from(0, top - 0.7)
                            .to(n * 0.55, top - 0.7, n * 0.9, top, n * 1.06, -0.9)
                            .to(n * 1.22, 0.8, n * 1.26, 1.8, n * 1.26, low + 0.4)
                            .to(n * 0.9, low - 0.2, n * 0.4, low - 0.4, 0, low - 0.4);
            draft.piece(half.withMirror(), Cloth.OUTSIDE, LineKind.OUTLINE);
            Curve edge =
                    Curve.from(0, low - 0.4)
                            .to(n * 0.4, low - 0.4, n * 0.9, low - 0.2, n * 1.24, low + 0.35);
            draft.both(
                    edge.parallel(soft ? 0.9 : 0.6).part(0, 0.96),
                    soft ? LineKind.RIB : LineKind.TOPSTITCH);
            return;
        }
        Curve inner =
                Curve.from(0, d - 0.3).to(n * 0.46, d * 0.72, n * 0.86, d * 0.3, n * 0.92, top);
        Curve mouth =
                Curve.from(0, top - 0.9).to(n * 0.4, top - 0.9, n * 0.75, top - 0.6, n * 0.92, top);
        draft.area(mouth.then(inner.reversed()).withMirror(), Cloth.INSIDE);
        draft.line(whole(mouth), LineKind.OUTLINE);
        draft.line(
                whole(Curve.from(0, 1.3).to(n * 0.4, 1.3, n * 0.7, 0.9, n * 0.82, -0.1)),
                LineKind.SEAM);
        double drop = soft ? 4.6 : 6;
        double tip = soft ? 1.12 : 1.06;
        Curve leaf =
                inner.to(n * 1.16, top + 0.5, n * 1.36, 0.2, n * 1.42, 2.6)
                        .to(n * 1.36, d * 0.6, n * (tip + 0.12), d * 0.8, n * tip, d + drop)
                        .to(n * 0.72, d + drop * 0.55, n * 0.3, d + drop * 0.16, 0, d - 0.3);
        draft.bothPieces(leaf, Cloth.OUTSIDE, LineKind.OUTLINE);
        Curve border =
                Curve.from(n * 1.42, 2.6)
                        .to(n * 1.36, d * 0.6, n * (tip + 0.12), d * 0.8, n * tip, d + drop)
                        .to(n * 0.72, d + drop * 0.55, n * 0.3, d + drop * 0.16, 0.4, d - 0.1);
        draft.both(
                border.parallel(soft ? -1 : -0.7).part(0.06, 0.93),
                soft ? LineKind.RIB : LineKind.TOPSTITCH);
    }

    /** It lies on the shoulders, with round ends in front. */
    private void flatCollar() {
        double n = frame.neck();
        double d = frame.neckDrop();
        if (back) {
            Curve half =
                    frame.backNeck()
                            .to(n * 1.3, 0.2, n * 1.5, 1.6, n * 1.5, 3.2)
                            .to(n * 1.3, 6.4, n * 0.5, 7.2, 0, 7.4);
            draft.piece(half.withMirror(), Cloth.OUTSIDE, LineKind.OUTLINE);
            return;
        }
        Curve leaf =
                edge().to(n * 1.3, 0.2, n * 1.5, 1.6, n * 1.5, 3.2)
                        .to(n * 1.5, d * 0.95, n * 1.1, d + 6, n * 0.56, d + 6)
                        .to(n * 0.2, d + 6, n * 0.04, d + 3.4, 0, d);
        draft.bothPieces(leaf, Cloth.OUTSIDE, LineKind.OUTLINE);
        Curve rim =
                Curve.from(n * 1.5, 3.2)
                        .to(n * 1.5, d * 0.95, n * 1.1, d + 6, n * 0.56, d + 6)
                        .to(n * 0.2, d + 6, n * 0.04, d + 3.4, 0.1, d + 0.4);
        draft.both(rim.parallel(-0.6).part(0.04, 0.92), LineKind.TOPSTITCH);
    }

    private void standCollar() {
        double n = frame.neck();
        double d = frame.neckDrop();
        double high = 5.5;
        if (back) {
            Curve half =
                    frame.backNeck()
                            .to(n * 1.0, -1.6, n * 0.97, -high + 1, n * 0.95, -high + 0.4)
                            .to(n * 0.7, -high - 0.4, n * 0.3, -high - 0.5, 0, -high - 0.5);
            draft.piece(half.withMirror(), Cloth.OUTSIDE, LineKind.OUTLINE);
            return;
        }
        Curve mouth =
                Curve.from(0, -high - 0.7)
                        .to(n * 0.45, -high - 0.7, n * 0.8, -high - 0.3, n * 0.95, -high + 0.4);
        Curve rim =
                Curve.from(0.15, d - high)
                        .to(n * 0.5, d - high - 0.3, n * 0.82, -high + 2.6, n * 0.95, -high + 0.4);
        draft.area(mouth.then(rim.reversed()).withMirror(), Cloth.INSIDE);
        draft.line(whole(mouth), LineKind.OUTLINE);
        Curve half =
                rim.to(n * 0.97, -2, n * 1.0, -0.6, n, 0)
                        .then(edge().reversed())
                        .to(0, d)
                        .to(0.15, d - high);
        draft.bothPieces(half, Cloth.OUTSIDE, LineKind.OUTLINE);
        draft.both(rim.parallel(-0.7).part(0.03, 0.95), LineKind.TOPSTITCH);
    }
}
