package io.techpack.imaging.flat;

import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Measure;

/**
 * The named points of the right half of a garment that hangs from the shoulders, as seen; the left
 * half mirrors it. Origin: the level of the high points of shoulder on the centre line.
 *
 * @param neck half the neck's width
 * @param neckDrop of the front
 * @param shoulder where shoulder seam and sleeve meet
 * @param underarm where side seam and sleeve meet
 * @param waist on the side seam
 * @param hem where the side seam ends
 * @param length of the body
 * @param chestLine the level at which an armhole would end; a dolman sleeve begins lower
 */
record TopFrame(
        double neck,
        double neckDrop,
        Point shoulder,
        Point underarm,
        Point waist,
        Point hem,
        double length,
        double chestLine) {

    /** How far the back of the neck lies below the high points of shoulder. */
    static final double BACK_DROP = 2.2;

    /** Depth of a ribbed band at the hem. */
    static final double RIB = 6;

    private static final double SLOPE = 0.33;

    /** How far up the edge of the neck a raglan seam begins. */
    private static final double RAGLAN = 0.74;

    /** How far towards the waist a dolman sleeve begins. */
    private static final double LOW_UNDERARM = 0.55;

    static TopFrame of(FlatSpec spec) {
        double neck = spec.cm(Measure.NECK_WIDTH) / 2;
        double shoulder = Math.max(neck + 1.5, spec.cm(Measure.SHOULDER_WIDTH) / 2);
        double chest = spec.cm(Measure.CHEST_WIDTH) / 2;
        double length = spec.cm(Measure.BODY_LENGTH);
        double slope = Math.min(7, (shoulder - neck) * SLOPE);
        double armhole = Math.min(length * 0.5, 9 + chest * 0.58);
        double waist = Math.clamp(length * 0.58, armhole + 4, Math.max(42, armhole + 4));
        boolean low = spec.sleeveShape() == Choice.SleeveShape.DOLMAN;
        double underarm = low ? armhole + (waist - armhole) * LOW_UNDERARM : armhole;
        double side =
                switch (hem(spec)) {
                    case STRAIGHT, RUFFLE -> length - 0.8;
                    case CURVED -> length - 7;
                    case RIB -> length - RIB;
                };
        return new TopFrame(
                neck,
                neckDrop(spec),
                new Point(shoulder, slope),
                new Point(chest, underarm),
                new Point(spec.cm(Measure.WAIST_WIDTH) / 2, waist),
                new Point(spec.cm(Measure.HEM_WIDTH) / 2, side),
                length,
                armhole);
    }

    /** Lapels begin where they break, and that is well below a neck. */
    private static double neckDrop(FlatSpec spec) {
        double drop = spec.cm(Measure.NECK_DROP);
        return spec.has(Trait.COLLAR, Choice.Collar.LAPEL)
                ? Math.max(drop, spec.cm(Measure.BODY_LENGTH) * 0.36)
                : drop;
    }

    static Choice.Hem hem(FlatSpec spec) {
        return spec.has(Trait.HEM, Choice.Hem.RIB)
                ? Choice.Hem.RIB
                : spec.has(Trait.HEM, Choice.Hem.CURVED)
                        ? Choice.Hem.CURVED
                        : spec.has(Trait.HEM, Choice.Hem.RUFFLE)
                                ? Choice.Hem.RUFFLE
                                : Choice.Hem.STRAIGHT;
    }

    /** Half the body's width at a level below the underarm. */
    double halfWidth(double level) {
        Curve side = side();
        double share = 0;
        while (share < 1 && side.at(share).y() < level) {
            share += 0.01;
        }
        return side.at(share).x();
    }

    /** The level of the seam across, or of the waist where there is none. */
    double seamLevel(FlatSpec spec) {
        if (spec.has(Trait.WAIST_SEAM, Choice.WaistSeam.EMPIRE)) {
            return Math.max(underarm.y() + 1, chestLine + (waist.y() - chestLine) * 0.3);
        }
        return spec.has(Trait.WAIST_SEAM, Choice.WaistSeam.DROPPED)
                ? waist.y() + Math.min(15, (length - waist.y()) * 0.3)
                : waist.y();
    }

    Curve shoulderSeam() {
        return Curve.from(neck, 0).to(shoulder);
    }

    /** From shoulder point to underarm. */
    Curve armhole() {
        double depth = underarm.y() - shoulder.y();
        double in = Math.min(shoulder.x(), underarm.x()) - 2.6;
        return Curve.from(shoulder)
                .to(
                        shoulder.x() - 1.2,
                        shoulder.y() + depth * 0.3,
                        in,
                        shoulder.y() + depth * 0.5,
                        in + 0.2,
                        shoulder.y() + depth * 0.66)
                .to(
                        in + 0.6,
                        underarm.y() - depth * 0.12,
                        in + (underarm.x() - in) * 0.5,
                        underarm.y() - 0.4,
                        underarm.x(),
                        underarm.y());
    }

    /**
     * Where the sleeve joins the body: its armhole, or from the neck's edge down to the underarm.
     */
    Curve sleeveSeam(Choice.SleeveShape shape, Curve neckEdge) {
        if (shape != Choice.SleeveShape.RAGLAN) {
            return armhole();
        }
        Point from = neckEdge.at(RAGLAN);
        double dx = underarm.x() - from.x();
        double dy = underarm.y() - from.y();
        return Curve.from(from)
                .to(
                        from.x() + dx * 0.3,
                        from.y() + dy * 0.34,
                        from.x() + dx * 0.5,
                        from.y() + dy * 0.74,
                        underarm.x(),
                        underarm.y());
    }

    /** From underarm to where the hem begins. */
    Curve side() {
        double upper = waist.y() - underarm.y();
        double lower = hem.y() - waist.y();
        double blouse = Math.max(hem.x(), (waist.x() + hem.x()) / 2 + 1);
        double out = length - hem.y() == RIB ? blouse : hem.x();
        return Curve.from(underarm)
                .to(
                        underarm.x() - 0.15,
                        underarm.y() + upper * 0.4,
                        waist.x(),
                        waist.y() - upper * 0.35,
                        waist.x(),
                        waist.y())
                .to(
                        waist.x(),
                        waist.y() + lower * 0.35,
                        out - (out - waist.x()) * 0.28,
                        hem.y() - lower * 0.35,
                        hem.x(),
                        hem.y());
    }

    /** From the side seam's end to the centre line. */
    Curve hemline(FlatSpec spec) {
        Curve from = Curve.from(hem);
        return switch (hem(spec)) {
            case STRAIGHT, RUFFLE ->
                    from.to(hem.x() * 0.6, length - 0.15, hem.x() * 0.3, length, 0, length);
            case CURVED -> from.to(hem.x() * 0.93, length - 2.6, hem.x() * 0.62, length, 0, length);
            case RIB -> from.to(0, hem.y());
        };
    }

    /** The back's neck edge, from the centre line to the high point of shoulder. */
    Curve backNeck() {
        return Curve.from(0, BACK_DROP)
                .to(neck * 0.55, BACK_DROP, neck * 0.9, BACK_DROP * 0.7, neck, 0);
    }

    /**
     * The front's neck edge, or a line so far below it, from the centre line to the shoulder seam.
     */
    Curve frontNeck(Choice.Neckline shape, double below) {
        double d = neckDrop + below * (shape == Choice.Neckline.V ? 1.4 : 1);
        Point end = onShoulder(below);
        double n = end.x();
        double y = end.y();
        Curve from = Curve.from(0, d);
        return switch (shape) {
            case CREW, TURTLENECK -> from.to(n * 0.62, d, n * 0.98, y + d * 0.55, n, y);
            case SCOOP -> from.to(n * 0.78, d, n * 0.94, d * 0.72, n, y);
            case V -> from.to(n * 0.38, d * 0.62, n * 0.82, y + d * 0.3, n, y);
            case BOAT -> from.to(n * 0.5, d, n * 0.85, d * 0.8, n, y);
            case SQUARE -> from.to(n * 0.9, d).to(n, y);
            case SWEETHEART ->
                    from.to(n * 0.1, d - 2.8, n * 0.36, d - 4, n * 0.6, d - 3.2)
                            .to(n * 0.84, d - 2.4, n * 0.94, y + (d - y) * 0.5, n, y);
        };
    }

    /** A point on the shoulder seam, so far from the neck. */
    Point onShoulder(double fromNeck) {
        double whole = Math.hypot(shoulder.x() - neck, shoulder.y());
        return new Point(neck, 0).towards(shoulder, Math.min(1, fromNeck / whole));
    }
}
