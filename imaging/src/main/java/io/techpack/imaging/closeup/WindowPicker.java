package io.techpack.imaging.closeup;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Silhouette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Chooses windows that show something and hardly overlap. Confined to one thread. */
final class WindowPicker {

    private static final double MOST_OVERLAP = 0.2;
    private static final double LEAST_COVER = 0.45;
    private static final double AROUND = 1.25;

    /** Below this share of the product's lightness a window lies in the shade. */
    private static final double SHADE = 0.8;

    /** Below this there is nothing to see of a part either. */
    private static final double DEEP_SHADE = 0.5;

    private final DetailMap map;
    private final Box box;
    private final int side;
    private final List<Window> taken = new ArrayList<>();

    WindowPicker(DetailMap map, Silhouette silhouette) {
        this.map = map;
        this.box = silhouette.box();
        double most = Math.max(4, Math.min(map.width(), map.height()) * 0.4);
        double size = Math.sqrt(silhouette.mask().area()) * 0.24;
        this.side = (int) Math.clamp(size, Math.min(48, most), most);
    }

    /**
     * The most telling window near a place, which is where something should be but seldom exactly.
     */
    Optional<Window> near(Point place) {
        int reach = Math.max(1, (int) (side * 0.35));
        int step = Math.max(1, reach / 5);
        Window best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int dy = -reach; dy <= reach; dy += step) {
            for (int dx = -reach; dx <= reach; dx += step) {
                Window window = moved(place.x() - side / 2.0 + dx, place.y() - side / 2.0 + dy);
                double cover = map.cover(window);
                if (cover < LEAST_COVER || window.overlap(taken) > MOST_OVERLAP) {
                    continue;
                }
                double detail = map.detail(window);
                double score =
                        detail * (0.5 + cover * 0.5) * lit(window, DEEP_SHADE)
                                - Math.hypot(dx, dy) / reach * detail * 0.3;
                if (score > bestScore) {
                    bestScore = score;
                    best = window;
                }
            }
        }
        return keep(best);
    }

    /** A square that holds all of a box and some of what is around it. */
    Window around(Box part) {
        int size =
                (int)
                        Math.clamp(
                                Math.max(part.width(), part.height()) * AROUND,
                                Math.min(48, side),
                                Math.min(map.width(), map.height()));
        Window window =
                moved(
                        part.centreX() - size / 2.0,
                        (part.top() + part.bottom()) / 2.0 - size / 2.0,
                        size);
        taken.add(window);
        return window;
    }

    /**
     * The calmest window that is all product: the fabric itself, out of the shade if there is any.
     */
    Optional<Window> calmest() {
        return scan(
                side,
                0.985,
                0.15,
                5,
                window -> lit(window, SHADE) < 1 ? lit(window, SHADE) - 1000 : -map.detail(window));
    }

    /** 1 in the light, less in the shade: nothing is told from what is black. */
    private double lit(Window window, double shade) {
        return Math.min(1, map.lightness(window) / shade);
    }

    /**
     * The most detailed window that is left. Each try asks for less; the last one takes any part of
     * the picture.
     */
    Window mostDetailed() {
        return scan(side, 0.6, 0.1, 6, map::detail)
                .or(() -> scan(side * 3 / 4, 0.5, 0.2, 6, map::detail))
                .or(() -> scan(side / 2, 0.4, 0.3, 4, map::detail))
                .orElseGet(this::gridCell);
    }

    private Optional<Window> scan(
            int size,
            double leastCover,
            double mostOverlap,
            int steps,
            ToDoubleFunction<Window> score) {
        int step = Math.max(2, size / steps);
        Window best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int y = box.top() - size / 4; y + size < box.bottom() + size / 4; y += step) {
            for (int x = box.left() - size / 4; x + size < box.right() + size / 4; x += step) {
                Window window = new Window(x, y, size);
                if (map.contains(window)
                        && map.cover(window) >= leastCover
                        && window.overlap(taken) <= mostOverlap
                        && score.applyAsDouble(window) > bestScore) {
                    bestScore = score.applyAsDouble(window);
                    best = window;
                }
            }
        }
        return keep(best);
    }

    /** From a 4 × 4 grid over the picture, the cell least covered by other windows. */
    private Window gridCell() {
        int size = Math.max(1, Math.min(map.width(), map.height()) / 4);
        Window best = new Window(0, 0, size);
        double least = Double.MAX_VALUE;
        for (int cell = 0; cell < 16; cell++) {
            Window window =
                    moved(cell % 4 * map.width() / 4.0, cell / 4 * map.height() / 4.0, size);
            double overlap = window.overlap(taken) - 0.2 * map.cover(window);
            if (overlap < least) {
                least = overlap;
                best = window;
            }
        }
        taken.add(best);
        return best;
    }

    private Optional<Window> keep(@Nullable Window window) {
        if (window != null) {
            taken.add(window);
        }
        return Optional.ofNullable(window);
    }

    private Window moved(double left, double top) {
        return moved(left, top, side);
    }

    private Window moved(double left, double top, int size) {
        int x = (int) Math.clamp(left, 0, map.width() - size);
        int y = (int) Math.clamp(top, 0, map.height() - size);
        return new Window(x, y, size);
    }
}
