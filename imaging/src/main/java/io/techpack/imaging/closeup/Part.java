package io.techpack.imaging.closeup;

import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a product that people ask to see alone. */
public enum Part {
    COLLAR(0.5, Landmark.NECK),
    SLEEVE(0.45, Landmark.SLEEVE, Landmark.CUFF_LEFT),
    CUFF(0.3, Landmark.CUFF_LEFT),
    HEM(0.6, Landmark.HEM, Landmark.LEG_HEM, Landmark.LOWER_EDGE),
    POCKET(0.4, Landmark.POCKET, Landmark.POCKET_LEFT, Landmark.POCKET_RIGHT),
    WAIST(0.7, Landmark.WAISTBAND),
    SHOULDER(0.4, Landmark.SHOULDER_RIGHT, Landmark.SHOULDER_POINT_RIGHT),
    CHEST(0.5, Landmark.CHEST),
    SIDE_SEAM(0.35, Landmark.SIDE_SEAM),
    CLOSURE(0.5, Landmark.CLOSURE, Landmark.FLY, Landmark.CENTRE_FRONT),
    KNEE(0.45, Landmark.KNEE),
    CROTCH(0.45, Landmark.CROTCH);

    /** Of the picture, not of who wears it. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** So near to the middle, as a share of the width, a part is on neither side. */
    private static final double MIDDLE = 0.08;

    private final double share;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it
    private final List<Landmark> landmarks;

    /**
     * @param share of the product's width that is shown
     */
    Part(double share, Landmark... landmarks) {
        this.share = share;
        this.landmarks = List.of(landmarks);
    }

    /** Such as {@code side seam}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Where it is, as a square of the picture before it was turned upright; empty where it was not
     * found.
     *
     * @param tilt degrees by which the anatomy's raster was turned upright
     */
    public Optional<Region> in(Anatomy anatomy, double tilt) {
        return place(anatomy).map(at -> around(at, anatomy, tilt));
    }

    /**
     * The same on one side of the picture; empty where it was not found or is in the middle.
     * Products are alike on both sides: one that was found tells where the other is.
     */
    public Optional<Region> in(Anatomy anatomy, double tilt, Side side) {
        double middle = anatomy.traced().centreX();
        double width = anatomy.traced().box().width();
        return place(anatomy)
                .filter(at -> Math.abs(at.x() - middle) > width * MIDDLE)
                .map(at -> {
                    boolean isThere = at.x() < middle == (side == Side.LEFT);
                    return isThere ? at : new Point(2 * middle - at.x(), at.y());
                })
                .map(at -> around(at, anatomy, tilt));
    }

    private Region around(Point at, Anatomy anatomy, double tilt) {
        int width = anatomy.raster().width();
        int height = anatomy.raster().height();
        int side =
                (int)
                        Math.clamp(
                                anatomy.traced().box().width() * share,
                                Math.min(48, Math.min(width, height)),
                                Math.min(width, height));
        Window window =
                new Window(
                        (int) Math.round(at.x() - side / 2.0),
                        (int) Math.round(at.y() - side / 2.0),
                        side);
        return new InverseTilt(width, height, tilt).region(window);
    }

    private Optional<Point> place(Anatomy anatomy) {
        Optional<Point> found =
                landmarks.stream()
                        .flatMap(each -> anatomy.landmarks().point(each).stream())
                        .findFirst();
        return found.isEmpty() && this == WAIST
                ? anatomy.landmarks()
                        .measured(Measure.WAIST_WIDTH)
                        .map(waist ->
                                new Point(
                                        (waist.from().x() + waist.to().x()) / 2,
                                        (waist.from().y() + waist.to().y()) / 2))
                : found;
    }
}
