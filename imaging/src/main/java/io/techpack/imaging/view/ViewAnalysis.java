package io.techpack.imaging.view;

import io.techpack.imaging.closeup.Region;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.texture.FabricGuess;
import io.techpack.imaging.texture.SurfacePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One photo's analysis. Immutable.
 *
 * @param print where a single picture, word or logo is
 * @param notes sentences that say what was assumed and what to check
 */
public record ViewAnalysis(
        List<Material> materials,
        Palette palette,
        SurfacePattern pattern,
        Optional<Region> print,
        Dimensions dimensions,
        List<Detail> constructionDetails,
        List<Detail> designElements,
        List<Detail> hardwareAndTrims,
        Confidences confidences,
        List<String> notes) {

    private static final double UNSURE_CUT_OUT = 0.5;
    private static final double MOST_CONSTRUCTION = 0.6;
    private static final double ASSUMED_SCALE = 0.6;

    public ViewAnalysis {
        materials = List.copyOf(materials);
        constructionDetails = List.copyOf(constructionDetails);
        designElements = List.copyOf(designElements);
        hardwareAndTrims = List.copyOf(hardwareAndTrims);
        notes = List.copyOf(notes);
    }

    /**
     * Puts together what the other packages found in the same picture. Deterministic, any thread.
     *
     * @param cutOut confidence of the segmentation, 0 to 1
     * @param tilt degrees by which the picture was turned upright
     */
    public static ViewAnalysis of(
            Anatomy anatomy, Surface surface, Dimensions dimensions, double cutOut, double tilt) {
        FabricGuess fabric = FabricGuess.of(anatomy.kind(), surface.texture(), surface.palette());
        return new ViewAnalysis(
                TypicalConstruction.materials(anatomy.kind(), fabric),
                surface.palette(),
                surface.pattern(),
                surface.print()
                        .map(box ->
                                Region.of(
                                        box,
                                        anatomy.raster().width(),
                                        anatomy.raster().height(),
                                        tilt)),
                dimensions,
                TypicalConstruction.construction(anatomy),
                Design.elements(anatomy, surface),
                TypicalConstruction.hardware(anatomy.kind()),
                confidences(fabric, dimensions, cutOut),
                notes(surface, dimensions, cutOut));
    }

    private static Confidences confidences(
            FabricGuess fabric, Dimensions dimensions, double cutOut) {
        double points =
                dimensions.all().stream()
                        .mapToDouble(dimension -> dimension.measured().confidence())
                        .average()
                        .orElse(0);
        double scale = dimensions.assumed() ? ASSUMED_SCALE : 1;
        double construction = Math.min(MOST_CONSTRUCTION, MOST_CONSTRUCTION * cutOut);
        double materials = fabric.confidence();
        double overall = 0.4 * cutOut + 0.2 * materials + 0.2 * points * scale + 0.2 * construction;
        return new Confidences(overall, materials, points * scale, construction);
    }

    private static List<String> notes(Surface surface, Dimensions dimensions, double cutOut) {
        List<String> notes = new ArrayList<>();
        notes.add(dimensions.basis());
        notes.add(
                "Materials are guessed from kind, surface and colour; fibre content cannot be seen in a photo.");
        notes.add(
                surface.balance()
                        .map(balance ->
                                "Colours are balanced to the background, photographed as %s and taken for grey."
                                        .formatted(balance.background().hex()))
                        .orElse(
                                "Colours are as photographed; the light's colour is not corrected."));
        notes.add("The surface is read as: " + surface.texture().inWords() + ".");
        if (cutOut < UNSURE_CUT_OUT) {
            notes.add(
                    "The product is not clearly told from its background; check outline and dimensions.");
        }
        return notes;
    }
}
