package io.techpack.imaging.dimension;

import io.techpack.imaging.shape.Measure;

/**
 * What a finished garment may differ from its specification by: the plus or minus that buyers of
 * knits and light wovens commonly write, in centimetres. A starting point for the maker, who sets
 * his own.
 */
final class ProductionTolerance {

    private ProductionTolerance() {}

    static double of(Measure measure, double centimetres) {
        double usual =
                switch (measure) {
                    case BODY_LENGTH,
                            LENGTH,
                            OUTSEAM,
                            INSEAM,
                            CHEST_WIDTH,
                            WAIST_WIDTH,
                            HIP_WIDTH,
                            HEM_WIDTH,
                            SLEEVE_LENGTH,
                            HANDLE_DROP ->
                            1;
                    case SHOULDER_WIDTH, THIGH_WIDTH, HOOD_HEIGHT -> 0.6;
                    case NECK_WIDTH,
                            NECK_DROP,
                            CUFF_WIDTH,
                            FRONT_RISE,
                            LEG_OPENING,
                            OVERALL_LENGTH,
                            OVERALL_WIDTH,
                            OVERALL_HEIGHT ->
                            0.5;
                };
        return centimetres < 25 ? Math.min(usual, 0.5) : usual;
    }
}
