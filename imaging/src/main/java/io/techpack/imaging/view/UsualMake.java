package io.techpack.imaging.view;

import io.techpack.imaging.kind.GarmentClass;
import java.util.List;

/**
 * What a kind of product usually is made of and put together with, whatever a photo shows of one.
 * Immutable.
 *
 * @param components of its bill of materials, the main one first
 */
public record UsualMake(List<String> components, List<Detail> construction, List<Detail> hardware) {

    /**
     * The material of a component of which nothing was seen, the note on it, and how sure it is.
     */
    public static final String OPEN = "to be confirmed";

    public static final String NOT_SEEN = "not seen; confirm";
    public static final double TRIM_CONFIDENCE = 0.2;

    public UsualMake {
        components = List.copyOf(components);
        construction = List.copyOf(construction);
        hardware = List.copyOf(hardware);
    }

    /** Of that kind. */
    public static UsualMake of(GarmentClass kind) {
        return new UsualMake(
                TypicalConstruction.components(kind),
                TypicalConstruction.construction(kind),
                TypicalConstruction.hardware(kind));
    }
}
