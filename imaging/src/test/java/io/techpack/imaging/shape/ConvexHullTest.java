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

class ConvexHullTest {

    @RepeatedTest(40)
    void the_depth_is_the_distance_to_the_nearest_edge_with_all_points_on_one_side(
            RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<Point> points = new ArrayList<>();
        int range = 3 + random.nextInt(40);
        for (int i = 0; i < 25; i++) {
            points.add(new Point(random.nextInt(range), random.nextInt(range)));
        }
        ConvexHull hull = new ConvexHull(points);
        for (Point point : points) {
            assertThat(hull.depth(point)).isCloseTo(depth(points, point), within(1e-6));
        }
    }

    @Test
    void the_middle_of_a_notch_lies_as_deep_as_the_notch() {
        List<Point> notched =
                List.of(
                        new Point(0, 0),
                        new Point(10, 0),
                        new Point(10, 10),
                        new Point(5, 4),
                        new Point(0, 10));
        ConvexHull hull = new ConvexHull(notched);
        assertThat(hull.depth(new Point(5, 4))).isCloseTo(4, within(1e-9));
        assertThat(hull.depth(new Point(5, 7))).isCloseTo(3, within(1e-9));
        assertThat(hull.depth(new Point(10, 10))).isZero();
    }

    @Test
    void points_on_a_line_have_no_depth() {
        ConvexHull hull =
                new ConvexHull(List.of(new Point(0, 0), new Point(1, 1), new Point(4, 4)));
        assertThat(hull.depth(new Point(1, 1))).isCloseTo(0, within(1e-6));
    }

    private static double depth(List<Point> points, Point point) {
        double least = Double.MAX_VALUE;
        for (Point a : points) {
            for (Point b : points) {
                if (!a.equals(b) && points.stream().allMatch(c -> cross(a, b, c) >= 0)) {
                    least = Math.min(least, point.distanceToSegment(a, b));
                }
            }
        }
        return least;
    }

    private static double cross(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
