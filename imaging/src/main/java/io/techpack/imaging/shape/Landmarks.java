package io.techpack.imaging.shape;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a silhouette's landmarks are and what was measured between them, in raster pixels.
 * Immutable.
 *
 * @param measures in the order in which people read them
 * @param sleeves whether armpits were seen on both sides, so that there are sleeves
 */
public record Landmarks(Map<Landmark, Point> points, List<Measured> measures, boolean sleeves) {

    public Landmarks {
        points = Map.copyOf(points);
        measures = List.copyOf(measures);
    }

    /**
     * Finds what a product of this class should have.
     *
     * @param trust confidence in the outline, 0 to 1; lowers that of every measure
     */
    public static Landmarks of(Silhouette silhouette, GarmentClass kind, double trust) {
        LandmarkNotes notes = new LandmarkNotes(trust);
        if (kind.hangsFromShoulders()) {
            ShoulderGarment.read(
                    silhouette, notes, kind == GarmentClass.HOODIE || kind == GarmentClass.OUTWEAR);
        } else if (kind.hasLegs()) {
            LeggedGarment.read(silhouette, notes);
        } else {
            switch (kind.group()) {
                case SKIRTS -> PlainOutlines.skirt(silhouette, notes);
                case SHOES -> PlainOutlines.object(silhouette, notes, Measure.OVERALL_LENGTH);
                case TOPS, DRESSES, OUTERWEAR, TROUSERS, SHORTS, HATS, BAGS, OBJECTS ->
                        PlainOutlines.object(silhouette, notes, Measure.OVERALL_WIDTH);
            }
        }
        return notes.landmarks();
    }

    public Optional<Point> point(Landmark landmark) {
        return Optional.ofNullable(points.get(landmark));
    }

    public Optional<Measured> measured(Measure measure) {
        return measures.stream().filter(found -> found.measure() == measure).findFirst();
    }

    /** A measure's length in raster pixels, 0 when it was not found. */
    public double length(Measure measure) {
        return measured(measure).map(Measured::length).orElse(0.0);
    }
}
