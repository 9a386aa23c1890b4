package io.techpack.imaging.sketch;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Silhouette;
import io.techpack.imaging.shape.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The seams that a product of its kind has, laid into its outline. Confined to one thread. */
final class Construction {

    private final GarmentClass kind;
    private final Silhouette silhouette;
    private final Map<Landmark, Point> points;
    private final boolean sleeves;
    private final boolean back;
    private final Box box;
    private final List<Seam> seams = new ArrayList<>();

    private Construction(
            GarmentClass kind,
            Silhouette silhouette,
            Map<Landmark, Point> points,
            boolean sleeves,
            ViewSide side) {
        this.kind = kind;
        this.silhouette = silhouette;
        this.points = points;
        this.sleeves = sleeves;
        this.back = side == ViewSide.BACK;
        this.box = silhouette.box();
    }

    static List<Seam> of(Anatomy anatomy, ViewSide side) {
        return of(
                anatomy.kind(),
                anatomy.drawn(),
                anatomy.drawnLandmarks().points(),
                anatomy.drawnLandmarks().sleeves(),
                side);
    }

    static List<Seam> of(
            GarmentClass kind,
            Silhouette silhouette,
            Map<Landmark, Point> points,
            boolean sleeves,
            ViewSide side) {
        Construction construction = new Construction(kind, silhouette, points, sleeves, side);
        if (kind.hangsFromShoulders()) {
            construction.shoulderGarment();
        } else if (kind.hasLegs()) {
            construction.legs();
        } else if (kind == GarmentClass.SKIRT) {
            construction.band(0.06);
            construction.level(silhouette.box().bottom() - silhouette.box().height() * 0.03, true);
        }
        return construction.seams;
    }

    private Optional<Point> point(Landmark landmark) {
        return Optional.ofNullable(points.get(landmark));
    }

    private void shoulderGarment() {
        if (sleeves) {
            armhole(Landmark.SHOULDER_LEFT, Landmark.ARMPIT_LEFT);
            armhole(Landmark.SHOULDER_RIGHT, Landmark.ARMPIT_RIGHT);
            cuff(Landmark.CUFF_LEFT, Landmark.SHOULDER_LEFT, Landmark.ARMPIT_LEFT);
            cuff(Landmark.CUFF_RIGHT, Landmark.SHOULDER_RIGHT, Landmark.ARMPIT_RIGHT);
        }
        neckBand();
        point(Landmark.HEM).ifPresent(hem -> run(hem.y() - box.height() * 0.008, hem.x(), true));
        if (back && (kind == GarmentClass.SHIRT || kind == GarmentClass.OUTWEAR)) {
            yoke();
        }
        boolean opens =
                kind == GarmentClass.SHIRT
                        || kind == GarmentClass.BLAZER
                        || kind == GarmentClass.OUTWEAR;
        if (opens || (back && kind == GarmentClass.BLAZER)) {
            centreLine();
        }
    }

    private void armhole(Landmark shoulder, Landmark armpit) {
        Optional<Point> from = point(shoulder);
        Optional<Point> to = point(armpit);
        if (from.isPresent() && to.isPresent()) {
            Point a = from.get();
            Point b = to.get();
            double inwards = (silhouette.centreX() - b.x()) * 0.10;
            seams.add(Seam.seam(a, a.towards(b, 0.55).plus(inwards, 0), b));
        }
    }

    /** Stitching across the sleeve, a little way up from its end. */
    private void cuff(Landmark cuff, Landmark shoulder, Landmark armpit) {
        Optional<Point> end = point(cuff);
        Optional<Point> start = point(shoulder);
        Optional<Point> pit = point(armpit);
        if (end.isEmpty() || start.isEmpty() || pit.isEmpty()) {
            return;
        }
        double most = end.get().distance(pit.get()) * 0.7;
        double length = end.get().distance(start.get());
        Point middle =
                end.get()
                        .towards(
                                start.get(),
                                Math.min(0.2, box.height() * 0.03 / Math.max(1, length)));
        double ux = -(end.get().y() - start.get().y()) / Math.max(1, length);
        double uy = (end.get().x() - start.get().x()) / Math.max(1, length);
        Point one = edge(middle, ux, uy, most);
        Point other = edge(middle, -ux, -uy, most);
        seams.add(Seam.stitches(one, other));
    }

    private Point edge(Point from, double ux, double uy, double most) {
        Point last = from;
        for (double t = 1; t < most; t++) {
            Point next = from.plus(ux * t, uy * t);
            if (!silhouette.mask().at((int) next.x(), (int) next.y())) {
                break;
            }
            last = next;
        }
        return last;
    }

    private void neckBand() {
        Optional<Point> left = point(Landmark.SHOULDER_POINT_LEFT);
        Optional<Point> right = point(Landmark.SHOULDER_POINT_RIGHT);
        Optional<Point> neck = point(Landmark.NECK);
        Optional<Point> pit = point(Landmark.ARMPIT_RIGHT);
        if (left.isEmpty() || right.isEmpty() || neck.isEmpty() || pit.isEmpty()) {
            return;
        }
        double depth = Math.abs(pit.get().x() - silhouette.centreX()) * 0.11;
        Point l = left.get();
        Point r = right.get();
        double low = neck.get().y() + depth;
        double half = (r.x() - l.x()) / 2;
        double centre = (l.x() + r.x()) / 2;
        seams.add(
                Seam.seam(
                        l.plus(-depth * 0.75, depth * 0.3),
                        new Point(centre - half * 0.72, l.y() + (low - l.y()) * 0.62),
                        new Point(centre - half * 0.3, l.y() + (low - l.y()) * 0.95),
                        new Point(centre, low),
                        new Point(centre + half * 0.3, r.y() + (low - r.y()) * 0.95),
                        new Point(centre + half * 0.72, r.y() + (low - r.y()) * 0.62),
                        r.plus(depth * 0.75, depth * 0.3)));
    }

    private void yoke() {
        point(Landmark.ARMPIT_LEFT)
                .ifPresent(pit -> run(box.top() + (pit.y() - box.top()) * 0.5, pit.x(), false));
    }

    private void centreLine() {
        Optional<Point> neck = point(Landmark.NECK);
        Optional<Point> hem = point(Landmark.HEM);
        if (neck.isPresent() && hem.isPresent()) {
            double x = hem.get().x();
            seams.add(
                    Seam.seam(
                            new Point(x, neck.get().y() + box.height() * 0.02),
                            new Point(x, hem.get().y() + box.height() * 0.015)));
        }
    }

    private void legs() {
        double share = kind == GarmentClass.PANTS ? 0.045 : 0.08;
        band(share);
        double bandRow = box.top() + box.height() * share;
        point(Landmark.CROTCH)
                .ifPresent(crotch -> {
                    seams.add(Seam.seam(crotch, new Point(silhouette.centreX(), bandRow)));
                    if (!back) {
                        double fly = (crotch.y() - bandRow) * 0.62;
                        double width = box.width() * 0.05;
                        double x = silhouette.centreX();
                        seams.add(
                                Seam.stitches(
                                        new Point(x + width, bandRow),
                                        new Point(x + width, bandRow + fly * 0.7),
                                        new Point(x + width * 0.6, bandRow + fly * 0.95),
                                        new Point(x, bandRow + fly)));
                    }
                    pockets(bandRow, crotch.y());
                });
        double hem = box.bottom() - box.height() * 0.022;
        run(hem, box.left() + box.width() * 0.2, true);
        run(hem, box.left() + box.width() * 0.8, true);
    }

    private void pockets(double bandRow, double crotchRow) {
        double low = bandRow + (crotchRow - bandRow) * 0.5;
        Optional<Span> upper = silhouette.extent(bandRow + 2);
        Optional<Span> lower = silhouette.extent(low);
        if (upper.isEmpty() || lower.isEmpty()) {
            return;
        }
        for (int side = -1; side <= 1; side += 2) {
            double in = upper.get().length() * 0.16;
            double from = side < 0 ? upper.get().left() + in : upper.get().right() - in;
            double to = side < 0 ? lower.get().left() : lower.get().right();
            if (back) {
                double x = silhouette.centreX() + side * upper.get().length() * 0.25;
                double half = upper.get().length() * 0.11;
                double top = bandRow + (crotchRow - bandRow) * 0.3;
                double bottom = bandRow + (crotchRow - bandRow) * 0.72;
                seams.add(
                        new Seam(
                                List.of(
                                        new Point(x - half, top),
                                        new Point(x + half, top),
                                        new Point(x + half, bottom),
                                        new Point(x - half, bottom),
                                        new Point(x - half, top)),
                                true));
            } else {
                seams.add(
                        Seam.seam(
                                new Point(from, bandRow),
                                new Point((from * 2 + to) / 3, low - (low - bandRow) * 0.35),
                                new Point(to, low)));
            }
        }
    }

    private void band(double share) {
        level(box.top() + box.height() * share, false);
    }

    private void level(double row, boolean stitched) {
        silhouette.extent(row).ifPresent(span -> add(span, row, stitched));
    }

    private void run(double row, double column, boolean stitched) {
        silhouette.run(row, column).ifPresent(span -> add(span, row, stitched));
    }

    private void add(Span span, double row, boolean stitched) {
        seams.add(
                new Seam(
                        List.of(new Point(span.left(), row), new Point(span.right(), row)),
                        stitched));
    }
}
