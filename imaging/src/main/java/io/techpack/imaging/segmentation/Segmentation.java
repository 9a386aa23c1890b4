package io.techpack.imaging.segmentation;

import io.techpack.imaging.raster.Mask;

/**
 * Where the product is, and how sure that is. Immutable, any thread.
 *
 * @param mask product pixels at working size (longer side 256)
 * @param evidence what the confidence was computed from
 * @param confidence 0.02 to 0.97
 * @param tilt degrees by which the product leans clockwise; 0 when upright or unclear
 */
public record Segmentation(Mask mask, MaskEvidence evidence, double confidence, double tilt) {

    public Segmentation {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "segmentation confidence " + confidence + " is not in [0, 1]");
        }
    }

    /** The mask turned upright about the picture's centre. */
    public Mask uprightMask() {
        return tilt == 0 ? mask : Tilt.turned(mask, tilt);
    }
}
