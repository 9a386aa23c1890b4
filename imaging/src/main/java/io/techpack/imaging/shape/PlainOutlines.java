package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;

/** Skirts, and things of which only the extent is known. */
final class PlainOutlines {

    private PlainOutlines() {}

    static void skirt(Silhouette s, LandmarkNotes notes) {
        Box box = s.box();
        double height = box.height();
        notes.upright(Measure.LENGTH, box.left(), box.top(), box.bottom(), 0.8);
        double waist = box.top() + height * 0.05;
        s.extent(waist).ifPresent(span -> notes.level(Measure.WAIST_WIDTH, span, waist, 0.8));
        double hip = box.top() + height * 0.35;
        s.extent(hip).ifPresent(span -> notes.level(Measure.HIP_WIDTH, span, hip, 0.7));
        double hem = box.bottom() - height * 0.05;
        s.extent(hem).ifPresent(span -> notes.level(Measure.HEM_WIDTH, span, hem, 0.8));
        notes.point(Landmark.WAISTBAND, s.centreX(), box.top() + height * 0.04);
        notes.point(Landmark.HEM, s.centreX(), box.bottom() - height * 0.03);
        double middle = box.top() + height * 0.55;
        s.extent(middle)
                .ifPresent(span ->
                        notes.point(
                                Landmark.SIDE_SEAM, span.right() - span.length() * 0.02, middle));
        notes.point(Landmark.CENTRE_FRONT, s.centreX(), box.top() + height * 0.45);
    }

    static void object(Silhouette s, LandmarkNotes notes, Measure across) {
        Box box = s.box();
        double height = box.height();
        notes.level(across, new Span(box.left(), box.right()), box.bottom(), 0.6);
        notes.upright(Measure.OVERALL_HEIGHT, box.left(), box.top(), box.bottom(), 0.6);
        notes.point(Landmark.MAIN_PANEL, s.centreX(), box.top() + height * 0.5);
        notes.point(Landmark.LOWER_EDGE, s.centreX(), box.bottom() - height * 0.06);
        notes.point(Landmark.UPPER_EDGE, s.centreX(), s.top((int) s.centreX()) + height * 0.04);
        double middle = box.top() + height * 0.6;
        s.extent(middle)
                .ifPresent(span -> {
                    notes.point(Landmark.FRONT_EDGE, span.left() + span.length() * 0.06, middle);
                    notes.point(Landmark.BACK_EDGE, span.right() - span.length() * 0.06, middle);
                });
    }
}
