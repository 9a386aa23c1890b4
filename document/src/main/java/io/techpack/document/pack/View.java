package io.techpack.document.pack;

import java.util.List;

/**
 * A view of the product with what was read from it.
 *
 * @param side such as {@code front}
 * @param revision the id of its revision, or nothing
 * @param picture its name, or nothing
 * @param confidence from 0 to 1
 * @param materialsConfidence from 0 to 1
 */
public record View(
        String side,
        String revision,
        String picture,
        double confidence,
        double materialsConfidence,
        List<Material> materials,
        List<Colour> colours,
        String pattern,
        List<Measure> measures,
        List<Construction> construction,
        List<Trim> trims,
        List<String> design,
        String notes) {

    public View {
        materials = List.copyOf(materials);
        colours = List.copyOf(colours);
        measures = List.copyOf(measures);
        construction = List.copyOf(construction);
        trims = List.copyOf(trims);
        design = List.copyOf(design);
        confidence = Confidence.clamped(confidence);
        materialsConfidence = Confidence.clamped(materialsConfidence);
    }

    /** The same with other measures. */
    public View withMeasures(List<Measure> others) {
        return new View(
                side,
                revision,
                picture,
                confidence,
                materialsConfidence,
                materials,
                colours,
                pattern,
                others,
                construction,
                trims,
                design,
                notes);
    }
}
