package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Polyline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The most telling edges within a product, as smooth lines: seams, plackets, pockets, prints. */
final class InnerLines {

    private static final int MOST_LINES = 40;
    private static final int MOST_LINES_WHEN_BUSY = 16;
    private static final int BUSY = 90;
    private static final double MOST_LENGTH = 6;
    private static final double SHORTEST = 0.05;
    private static final int SMOOTHING = 6;

    private InnerLines() {}

    private record Line(List<Point> points, double score) {}

    /**
     * @param height the product's, pixels: lengths are relative to it
     */
    static List<List<Point>> of(LabRaster raster, Mask mask, double height) {
        Mask inner = mask.eroded(Math.max(3, (int) (height * 0.014)));
        EdgeMap edges = EdgeMap.of(raster, inner);
        List<Line> lines = new ArrayList<>();
        for (List<Integer> chain : edges.chains()) {
            if (chain.size() >= height * SHORTEST) {
                List<Point> points =
                        chain.stream()
                                .map(i -> new Point(i % raster.width(), i / raster.width()))
                                .toList();
                double strength = chain.stream().mapToDouble(edges::strength).average().orElse(0);
                lines.add(
                        new Line(
                                Polyline.smoothOpen(points, SMOOTHING),
                                chain.size() * Math.sqrt(strength)));
            }
        }
        int most = lines.size() > BUSY ? MOST_LINES_WHEN_BUSY : MOST_LINES;
        lines.sort(Comparator.comparingDouble(Line::score).reversed());
        List<List<Point>> chosen = new ArrayList<>();
        double total = 0;
        for (Line line : lines) {
            if (chosen.size() == most || total > height * MOST_LENGTH) {
                break;
            }
            total += line.points.size();
            chosen.add(Polyline.simplified(line.points, 0.8));
        }
        return chosen;
    }
}
