package io.techpack.imaging.closeup;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.shape.Anatomy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which close-ups to make of one picture: known parts first, then the fabric, then whatever shows
 * most detail. Immutable; deterministic.
 */
public record CloseUpPlan(List<Shot> shots) {

    public static final int FEWEST = 6;
    public static final int MOST = 10;
    public static final int USUAL = 8;

    private static final double SEEN = 0.8;
    private static final double NAMED = 0.6;
    private static final double FABRIC = 0.8;
    private static final double DETAIL = 0.4;

    public CloseUpPlan {
        shots = List.copyOf(shots);
    }

    /**
     * Plans exactly {@code count} shots.
     *
     * @param print where a single print was seen, in the anatomy's raster
     * @param tilt degrees by which the anatomy's raster was turned upright; regions refer to the
     *     picture before that
     * @param absent what a person said the product has not
     * @throws IllegalArgumentException unless {@code count} is 6 to 10
     */
    public static CloseUpPlan of(
            Anatomy anatomy, Optional<Box> print, double tilt, int count, AbsentParts absent) {
        if (count < FEWEST || count > MOST) {
            throw new IllegalArgumentException(
                    "%d close-ups asked for; %d to %d are possible".formatted(count, FEWEST, MOST));
        }
        DetailMap map = new DetailMap(anatomy.raster(), anatomy.traced().mask());
        WindowPicker picker = new WindowPicker(map, anatomy.traced());
        InverseTilt inverseTilt = new InverseTilt(map.width(), map.height(), tilt);
        List<Shot> shots = new ArrayList<>();
        print.filter(_ -> !absent.print())
                .map(picker::around)
                .ifPresent(window ->
                        shots.add(
                                new Shot(
                                        "print",
                                        "Print",
                                        "Artwork, its size and its colours",
                                        inverseTilt.region(window),
                                        SEEN)));
        for (Focus focus : Focus.of(anatomy.kind(), absent)) {
            if (shots.size() < count - 2 && focus.isOn(anatomy)) {
                anatomy.landmarks()
                        .point(focus.landmark())
                        .flatMap(picker::near)
                        .ifPresent(window ->
                                shots.add(
                                        new Shot(
                                                focus.name(),
                                                focus.area(),
                                                focus.purpose(),
                                                inverseTilt.region(window),
                                                NAMED)));
            }
        }
        Optional<Window> fabric = picker.calmest();
        fabric.ifPresent(window ->
                shots.add(
                        new Shot(
                                "fabric_texture",
                                "Fabric",
                                "Fabric structure, colour and hand",
                                inverseTilt.region(window),
                                FABRIC)));
        Set<String> names = new HashSet<>();
        while (shots.size() < count) {
            Window window = picker.mostDetailed();
            shots.add(
                    detail(
                            place(anatomy.traced().box(), window),
                            names,
                            inverseTilt.region(window)));
        }
        return new CloseUpPlan(shots);
    }

    private static Shot detail(String place, Set<String> names, Region region) {
        String name = "detail_" + place.replace(' ', '_');
        for (int n = 2; !names.add(name); n++) {
            name = "detail_" + place.replace(' ', '_') + "_" + n;
        }
        return new Shot(
                name, "Detail, " + place, "What stands out most at the " + place, region, DETAIL);
    }

    private static String place(Box box, Window window) {
        double u = (window.centreX() - box.left()) / box.width();
        double v = (window.centreY() - box.top()) / box.height();
        String row = v < 0.25 ? "upper" : v < 0.7 ? "middle" : "lower";
        String column = u < 0.33 ? "left" : u < 0.67 ? "centre" : "right";
        return row + " " + column;
    }
}
