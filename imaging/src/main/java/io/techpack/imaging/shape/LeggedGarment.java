package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import java.util.Optional;

/** Trousers and shorts: the crotch is the highest gap between the legs. */
final class LeggedGarment {

    private LeggedGarment() {}

    static void read(Silhouette s, LandmarkNotes notes) {
        Box box = s.box();
        double height = box.height();
        double waist = box.top() + height * 0.03;
        Optional<Point> crotch = crotch(s);
        notes.upright(Measure.OUTSEAM, box.left(), box.top(), box.bottom(), 0.75);
        s.extent(waist).ifPresent(span -> notes.level(Measure.WAIST_WIDTH, span, waist, 0.8));
        crotch.ifPresent(point -> aroundCrotch(s, notes, point));
        double hem = box.bottom() - height * 0.03;
        s.run(hem, box.left() + box.width() * 0.2)
                .ifPresent(span -> {
                    notes.level(Measure.LEG_OPENING, span, hem, 0.6);
                    notes.point(
                            Landmark.LEG_HEM,
                            2 * s.centreX() - span.middle(),
                            box.bottom() - height * 0.02);
                });
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
        int bestY = -1;
        int bestX = 0;
        for (int x = (int) s.centreX() - reach; x <= s.centreX() + reach; x++) {
            if (s.hasColumn(x)) {
                int y = s.top(x);
                while (s.mask().at(x, y + 1)) {
                    y++;
                }
                if (bestY < 0 || y < bestY) {
                    bestY = y;
                    bestX = x;
                }
            }
        }
        boolean plausible =
                bestY > box.top() + box.height() * 0.2
                        && bestY < box.bottom() - box.height() * 0.06;
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
        double hem = box.bottom() - box.height() * 0.04;
        double inside =
                s.run(hem, box.left() + box.width() * 0.2)
                        .map(span -> (double) span.right())
                        .orElse(crotch.x());
        notes.measure(Measure.INSEAM, crotch, new Point(inside, box.bottom()), 0.6);
    }
}
