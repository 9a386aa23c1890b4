package io.techpack.imaging.dimension;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;

/**
 * The size that a product of a class is assumed to have: a typical adult M. It is the only source
 * of absolute scale when nothing was measured, and always reported as assumed.
 */
record SizeReference(Measure measure, double centimetres) {

    static SizeReference of(GarmentClass kind) {
        return switch (kind) {
            case T_SHIRT, POLO -> new SizeReference(Measure.BODY_LENGTH, 71);
            case LONGSLEEVE, HOODIE -> new SizeReference(Measure.BODY_LENGTH, 69);
            case SHIRT -> new SizeReference(Measure.BODY_LENGTH, 76);
            case BLAZER, OUTWEAR -> new SizeReference(Measure.BODY_LENGTH, 74);
            case UNDERSHIRT -> new SizeReference(Measure.BODY_LENGTH, 66);
            case DRESS -> new SizeReference(Measure.BODY_LENGTH, 98);
            case SKIRT -> new SizeReference(Measure.LENGTH, 58);
            case PANTS -> new SizeReference(Measure.OUTSEAM, 103);
            case SHORTS -> new SizeReference(Measure.OUTSEAM, 48);
            case SHOES -> new SizeReference(Measure.OVERALL_LENGTH, 29);
            case HAT -> new SizeReference(Measure.OVERALL_WIDTH, 27);
            case BAG -> new SizeReference(Measure.OVERALL_WIDTH, 32);
            case OBJECT -> new SizeReference(Measure.OVERALL_WIDTH, 50);
        };
    }
}
