package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import java.util.Optional;

/** Trousers and shorts: the crotch is the highest gap between the legs. */
final class LeggedGarment {

    /** Share of the picture's height; what reaches below it is cut off by the picture. */
    private static final double LOWEST_HEM = 0.996;

    /** Shares of the product's height, from its top and from its bottom. */
    private static final double HIGHEST_CROTCH = 0.2;

    private static final double LOWEST_CROTCH = 0.06;

    private LeggedGarment() {}

    static void read(Silhouette s, LandmarkNotes notes) {
        Box box = s.box();
        double height = box.height();
        double waist = box.top() + height * 0.03;
        Optional<Point> crotch = crotch(s);
        notes.upright(Measure.OUTSEAM, box.left(), box.top(), box.bottom(), 0.75);
        s.extent(waist).ifPresent(span -> notes.level(Measure.WAIST_WIDTH, span, waist, 0.8));
        crotch.ifPresent(point -> aroundCrotch(s, notes, point));
        hems(s, notes, crotch);
        double rise = crotch.map(point -> point.y() - box.top()).orElse(height * 0.3);
        notes.point(Landmark.WAISTBAND, s.centreX(), waist);
        notes.point(Landmark.FLY, s.centreX(), box.top() + rise * 0.5);
        double pocket = box.top() + rise * 0.42;
        s.extent(pocket)
                .ifPresent(span -> {
                    notes.point(Landmark.POCKET_LEFT, span.left() + span.length() * 0.17, pocket);
                    notes.point(Landmark.POCKET_RIGHT, span.right() - span.length() * 0.17, pocket);
                });
        double knee = box.top() + rise + (height - rise) * 0.45;
        s.run(knee, box.right() - box.width() * 0.22)
                .ifPresent(span -> notes.point(Landmark.KNEE, span.middle(), knee));
    }

    private static Optional<Point> crotch(Silhouette s) {
        Box box = s.box();
        int reach = (int) (box.width() * 0.22);
        // a notch of the waist, or a hole in the mask below it, is no gap between the legs
        int seat = box.top() + (int) (box.height() * HIGHEST_CROTCH);
        int bestY = -1;
        int bestX = 0;
        for (int x = (int) s.centreX() - reach; x <= s.centreX() + reach; x++) {
            if (s.mask().at(x, seat)) {
                int y = seat;
                while (s.mask().at(x, y + 1)) {
                    y++;
                }
                if (bestY < 0 || y < bestY) {
                    bestY = y;
                    bestX = x;
                }
            }
        }
        boolean plausible = bestY > seat + 1 && bestY < box.bottom() - box.height() * LOWEST_CROTCH;
        return plausible ? Optional.of(new Point(bestX, bestY)) : Optional.empty();
    }

    private static void aroundCrotch(Silhouette s, LandmarkNotes notes, Point crotch) {
        Box box = s.box();
        notes.point(Landmark.CROTCH, crotch.x(), crotch.y());
        notes.upright(
                Measure.FRONT_RISE, crotch.x(), box.top() + box.height() * 0.01, crotch.y(), 0.6);
        double hip = box.top() + (crotch.y() - box.top()) * 0.72;
        s.extent(hip).ifPresent(span -> notes.level(Measure.HIP_WIDTH, span, hip, 0.7));
        double thigh = crotch.y() + box.height() * 0.03;
        s.run(thigh, crotch.x() - box.width() * 0.2)
                .ifPresent(span -> notes.level(Measure.THIGH_WIDTH, span, thigh, 0.6));
    }

    private static void hems(Silhouette s, LandmarkNotes notes, Optional<Point> crotch) {
        Box box = s.box();
        // where the picture cuts the legs off, their hems are not seen
        boolean seen = box.bottom() < s.mask().height() * LOWEST_HEM - 1;
        Optional<LegEnd.Pair> legs = crotch.map(point -> LegEnd.below(s, point));
        double row = box.bottom() - box.height() * 0.02;
        double side = box.left() + box.width() * 0.77;
        Point hem =
                legs.flatMap(pair -> pair.right().or(pair::left))
                        .map(leg ->
                                leg.outer().towards(leg.inner(), 0.5).plus(0, -box.height() * 0.02))
                        .orElse(new Point(side, row));
        notes.point(Landmark.LEG_HEM, hem.x(), hem.y());
        if (!seen) {
            return;
        }
        if (crotch.isEmpty()) {
            joined(s, notes);
        }
        legs.flatMap(LegEnd.Pair::agreed)
                .ifPresent(leg -> {
                    Point across =
                            leg.inner()
                                    .towards(
                                            leg.outer(),
                                            leg.width() / leg.inner().distance(leg.outer()));
                    notes.measure(Measure.LEG_OPENING, leg.inner(), across, 0.6);
                    notes.measure(Measure.INSEAM, crotch.orElseThrow(), leg.inner(), 0.6);
                });
    }

    /**
     * Legs that lie side by side without a gap share the hem between them; read above where a gap
     * would be seen.
     */
    private static void joined(Silhouette s, LandmarkNotes notes) {
        double row = s.box().bottom() - s.box().height() * LOWEST_CROTCH;
        s.extent(row)
                .map(both -> new Span(both.left(), (both.left() + both.right()) / 2))
                .ifPresent(one -> notes.level(Measure.LEG_OPENING, one, row, 0.35));
    }
}
