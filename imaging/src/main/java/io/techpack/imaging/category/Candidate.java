package io.techpack.imaging.category;

import io.techpack.imaging.kind.GarmentClass;

/**
 * One class that the product may be.
 *
 * @param probability calibrated, 0 to 1, before any doubt about the cut-out
 */
public record Candidate(GarmentClass kind, double probability) {

    public Candidate {
        if (!(probability >= 0 && probability <= 1.0001)) {
            throw new IllegalArgumentException("probability " + probability + " is not in [0, 1]");
        }
    }
}
