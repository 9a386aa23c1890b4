package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;

/**
 * Shoes and boots, on any heel; y 0 is the ground. As is usual for shoes its front is the outer
 * side with the toe on the right, its side view the inner one with the toe on the left. For one
 * drawing.
 */
final class ShoeTemplate {

    private static final double SOLE = 2.4;
    private static final double THIN_SOLE = 0.9;

    private final Draft draft;
    private final double length;

    /** Half of the length: the toe is there, the back of the heel as far on the other side. */
    private final double e;

    private final double heel;
    private final double sole;

    /** From the sole's underside at the heel to the upper edge. */
    private final double upper;

    /** The same of the part below the ankle. */
    private final double low;

    private ShoeTemplate(Draft draft) {
        this.draft = draft;
        length = draft.cm(Measure.OVERALL_LENGTH);
        e = length / 2;
        double height = draft.cm(Measure.OVERALL_HEIGHT);
        heel = Math.min(ShoeSizes.heel(heelMake()), height * 0.45);
        sole = has(Trait.HEEL, Choice.Heel.STILETTO) ? THIN_SOLE : SOLE;
        upper = height - heel;
        low = isBoot() ? Math.min(upper * 0.85, length * 0.38) : upper;
    }

    static void draw(Draft draft, ViewSide side) {
        ShoeTemplate shoe = new ShoeTemplate(draft);
        switch (side) {
            case FRONT -> shoe.profile();
            case SIDE -> draft.mirrored(shoe::profile);
            case BACK -> shoe.back();
        }
    }

    private boolean has(Trait trait, Choice choice) {
        return draft.spec().has(trait, choice);
    }

    private Choice.Heel heelMake() {
        return draft.spec()
                .trait(Trait.HEEL)
                .map(chosen -> (Choice.Heel) chosen.choice())
                .orElse(Choice.Heel.FLAT);
    }

    private boolean isBoot() {
        return has(Trait.SHAFT, Choice.Shaft.ANKLE) || has(Trait.SHAFT, Choice.Shaft.KNEE);
    }

    private boolean isLaced() {
        return has(Trait.LACING, Choice.Lacing.LACES);
    }

    /**
     * Where the heel lifts a point of the shoe: the ball of the foot stays on the ground, and the
     * upper edge of a shaft stays level.
     */
    private Point onHeel(Point point) {
        double ball = e * 0.25;
        double t = Math.clamp((ball - point.x()) / (ball + e), 0, 1);
        double foot = t * t * (3 - 2 * t);
        double leg = isBoot() ? Math.clamp((-point.y() - low) / (upper - low), 0, 1) : 0;
        return new Point(point.x(), point.y() - heel * (foot + (1 - foot) * leg));
    }

    private void profile() {
        heelBelow();
        draft.piece(
                (isBoot() ? bootOutline() : shoeOutline()).mapped(this::onHeel),
                Cloth.OUTSIDE,
                LineKind.OUTLINE);
        toe();
        counter();
        if (isLaced()) {
            lacing();
        } else if (isBoot()) {
            line(
                    Curve.from(-e + length * 0.24, -upper)
                            .to(-e + length * 0.27, -low * 0.8)
                            .to(-e + length * 0.34, -sole),
                    LineKind.SEAM);
        }
        soleInProfile();
        point(Landmark.UPPER_EDGE, -e + length * (isBoot() ? 0.3 : 0.41), -upper + 0.4);
        point(Landmark.MAIN_PANEL, -e + length * 0.5, -low * 0.34);
        point(Landmark.FRONT_EDGE, e - length * 0.1, -low * 0.36);
        point(Landmark.BACK_EDGE, -e + length * 0.1, -low * 0.4);
        point(Landmark.LOWER_EDGE, e * 0.55, -sole * 0.5);
        draft.measure(Measure.OVERALL_LENGTH, -e, 0, e, 0);
        draft.measure(Measure.OVERALL_HEIGHT, -e, 0, -e, -upper - heel);
    }

    private Curve shoeOutline() {
        return toToe(
                Curve.from(-e + 0.9, -sole)
                        .to(-e + 0.2, -low * 0.5, -e + 0.7, -low * 0.8, -e + 1.3, -low * 0.93)
                        .to(
                                -e + 2.6,
                                -low * 0.78,
                                -e + 5,
                                -low * 0.62,
                                -e + length * 0.3,
                                -low * 0.74)
                        .to(
                                -e + length * 0.34,
                                -low * 0.86,
                                -e + length * 0.36,
                                -low * 0.98,
                                -e + length * 0.37,
                                -low)
                        .to(
                                -e + length * 0.42,
                                -low,
                                -e + length * 0.44,
                                -low * 0.97,
                                -e + length * 0.46,
                                -low * 0.9));
    }

    private Curve bootOutline() {
        double back = topBack();
        double front = topFront();
        return toToe(
                Curve.from(-e + 0.9, -sole)
                        .to(-e + 0.2, -low * 0.5, -e + 1, -low * 0.8, -e + 1.5, -low)
                        .to(
                                -e + 1.5,
                                -low - (upper - low) * 0.4,
                                back,
                                -low - (upper - low) * 0.6,
                                back,
                                -upper)
                        .to(front, -upper)
                        .to(
                                front,
                                -low - (upper - low) * 0.4,
                                -e + length * 0.43,
                                -low,
                                -e + length * 0.5,
                                -low * 0.84));
    }

    /** A shaft to the knee is as wide as the calf. */
    private double topBack() {
        return has(Trait.SHAFT, Choice.Shaft.KNEE) ? -e - length * 0.03 : -e + 1.2;
    }

    private double topFront() {
        return -e + length * (has(Trait.SHAFT, Choice.Shaft.KNEE) ? 0.49 : 0.44);
    }

    /** From the instep over the toe and back along the sole. */
    private Curve toToe(Curve soFar) {
        return soFar.to(
                        -e + length * 0.6,
                        -low * 0.66,
                        -e + length * 0.7,
                        -low * 0.55,
                        -e + length * 0.8,
                        -low * 0.5)
                .to(e - 1.6, -low * 0.44, e - 0.4, -sole - 2, e - 0.6, -sole)
                .to(e * 0.3, -sole)
                .to(-e * 0.3, -sole)
                .to(-e + 0.9, -sole);
    }

    private void toe() {
        Curve toe =
                Curve.from(e - length * 0.25, -sole)
                        .to(
                                e - length * 0.24,
                                -low * 0.36,
                                e - length * 0.2,
                                -low * 0.46,
                                e - length * 0.15,
                                -low * 0.475);
        line(toe, LineKind.SEAM);
        line(toe.parallel(-0.4).part(0.02, 0.96), LineKind.TOPSTITCH);
    }

    private void counter() {
        line(
                Curve.from(-e + length * 0.24, -sole)
                        .to(
                                -e + length * 0.22,
                                -low * 0.4,
                                -e + length * 0.12,
                                -low * 0.58,
                                -e + 1.1,
                                -low * 0.62),
                LineKind.SEAM);
    }

    private void lacing() {
        Curve above =
                isBoot()
                        ? Curve.from(topFront() - length * 0.11, -upper)
                                .to(
                                        topFront() - length * 0.11,
                                        -low - (upper - low) * 0.3,
                                        -e + length * 0.34,
                                        -low * 0.4,
                                        -e + length * 0.62,
                                        -low * 0.42)
                        : Curve.from(-e + length * 0.32, -low * 0.8)
                                .to(
                                        -e + length * 0.36,
                                        -low * 0.5,
                                        -e + length * 0.45,
                                        -low * 0.4,
                                        -e + length * 0.62,
                                        -low * 0.42);
        Curve facing =
                above.to(
                        -e + length * 0.67,
                        -low * 0.44,
                        -e + length * 0.7,
                        -low * 0.5,
                        -e + length * 0.72,
                        -low * 0.545);
        line(facing, LineKind.SEAM);
        line(facing.parallel(0.4).part(0.02, 0.98), LineKind.TOPSTITCH);
        double shaft = isBoot() ? upper - low : 0;
        int below = isBoot() ? 4 : 5;
        for (int i = 0; i < below; i++) {
            double t = i / 4.0;
            eyelet(-e + length * (0.64 - 0.24 * t), -low * (0.56 + 0.3 * t) + 1.3);
        }
        int along = (int) Math.clamp(Math.round(shaft / 2.6), 0, 12);
        for (int i = 1; i <= along; i++) {
            double t = (i - 0.4) / along;
            double x = -e + length * 0.43 + (topFront() + e - length * 0.43) * t;
            eyelet(x - length * 0.05, -low - (shaft - 0.8) * t + 0.6);
        }
    }

    private void eyelet(double x, double y) {
        Point at = onHeel(new Point(x, y));
        draft.piece(Curve.circle(at.x(), at.y(), 0.32), Cloth.INSIDE, LineKind.THIN);
        draft.line(
                Curve.line(at.x() + 0.1, at.y() - 0.3, at.x() + 1.1, at.y() - 1.5), LineKind.THIN);
    }

    private void soleInProfile() {
        double rim = sole * 0.2;
        Curve outline =
                Curve.from(-e + 0.2, -sole)
                        .to(-e * 0.4, -sole + rim, e * 0.3, -sole + rim, e - 0.5, -sole)
                        .to(e + 0.1, -sole + rim * 0.6, e + 0.1, -sole * 0.5, e - 1.4, -sole * 0.2)
                        .to(e * 0.5, 0, e * 0.3, 0, 0, 0)
                        .to(-e * 0.5, 0)
                        .to(-e + 0.8, 0)
                        .to(-e, 0, -e, -sole * 0.25, -e, -sole * 0.5)
                        .to(-e, -sole * 0.83, -e, -sole * 1.08, -e + 0.2, -sole);
        draft.piece(outline.mapped(this::onHeel), Cloth.SOLE, LineKind.OUTLINE);
        if (sole == SOLE) {
            line(
                    Curve.from(-e + 0.3, -0.9).to(-e * 0.4, -0.8, e * 0.3, -0.8, e - 1, -1.2),
                    LineKind.THIN);
        }
    }

    /** What lifts the sole, from its underside to the ground. */
    private void heelBelow() {
        if (heel <= 0) {
            return;
        }
        boolean block = has(Trait.HEEL, Choice.Heel.BLOCK);
        double front = -e + length * (block ? 0.28 : 0.22);
        double groundBack = -e + (block ? 0.6 : 1.4);
        double groundFront = block ? front - 0.6 : groundBack + 1.1;
        Point top = onHeel(new Point(front, -0.1));
        Curve outline =
                Curve.from(onHeel(new Point(-e + 0.2, -0.1)))
                        .to(-e + 0.2, -heel * 0.6, groundBack, -heel * 0.4, groundBack, 0)
                        .to(groundFront, 0)
                        .to(
                                groundFront,
                                -heel * (block ? 0.4 : 0.6),
                                front,
                                top.y() + heel * 0.25,
                                top.x(),
                                top.y());
        draft.piece(outline, Cloth.SOLE, LineKind.OUTLINE);
    }

    private void back() {
        double half = length * 0.37 / 2;
        if (heel > 0) {
            boolean block = has(Trait.HEEL, Choice.Heel.BLOCK);
            double ground = block ? half * 0.72 : 0.55;
            draft.piece(
                    Curve.from(0, -heel)
                            .to(half * 0.85, -heel)
                            .to(half * 0.7, -heel * 0.6, ground, -heel * 0.5, ground, 0)
                            .to(0, 0)
                            .withMirror(),
                    Cloth.SOLE,
                    LineKind.OUTLINE);
        }
        Curve shell = backOf(half).moved(0, -heel);
        draft.piece(
                Curve.from(0, -sole - heel).to(shell.start()).then(shell).withMirror(),
                Cloth.OUTSIDE,
                LineKind.OUTLINE);
        draft.both(
                Curve.from(half * 0.3, -sole)
                        .to(
                                half * 0.32,
                                -low * 0.6,
                                half * 0.26,
                                -low * 0.8,
                                half * 0.24,
                                -low * 0.915)
                        .moved(0, -heel),
                LineKind.SEAM);
        draft.line(
                Curve.line(0, -sole - heel, 0, -heel - (isBoot() ? upper : low * 0.9)),
                LineKind.THIN);
        Curve under =
                Curve.from(0, -sole)
                        .to(half * 0.95, -sole)
                        .to(half, -sole, half, -sole * 0.88, half, -sole * 0.67)
                        .to(half * 0.96, 0)
                        .to(0, 0)
                        .moved(0, -heel);
        draft.piece(under.withMirror(), Cloth.SOLE, LineKind.OUTLINE);
        draft.point(Landmark.UPPER_EDGE, half * 0.4, -upper * 0.93 - heel);
        draft.point(Landmark.MAIN_PANEL, half * 0.6, -low * 0.38 - heel);
        draft.point(Landmark.LOWER_EDGE, half * 0.7, -sole * 0.5 - heel);
        draft.measure(Measure.OVERALL_HEIGHT, -half, 0, -half, -upper - heel);
    }

    private Curve backOf(double half) {
        Curve shell =
                Curve.from(half * 0.86, -sole)
                        .to(half * 0.98, -low * 0.5, half * 0.7, -low * 0.7, half * 0.62, -low);
        if (!isBoot()) {
            return shell.to(half * 0.3, -low * 0.93, half * 0.2, -low * 0.9, 0, -low * 0.9);
        }
        double top = half * (has(Trait.SHAFT, Choice.Shaft.KNEE) ? 1.05 : 0.72);
        return shell.to(
                        half * 0.62,
                        -low - (upper - low) * 0.4,
                        top,
                        -low - (upper - low) * 0.6,
                        top,
                        -upper)
                .to(0, -upper);
    }

    private void line(Curve curve, LineKind kind) {
        draft.line(curve.mapped(this::onHeel), kind);
    }

    private void point(Landmark landmark, double x, double y) {
        draft.point(landmark, onHeel(new Point(x, y)));
    }
}
