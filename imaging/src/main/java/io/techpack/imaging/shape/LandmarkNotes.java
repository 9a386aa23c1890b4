package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects landmarks and measures while a silhouette is read. Confined to one thread. */
final class LandmarkNotes {

    private final double trust;
    private final Map<Landmark, Point> points = new EnumMap<>(Landmark.class);
    private final List<Measured> measures = new ArrayList<>();
    private boolean sleeves;

    LandmarkNotes(double trust) {
        this.trust = trust;
    }

    void point(Landmark landmark, double x, double y) {
        points.put(landmark, new Point(x, y));
    }

    void measure(Measure measure, Point from, Point to, double confidence) {
        if (from.distance(to) >= 1) {
            measures.add(new Measured(measure, from, to, Math.clamp(confidence * trust, 0, 1)));
        }
    }

    void level(Measure measure, Span span, double row, double confidence) {
        measure(measure, new Point(span.left(), row), new Point(span.right(), row), confidence);
    }

    void upright(Measure measure, double column, double top, double bottom, double confidence) {
        measure(measure, new Point(column, top), new Point(column, bottom), confidence);
    }

    void sleeves(boolean seen) {
        sleeves = seen;
    }

    Landmarks landmarks() {
        return new Landmarks(points, measures, sleeves);
    }
}
