package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Landmarks;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A profile made up from the measured heights and widths: a schematic, and labelled so. */
final class SideFigure {

    /** A body is about 0.42 as deep as a garment laid flat is wide. */
    private static final double DEPTH = 0.42;

    private final Landmarks landmarks;
    private final Box box;
    private final double height;
    private final List<List<Point>> outlines = new ArrayList<>();
    private final List<Seam> seams = new ArrayList<>();
    private final Map<Landmark, Point> points = new EnumMap<>(Landmark.class);
    private final List<Measured> measures = new ArrayList<>();

    private SideFigure(Anatomy anatomy) {
        landmarks = anatomy.drawnLandmarks();
        box = anatomy.drawn().box();
        height = box.height();
    }

    static Figure of(Anatomy anatomy) {
        SideFigure side = new SideFigure(anatomy);
        if (anatomy.kind().hangsFromShoulders()) {
            side.shoulderGarment();
        } else if (anatomy.kind().hasLegs()) {
            side.leg();
        } else if (anatomy.kind().isSymmetric()) {
            side.skirt();
        } else {
            side.block();
        }
        return new Figure(
                side.outlines,
                false,
                side.seams,
                List.of(),
                side.points,
                side.measures,
                "Side view, schematic: depths follow from usual proportions; not observed.");
    }

    private double width(Measure measure, double otherwise) {
        double length = landmarks.length(measure);
        return length > 0 ? length : otherwise;
    }

    /** A point at a share of the height; given twice, it is a sharp corner of the curve. */
    private Point at(double x, double share) {
        return new Point(x, height * share);
    }

    private void shoulderGarment() {
        double chest = width(Measure.CHEST_WIDTH, box.width() * 0.6) * DEPTH;
        double hem = width(Measure.HEM_WIDTH, chest / DEPTH) * DEPTH;
        double waist =
                Math.min(width(Measure.WAIST_WIDTH, chest / DEPTH), chest / DEPTH * 1.05) * DEPTH;
        double pit =
                landmarks
                        .point(Landmark.ARMPIT_LEFT)
                        .map(p -> (p.y() - box.top()) / height)
                        .orElse(0.27);
        outlines.add(
                List.of(
                        at(-chest * 0.16, 0.004),
                        at(chest * 0.02, 0),
                        at(chest * 0.16, 0.022),
                        at(chest * 0.33, pit * 0.45),
                        at(chest * 0.5, pit),
                        at(waist * 0.5, (pit + 1) / 2),
                        at(hem * 0.49, 0.97),
                        at(hem * 0.49, 0.999),
                        at(hem * 0.49, 0.999),
                        at(0, 1),
                        at(-hem * 0.5, 0.999),
                        at(-hem * 0.5, 0.999),
                        at(-hem * 0.5, 0.97),
                        at(-waist * 0.48, (pit + 1) / 2),
                        at(-chest * 0.52, pit * 0.95),
                        at(-chest * 0.44, pit * 0.42),
                        at(-chest * 0.3, 0.03)));
        seams.add(Seam.stitches(at(-hem * 0.5, 0.965), at(hem * 0.49, 0.965)));
        points.put(Landmark.NECK, at(chest * 0.1, 0.012));
        points.put(Landmark.HEM, at(hem * 0.2, 0.98));
        double sleeve = landmarks.length(Measure.SLEEVE_LENGTH) / height;
        if (landmarks.sleeves() && sleeve > 0.05) {
            sleeve(chest, pit, Math.min(sleeve, 0.95));
        } else {
            seams.add(
                    new Seam(
                            List.of(
                                    at(chest * 0.1, 0.03),
                                    at(chest * 0.26, pit * 0.6),
                                    at(0, pit),
                                    at(-chest * 0.26, pit * 0.6),
                                    at(-chest * 0.1, 0.03)),
                            false));
            seams.add(Seam.seam(at(0, pit), at(0, 0.965)));
            points.put(Landmark.ARMPIT_RIGHT, at(chest * 0.1, pit * 0.9));
            points.put(Landmark.SIDE_SEAM, at(0, (pit + 1) / 2));
        }
        measures.add(
                new Measured(Measure.BODY_LENGTH, at(-chest * 0.5, 0), at(-chest * 0.5, 1), 0.4));
    }

    private void sleeve(double chest, double pit, double length) {
        double upper = chest * 0.36;
        double cuff = Math.max(width(Measure.CUFF_WIDTH, chest * 0.5) * 0.42, chest * 0.16);
        cuff = Math.min(cuff, upper * 0.9);
        double end = 0.03 + length;
        outlines.add(
                end < pit * 1.3 ? shortSleeve(upper, pit, end) : longSleeve(upper, cuff, pit, end));
        if (end < pit * 1.3) {
            cuff = upper;
        }
        seams.add(Seam.stitches(at(-cuff, end - 0.028), at(cuff, end - 0.028)));
        points.put(Landmark.SHOULDER_RIGHT, at(upper * 0.2, 0.05));
        points.put(Landmark.CUFF_RIGHT, at(cuff * 0.5, end - 0.012));
        if (end < 0.8) {
            seams.add(Seam.seam(at(0, end + 0.01), at(0, 0.965)));
            points.put(Landmark.SIDE_SEAM, at(0, (end + 1) / 2));
        }
        measures.add(
                new Measured(
                        Measure.SLEEVE_LENGTH, at(chest * 0.55, 0.03), at(chest * 0.55, end), 0.4));
    }

    private List<Point> shortSleeve(double upper, double pit, double end) {
        double swell = Math.min(pit * 0.45, end * 0.6);
        return List.of(
                at(-upper * 0.25, 0.03),
                at(upper * 0.25, 0.026),
                at(upper * 0.8, swell),
                at(upper, end - 0.02),
                at(upper, end),
                at(upper, end),
                at(0, end + 0.004),
                at(-upper, end),
                at(-upper, end),
                at(-upper, end - 0.02),
                at(-upper * 0.8, swell));
    }

    private List<Point> longSleeve(double upper, double cuff, double pit, double end) {
        double elbow = (pit + end) / 2;
        return List.of(
                at(-upper * 0.25, 0.035),
                at(upper * 0.25, 0.03),
                at(upper * 0.8, pit * 0.4),
                at(upper, pit * 0.85),
                at(Math.max(cuff, upper * 0.8), elbow),
                at(cuff, end - 0.02),
                at(cuff, end),
                at(cuff, end),
                at(0, end + 0.003),
                at(-cuff, end),
                at(-cuff, end),
                at(-cuff, end - 0.02),
                at(-Math.max(cuff, upper * 0.85), elbow),
                at(-upper, pit * 0.85),
                at(-upper * 0.8, pit * 0.4));
    }

    private void leg() {
        double waist = width(Measure.WAIST_WIDTH, box.width() * 0.6) * 0.5;
        double hip = Math.max(waist, width(Measure.HIP_WIDTH, box.width() * 0.7) * 0.52);
        double thigh = width(Measure.THIGH_WIDTH, hip);
        double opening = width(Measure.LEG_OPENING, hip * 0.5) * 0.95;
        double crotch =
                landmarks
                        .point(Landmark.CROTCH)
                        .map(p -> (p.y() - box.top()) / height)
                        .orElse(0.35);
        double knee = (thigh * 0.8 + opening) / 2;
        outlines.add(
                List.of(
                        at(-waist * 0.48, 0.012),
                        at(-waist * 0.48, 0.012),
                        at(waist * 0.5, 0),
                        at(waist * 0.5, 0),
                        at(waist * 0.53, crotch * 0.12),
                        at(hip * 0.5, crotch * 0.55),
                        at(thigh * 0.5, crotch * 1.05),
                        at(knee * 0.5, (crotch + 1) / 2),
                        at(opening * 0.5, 0.985),
                        at(opening * 0.5, 1),
                        at(opening * 0.5, 1),
                        at(-opening * 0.5, 1),
                        at(-opening * 0.5, 1),
                        at(-opening * 0.5, 0.985),
                        at(-knee * 0.52, (crotch + 1) / 2),
                        at(-thigh * 0.52, crotch * 1.05),
                        at(-hip * 0.58, crotch * 0.7),
                        at(-hip * 0.53, crotch * 0.4)));
        double band = Math.max(0.035, crotch * 0.12);
        seams.add(Seam.seam(at(-waist * 0.49, band), at(waist * 0.52, band)));
        seams.add(Seam.seam(at(0, band), at(0, 1)));
        seams.add(
                new Seam(
                        List.of(
                                at(waist * 0.42, band),
                                at(waist * 0.24, crotch * 0.4),
                                at(0, crotch * 0.55)),
                        false));
        seams.add(Seam.stitches(at(-opening * 0.5, 0.978), at(opening * 0.5, 0.978)));
        points.put(Landmark.WAISTBAND, at(waist * 0.2, band / 2));
        points.put(Landmark.POCKET_RIGHT, at(waist * 0.25, crotch * 0.38));
        points.put(Landmark.SIDE_SEAM, at(0, (crotch + 1) / 2));
        points.put(Landmark.LEG_HEM, at(opening * 0.2, 0.988));
        measures.add(new Measured(Measure.OUTSEAM, at(-hip * 0.6, 0), at(-hip * 0.6, 1), 0.5));
    }

    private void skirt() {
        double waist = width(Measure.WAIST_WIDTH, box.width() * 0.7) * DEPTH;
        double hip = width(Measure.HIP_WIDTH, box.width() * 0.9) * DEPTH;
        double hem = width(Measure.HEM_WIDTH, box.width()) * DEPTH;
        outlines.add(
                List.of(
                        at(-waist * 0.5, 0),
                        at(-waist * 0.5, 0),
                        at(waist * 0.5, 0),
                        at(waist * 0.5, 0),
                        at(hip * 0.5, 0.35),
                        at(hem * 0.5, 0.995),
                        at(hem * 0.5, 0.995),
                        at(0, 1),
                        at(-hem * 0.5, 0.995),
                        at(-hem * 0.5, 0.995),
                        at(-hip * 0.56, 0.33)));
        seams.add(Seam.seam(at(-waist * 0.51, 0.06), at(waist * 0.51, 0.06)));
        seams.add(Seam.seam(at(0, 0.06), at(0, 1)));
        seams.add(Seam.stitches(at(-hem * 0.5, 0.96), at(hem * 0.5, 0.96)));
        points.put(Landmark.WAISTBAND, at(waist * 0.25, 0.03));
        points.put(Landmark.SIDE_SEAM, at(0, 0.5));
        points.put(Landmark.HEM, at(hem * 0.2, 0.975));
        measures.add(new Measured(Measure.LENGTH, at(-hem * 0.5, 0), at(-hem * 0.5, 1), 0.5));
    }

    private void block() {
        double depth = box.width() * 0.36;
        outlines.add(
                List.of(
                        at(-depth * 0.42, 0),
                        at(depth * 0.42, 0),
                        at(depth * 0.5, 0.1),
                        at(depth * 0.5, 0.9),
                        at(depth * 0.45, 1),
                        at(-depth * 0.45, 1),
                        at(-depth * 0.5, 0.9),
                        at(-depth * 0.5, 0.1)));
        points.put(Landmark.MAIN_PANEL, at(depth * 0.1, 0.5));
        points.put(Landmark.LOWER_EDGE, at(depth * 0.1, 0.96));
        measures.add(
                new Measured(
                        Measure.OVERALL_HEIGHT, at(-depth * 0.5, 0), at(-depth * 0.5, 1), 0.3));
    }
}
