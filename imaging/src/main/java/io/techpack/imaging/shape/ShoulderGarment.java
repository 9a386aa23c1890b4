package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tops, dresses and outerwear: armpits first, all else is relative to them. Confined to one thread.
 */
final class ShoulderGarment {

    /** A collar that stands up is lower than this share of the height. */
    private static final double LEAST_HOOD = 0.12;

    private final Silhouette s;
    private final LandmarkNotes notes;
    private final Box box;
    private final Optional<Point> leftPit;
    private final Optional<Point> rightPit;
    private final double chestRow;
    private final Span body;
    private final double axis;
    private final double bodyWidth;
    private final double confidence;
    private final Optional<Level> hood;

    private ShoulderGarment(Silhouette s, LandmarkNotes notes, boolean hooded) {
        this.s = s;
        this.notes = notes;
        box = s.box();
        ConvexHull hull = new ConvexHull(s.outline());
        leftPit = Armpit.find(s, hull, true);
        rightPit = Armpit.find(s, hull, false);
        chestRow =
                IntStream.of(0, 1)
                        .mapToObj(side -> side == 0 ? leftPit : rightPit)
                        .flatMap(Optional::stream)
                        .mapToDouble(Point::y)
                        .average()
                        .orElse(box.top() + box.height() * 0.27);
        body = body();
        axis = body.middle();
        bodyWidth = Math.max(1, body.length());
        boolean both = leftPit.isPresent() && rightPit.isPresent();
        boolean none = leftPit.isEmpty() && rightPit.isEmpty();
        confidence = both ? 0.8 : none ? 0.4 : 0.55;
        hood = hooded ? hoodSeam() : Optional.empty();
    }

    static void read(Silhouette silhouette, LandmarkNotes notes, boolean hooded) {
        ShoulderGarment garment = new ShoulderGarment(silhouette, notes, hooded);
        double hem = garment.hemRow();
        garment.lengthsAndWidths(hem);
        garment.neckline();
        garment.sleeves();
        garment.inside(hem);
    }

    /** A span and its row. */
    private record Level(Span span, double row) {}

    /**
     * Where a hood is joined on: the narrowest row below the hood's widest, above the shoulders.
     */
    private Optional<Level> hoodSeam() {
        double shoulders = Math.min(shoulder(body.left()).y(), shoulder(body.right()).y());
        Optional<Level> narrowest = Optional.empty();
        for (double y = box.top() + (shoulders - box.top()) * 0.55; y < shoulders; y++) {
            Optional<Span> span = s.run(y, axis);
            if (span.isPresent()
                    && (narrowest.isEmpty()
                            || span.get().length() < narrowest.get().span.length())) {
                narrowest = Optional.of(new Level(span.get(), y));
            }
        }
        return narrowest.filter(level ->
                level.span.length() < bodyWidth * 0.9
                        && level.row - box.top() > box.height() * LEAST_HOOD);
    }

    private Span body() {
        if (leftPit.isPresent() && rightPit.isPresent()) {
            return span(leftPit.get().x(), rightPit.get().x());
        }
        if (leftPit.isPresent()) {
            return span(leftPit.get().x(), 2 * s.centreX() - leftPit.get().x());
        }
        if (rightPit.isPresent()) {
            return span(2 * s.centreX() - rightPit.get().x(), rightPit.get().x());
        }
        return withoutArmpits();
    }

    /**
     * Sleeves that lie against the body widen every row but the hem's; then the hem tells the
     * body's width.
     */
    private Span withoutArmpits() {
        Span chest = s.run(chestRow, s.centreX()).orElse(new Span(box.left(), box.right()));
        Span hem = s.run(box.bottom() - box.height() * 0.05, s.centreX()).orElse(chest);
        return hem.length() < chest.length() * 0.8 && hem.length() > chest.length() * 0.3
                ? hem
                : chest;
    }

    private static Span span(double left, double right) {
        return new Span(
                (int) Math.round(Math.min(left, right)), (int) Math.round(Math.max(left, right)));
    }

    /** The median of the lowest rows around the axis: a single fold or a tail does not count. */
    private double hemRow() {
        int[] bottoms =
                IntStream.rangeClosed(
                                (int) (axis - bodyWidth * 0.3), (int) (axis + bodyWidth * 0.3))
                        .filter(s::hasColumn)
                        .map(s::bottom)
                        .sorted()
                        .toArray();
        return bottoms.length == 0 ? box.bottom() : bottoms[bottoms.length / 2];
    }

    private Optional<Span> bodyAt(double row) {
        return s.run(row, axis)
                .map(run ->
                        new Span(
                                (int)
                                        Math.max(
                                                run.left(),
                                                Math.min(run.right(), axis - bodyWidth * 0.95)),
                                (int)
                                        Math.min(
                                                run.right(),
                                                Math.max(run.left(), axis + bodyWidth * 0.95))));
    }

    private void lengthsAndWidths(double hem) {
        int shoulder =
                hood.map(level -> level.span.left())
                        .orElseGet(() -> highPoint(true).orElse((int) axis));
        double top = hood.map(Level::row).orElseGet(() -> (double) s.top(shoulder));
        notes.upright(Measure.BODY_LENGTH, shoulder, top, hem, 0.8);
        notes.level(Measure.CHEST_WIDTH, body, chestRow, confidence);
        waist(hem);
        double hemLine = hem - (hem - box.top()) * 0.04;
        bodyAt(hemLine).ifPresent(span -> notes.level(Measure.HEM_WIDTH, span, hemLine, 0.75));
    }

    private void waist(double hem) {
        Optional<Span> narrowest = Optional.empty();
        double row = 0;
        for (double y = chestRow + (hem - chestRow) * 0.15;
                y < chestRow + (hem - chestRow) * 0.7;
                y += 2) {
            Optional<Span> span = bodyAt(y);
            if (span.isPresent()
                    && (narrowest.isEmpty() || span.get().length() < narrowest.get().length())) {
                narrowest = span;
                row = y;
            }
        }
        double found = row;
        // wider than the body: the sleeves lie against it
        narrowest
                .filter(span -> span.length() < bodyWidth * 1.2)
                .ifPresent(span -> notes.level(Measure.WAIST_WIDTH, span, found, 0.6));
    }

    /** The column of the highest point of the left or right half of the neck region. */
    private Optional<Integer> highPoint(boolean left) {
        int sign = left ? -1 : 1;
        int from = (int) (axis + sign * bodyWidth * 0.5);
        int to = (int) (axis + sign * bodyWidth * 0.06);
        int best = -1;
        for (int x = from; x != to; x -= sign) {
            if (s.hasColumn(x) && (best < 0 || s.top(x) < s.top(best))) {
                best = x;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    private void neckline() {
        if (hood.isPresent()) {
            hoodLine(hood.get());
            return;
        }
        Optional<Integer> left = highPoint(true);
        Optional<Integer> right = highPoint(false);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        int lowest =
                IntStream.rangeClosed(left.get(), right.get())
                        .filter(x -> s.hasColumn(x) && Math.abs(x - axis) < bodyWidth * 0.25)
                        .reduce((a, b) -> s.top(b) > s.top(a) ? b : a)
                        .orElse((int) axis);
        double leftTop = s.top(left.get());
        double rightTop = s.top(right.get());
        notes.point(Landmark.SHOULDER_POINT_LEFT, left.get(), leftTop);
        notes.point(Landmark.SHOULDER_POINT_RIGHT, right.get(), rightTop);
        notes.point(Landmark.NECK, lowest, s.top(lowest));
        Point from = new Point(left.get(), leftTop);
        notes.measure(Measure.NECK_WIDTH, from, new Point(right.get(), rightTop), 0.7 * confidence);
        double level = (leftTop + rightTop) / 2;
        if (s.top(lowest) - level > box.height() * 0.008) {
            notes.upright(Measure.NECK_DROP, lowest, level, s.top(lowest), 0.6 * confidence);
        }
    }

    private void hoodLine(Level seam) {
        notes.point(Landmark.SHOULDER_POINT_LEFT, seam.span.left(), seam.row);
        notes.point(Landmark.SHOULDER_POINT_RIGHT, seam.span.right(), seam.row);
        notes.point(Landmark.NECK, axis, seam.row + box.height() * 0.03);
        notes.level(Measure.NECK_WIDTH, seam.span, seam.row, 0.6 * confidence);
    }

    private void sleeves() {
        notes.point(Landmark.ARMPIT_LEFT, body.left(), chestRow);
        notes.point(Landmark.ARMPIT_RIGHT, body.right(), chestRow);
        notes.sleeves(leftPit.isPresent() && rightPit.isPresent());
        Point left = shoulder(body.left());
        Point right = shoulder(body.right());
        notes.point(Landmark.SHOULDER_LEFT, left.x(), left.y());
        notes.point(Landmark.SHOULDER_RIGHT, right.x(), right.y());
        notes.measure(Measure.SHOULDER_WIDTH, left, right, 0.75 * confidence);
        leftPit.ifPresent(pit -> sleeve(left, pit, true));
        rightPit.ifPresent(pit -> sleeve(right, pit, false));
    }

    private Point shoulder(int column) {
        int x = Math.clamp(column, box.left(), box.right());
        return new Point(x, s.top(x));
    }

    private void sleeve(Point shoulder, Point pit, boolean left) {
        SleeveEnd end = SleeveEnd.of(s.outline(), shoulder, pit);
        notes.point(
                left ? Landmark.CUFF_LEFT : Landmark.CUFF_RIGHT,
                end.middle().x(),
                end.middle().y());
        if (left) {
            notes.measure(Measure.SLEEVE_LENGTH, shoulder, end.outer(), 0.55);
            notes.measure(Measure.CUFF_WIDTH, end.outer(), end.inner(), 0.4);
        }
    }

    private void inside(double hem) {
        notes.point(Landmark.HEM, axis, hem - (hem - box.top()) * 0.02);
        notes.point(Landmark.CENTRE_FRONT, axis, chestRow + (hem - chestRow) * 0.35);
        notes.point(Landmark.CHEST, axis + bodyWidth * 0.24, chestRow + (hem - chestRow) * 0.06);
        double seam = chestRow + (hem - chestRow) * 0.55;
        bodyAt(seam)
                .ifPresent(span ->
                        notes.point(
                                Landmark.SIDE_SEAM,
                                Math.min(span.right(), axis + bodyWidth * 0.75) - bodyWidth * 0.015,
                                seam));
    }
}
