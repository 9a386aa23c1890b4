package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;

/**
 * Judges the proportions of a spec against one another: each may be believable for its class and
 * all together no garment. Confined to one thread.
 */
final class BelievableShape {

    /** Of the waist; a ribbed hem is narrower than the body above it. */
    private static final double LEAST_HEM = 0.8;

    /** Of the thigh: leggings' ankles, and the hems of a flare. */
    private static final double NARROWEST_LEG = 0.4;

    private static final double WIDEST_LEG = 1.8;

    private final GarmentClass kind;
    private FlatSpec spec;

    private BelievableShape(FlatSpec spec) {
        this.spec = spec;
        kind = spec.kind();
    }

    static FlatSpec of(FlatSpec spec) {
        BelievableShape shape = new BelievableShape(spec);
        if (shape.kind == GarmentClass.SKIRT) {
            shape.skirt();
        }
        if (shape.kind == GarmentClass.SHIRT) {
            shape.tails();
        }
        if (shape.kind.hangsFromShoulders() && shape.kind != GarmentClass.DRESS) {
            shape.hem();
        }
        if (shape.kind.hasLegs()) {
            shape.complement(Measure.FRONT_RISE, Measure.INSEAM);
            shape.thigh();
        }
        return shape.spec;
    }

    /** Rise and inseam make the outseam. */
    private void complement(Measure rise, Measure inseam) {
        Proportion upper = spec.proportion(rise);
        spec =
                spec.with(
                        inseam,
                        new Proportion(1 - upper.ratio(), upper.tolerance(), upper.origin()));
    }

    /** No skirt is narrower at the hip than on the way from its waist to its hem. */
    private void skirt() {
        double waist = spec.proportion(Measure.WAIST_WIDTH).ratio();
        double widest = Math.max(waist, spec.proportion(Measure.HIP_WIDTH).ratio());
        if (spec.proportion(Measure.HEM_WIDTH).ratio()
                < widest * 0.75) { // a rounded hem, read too low
            spec =
                    spec.with(
                            Measure.HEM_WIDTH,
                            new Proportion(widest * 1.1, widest * 0.15, Origin.USUAL));
        }
        double hem = spec.proportion(Measure.HEM_WIDTH).ratio();
        Proportion hip = spec.proportion(Measure.HIP_WIDTH);
        double between = waist + Math.max(waist * 0.12, (hem - waist) * 0.5);
        if (hip.origin() == Origin.USUAL || hip.ratio() < waist || hip.ratio() > hem * 1.25) {
            spec =
                    spec.with(
                            Measure.HIP_WIDTH,
                            new Proportion(between, between * 0.1, Origin.USUAL));
        }
    }

    /**
     * Just above the lowest row a shirt shows its tail; the side seams end at the waist's width.
     */
    private void tails() {
        double waist = spec.proportion(Measure.WAIST_WIDTH).ratio();
        Proportion hem = spec.proportion(Measure.HEM_WIDTH);
        if (spec.has(Trait.HEM, Choice.Hem.CURVED) && hem.ratio() < waist * 0.97) {
            spec = spec.with(Measure.HEM_WIDTH, new Proportion(waist, waist * 0.1, Origin.USUAL));
        }
    }

    /** A rounded front, read too low. */
    private void hem() {
        double waist = spec.proportion(Measure.WAIST_WIDTH).ratio();
        if (spec.proportion(Measure.HEM_WIDTH).ratio() < waist * LEAST_HEM) {
            double ratio =
                    waist
                            * UsualSpec.ratio(kind, Measure.HEM_WIDTH)
                            / UsualSpec.ratio(kind, Measure.WAIST_WIDTH);
            spec = spec.with(Measure.HEM_WIDTH, new Proportion(ratio, ratio * 0.15, Origin.USUAL));
        }
    }

    /** Half the hip and the crotch's extension: the outline cannot show more; legs go along. */
    private void thigh() {
        double most = spec.proportion(Measure.HIP_WIDTH).ratio() * 0.56;
        Proportion found = spec.proportion(Measure.THIGH_WIDTH);
        if (found.ratio() > most || found.ratio() < most * 0.8) {
            spec =
                    spec.with(
                            Measure.THIGH_WIDTH,
                            new Proportion(most * 0.95, most * 0.1, Origin.USUAL));
        }
        double thigh = spec.proportion(Measure.THIGH_WIDTH).ratio();
        double narrowest = kind == GarmentClass.SHORTS ? 0.75 : NARROWEST_LEG;
        Proportion opening = spec.proportion(Measure.LEG_OPENING);
        if (opening.ratio() < thigh * narrowest || opening.ratio() > thigh * WIDEST_LEG) {
            double ratio =
                    thigh
                            * UsualSpec.ratio(kind, Measure.LEG_OPENING)
                            / UsualSpec.ratio(kind, Measure.THIGH_WIDTH);
            spec =
                    spec.with(
                            Measure.LEG_OPENING, new Proportion(ratio, ratio * 0.15, Origin.USUAL));
        }
    }
}
