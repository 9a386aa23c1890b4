package io.techpack.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PolylineTest {

    private final Random random = new Random(1);

    @RepeatedTest(30)
    void simplifying_drops_points_but_none_farther_than_the_tolerance(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        List<Point> walk = walk(2 + random.nextInt(150));
        double tolerance = random.nextDouble() * 6;
        List<Point> simple = Polyline.simplified(walk, tolerance);
        assertThat(walk).containsSubsequence(simple);
        assertThat(simple.getFirst()).isEqualTo(walk.getFirst());
        assertThat(simple.getLast()).isEqualTo(walk.getLast());
        for (Point point : walk) {
            assertThat(distance(point, simple)).isLessThanOrEqualTo(tolerance + 1e-6);
        }
        assertThat(Polyline.simplified(simple, 0).size()).isLessThanOrEqualTo(simple.size());
    }

    @Test
    void a_straight_line_is_its_two_ends_and_short_chains_stay() {
        List<Point> straight = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            straight.add(new Point(i, 2 * i));
        }
        assertThat(Polyline.simplified(straight, 0.01))
                .containsExactly(new Point(0, 0), new Point(20, 40));
        assertThat(Polyline.simplified(straight.subList(0, 2), 9)).hasSize(2);
        assertThat(Polyline.simplified(List.of(), 9)).isEmpty();
    }

    @RepeatedTest(20)
    void resampled_points_are_a_step_apart_along_the_chain(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        List<Point> walk = walk(100);
        double step = 1 + random.nextDouble() * 10;
        List<Point> kept = Polyline.resampled(walk, step);
        assertThat(kept.getFirst()).isEqualTo(walk.getFirst());
        int last = 0;
        for (Point point : kept.subList(1, kept.size())) {
            int here = last + 1 + walk.subList(last + 1, walk.size()).indexOf(point);
            assertThat(length(walk.subList(last, here + 1))).isGreaterThanOrEqualTo(step);
            assertThat(length(walk.subList(last, here))).isLessThan(step);
            last = here;
        }
        assertThat(length(walk.subList(last, walk.size()))).isLessThan(step);
        assertThat(Polyline.resampled(List.of(), 3)).isEmpty();
    }

    @RepeatedTest(10)
    void smoothing_a_closed_chain_keeps_its_middle_and_shortens_it(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        List<Point> walk = walk(40);
        List<Point> smooth = Polyline.smoothClosed(walk, 3);
        assertThat(smooth).hasSameSizeAs(walk);
        assertThat(mean(smooth).distance(mean(walk))).isLessThan(1e-9);
        assertThat(length(smooth)).isLessThan(length(walk));
        assertThat(Polyline.smoothClosed(walk.subList(0, 7), 3)).isEqualTo(walk.subList(0, 7));
    }

    @RepeatedTest(10)
    void smoothing_an_open_chain_keeps_its_ends(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        List<Point> walk = walk(40);
        List<Point> smooth = Polyline.smoothOpen(walk, 5);
        assertThat(smooth).hasSameSizeAs(walk);
        assertThat(smooth.getFirst()).isEqualTo(walk.getFirst());
        assertThat(smooth.getLast()).isEqualTo(walk.getLast());
        assertThat(length(smooth)).isLessThan(length(walk));
        assertThat(Polyline.smoothOpen(walk, 0)).isEqualTo(walk);
    }

    @Test
    void one_pass_is_the_filter_one_two_one() {
        List<Point> corner = List.of(new Point(0, 0), new Point(4, 0), new Point(4, 8));
        assertThat(Polyline.smoothOpen(corner, 1).get(1)).isEqualTo(new Point(3, 2));
    }

    @RepeatedTest(10)
    void the_nearest_point_is_the_one_at_the_least_distance(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        List<Point> walk = walk(30);
        Point to = new Point(random.nextInt(20), random.nextInt(20));
        double least = walk.stream().mapToDouble(to::distance).min().orElseThrow();
        assertThat(walk.get(Polyline.nearest(walk, to)).distance(to))
                .isCloseTo(least, within(1e-12));
    }

    private List<Point> walk(int count) {
        List<Point> points = new ArrayList<>();
        Point here = new Point(0, 0);
        for (int i = 0; i < count; i++) {
            points.add(here);
            here = here.plus(random.nextGaussian() * 2, random.nextGaussian() * 2);
        }
        return points;
    }

    private static double distance(Point point, List<Point> chain) {
        double least = point.distance(chain.getFirst());
        for (int i = 1; i < chain.size(); i++) {
            least = Math.min(least, point.distanceToSegment(chain.get(i - 1), chain.get(i)));
        }
        return least;
    }

    private static double length(List<Point> chain) {
        double sum = 0;
        for (int i = 1; i < chain.size(); i++) {
            sum += chain.get(i).distance(chain.get(i - 1));
        }
        return sum;
    }

    private static Point mean(List<Point> points) {
        return new Point(
                points.stream().mapToDouble(Point::x).average().orElseThrow(),
                points.stream().mapToDouble(Point::y).average().orElseThrow());
    }
}
