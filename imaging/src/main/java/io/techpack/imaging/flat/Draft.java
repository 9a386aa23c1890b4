package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatLine.Cloth;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A flat while it is drawn. Confined to one thread. */
final class Draft {

    private final FlatSpec spec;
    private final List<FlatLine> lines = new ArrayList<>();
    private final Map<Landmark, Point> points = new EnumMap<>(Landmark.class);
    private final List<Measured> measures = new ArrayList<>();

    Draft(FlatSpec spec) {
        this.spec = spec;
    }

    FlatSpec spec() {
        return spec;
    }

    double cm(Measure measure) {
        return spec.cm(measure);
    }

    /** What {@code drawing} draws is drawn left for right; measures are not. */
    void mirrored(Runnable drawing) {
        int before = lines.size();
        drawing.run();
        for (int i = before; i < lines.size(); i++) {
            FlatLine line = lines.get(i);
            lines.set(
                    i,
                    new FlatLine(line.curve().mirrored(), line.closed(), line.fill(), line.kind()));
        }
        points.replaceAll((landmark, point) -> new Point(-point.x(), point.y()));
    }

    void line(Curve curve, LineKind kind) {
        lines.add(new FlatLine(curve, false, Optional.empty(), Optional.of(kind)));
    }

    /** A line and its mirror image. */
    void both(Curve curve, LineKind kind) {
        line(curve, kind);
        line(curve.mirrored(), kind);
    }

    /** An area without an edge. */
    void area(Curve curve, Cloth cloth) {
        lines.add(new FlatLine(curve, true, Optional.of(cloth), Optional.empty()));
    }

    /** An area with an edge all round. */
    void piece(Curve curve, Cloth cloth, LineKind edge) {
        lines.add(new FlatLine(curve, true, Optional.of(cloth), Optional.of(edge)));
    }

    void bothPieces(Curve curve, Cloth cloth, LineKind edge) {
        piece(curve.mirrored(), cloth, edge);
        piece(curve, cloth, edge);
    }

    void button(double x, double y) {
        piece(Curve.circle(x, y, 0.62), Cloth.OUTSIDE, LineKind.THIN);
        line(Curve.line(x - 0.2, y, x + 0.2, y), LineKind.THIN);
    }

    /** Parallels from points along one line to those along another. */
    void ribs(Curve upper, Curve lower, int count) {
        for (int i = 1; i < count; i++) {
            double share = i / (double) count;
            line(Curve.line(upper.at(share), lower.at(share)), LineKind.RIB);
        }
    }

    void point(Landmark landmark, double x, double y) {
        points.put(landmark, new Point(x, y));
    }

    void point(Landmark landmark, Point point) {
        points.put(landmark, point);
    }

    /** How a measure is taken; its confidence tells stated and measured from usual. */
    void measure(Measure measure, Point from, Point to) {
        Proportion proportion = spec.proportions().get(measure);
        boolean known = proportion != null && proportion.origin() != Origin.USUAL;
        measures.add(new Measured(measure, from, to, known ? 0.9 : 0.3));
    }

    void measure(Measure measure, double x1, double y1, double x2, double y2) {
        measure(measure, new Point(x1, y1), new Point(x2, y2));
    }

    Flat flat() {
        return new Flat(
                lines,
                points,
                measures.stream().sorted(Comparator.comparing(Measured::measure)).toList());
    }
}
