package io.techpack.imaging.flat;

import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measured;
import java.util.List;
import java.util.Map;

/**
 * A garment drawn from one side, in centimetres: x to the right of the centre line, y down from the
 * high point of shoulder or the top of the waistband. Immutable.
 *
 * @param points where callouts point to
 * @param measures whose lengths are those of the specification
 */
public record Flat(List<FlatLine> lines, Map<Landmark, Point> points, List<Measured> measures) {

    public Flat {
        lines = List.copyOf(lines);
        points = Map.copyOf(points);
        measures = List.copyOf(measures);
    }
}
