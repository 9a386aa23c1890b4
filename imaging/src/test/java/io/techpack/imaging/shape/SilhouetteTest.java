package io.techpack.imaging.shape;

import static io.techpack.imaging.shape.DrawnOutlines.silhouette;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.raster.TestMasks;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SilhouetteTest {

    private static final Ellipse2D DISC = new Ellipse2D.Double(100, 150, 200, 200);

    @Test
    void the_outline_of_a_disc_runs_along_its_edge_once_and_clockwise() {
        List<Point> outline = silhouette(DISC).outline();
        assertThat(outline)
                .allSatisfy(point ->
                        assertThat(point.distance(new Point(200, 250)))
                                .isCloseTo(100, within(2.0)));
        assertThat(signedArea(outline) / (Math.PI * 100 * 100)).isCloseTo(1, within(0.04));
    }

    @RepeatedTest(15)
    void the_outline_encloses_the_whole_largest_part(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Area blob = new Area(DISC);
        for (int i = 0; i < 4; i++) {
            double angle = random.nextDouble() * 7;
            double size = 40 + random.nextDouble() * 80;
            blob.add(
                    new Area(
                            new Ellipse2D.Double(
                                    200 + 90 * Math.cos(angle) - size / 2,
                                    250 + 90 * Math.sin(angle) - size / 2,
                                    size,
                                    size)));
        }
        Silhouette s = silhouette(blob);
        Path2D traced = new Path2D.Double();
        traced.moveTo(s.outline().getFirst().x() + 0.5, s.outline().getFirst().y() + 0.5);
        s.outline().forEach(point -> traced.lineTo(point.x() + 0.5, point.y() + 0.5));
        traced.closePath();
        assertThat(DrawnOutlines.mask(traced).overlap(s.mask())).isGreaterThan(0.97);
    }

    @Test
    void both_shoes_have_outlines_the_larger_first_and_a_crumb_has_none() {
        Area pair = new Area(new Ellipse2D.Double(20, 100, 150, 90));
        pair.add(new Area(new Ellipse2D.Double(210, 100, 180, 110)));
        pair.add(new Area(new Rectangle2D.Double(190, 400, 12, 12)));
        Silhouette s = silhouette(pair);
        assertThat(s.outlines()).hasSize(2);
        assertThat(s.outlines().getFirst()).isEqualTo(s.outline()).allMatch(p -> p.x() > 200);
        assertThat(s.outlines().getLast()).allMatch(p -> p.x() < 180);
    }

    @Test
    void of_many_parts_six_have_outlines() {
        Area buttons = new Area();
        for (int i = 0; i < 9; i++) {
            buttons.add(new Area(new Ellipse2D.Double(20 + 40 * i, 200, 30, 30)));
        }
        assertThat(silhouette(buttons).outlines()).hasSize(6);
    }

    @Test
    void nothing_and_a_single_pixel_have_outlines_too() {
        assertThat(OutlineTracer.smoothOutline(Mask.where(9, 9, i -> false))).isEmpty();
        assertThat(OutlineTracer.smoothOutlines(Mask.where(9, 9, i -> false))).isEmpty();
        assertThat(OutlineTracer.smoothOutline(Mask.where(9, 9, i -> i == 40)))
                .containsExactly(new Point(4, 4));
        assertThat(OutlineTracer.smoothOutline(TestMasks.rows("....", ".##.", "....")))
                .isSubsetOf(new Point(1, 1), new Point(2, 1))
                .isNotEmpty();
    }

    @RepeatedTest(15)
    void rows_and_columns_are_those_of_the_mask(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Mask blobs = TestMasks.random(random, 60, 40, 0.05).dilated(3);
        Silhouette s = Silhouette.of(blobs, 60, 40, false);
        Mask mask = s.mask();
        for (int x = 0; x < 60; x++) {
            int top = -1;
            int bottom = -1;
            for (int y = 0; y < 40; y++) {
                top = mask.at(x, y) && top < 0 ? y : top;
                bottom = mask.at(x, y) ? y : bottom;
            }
            assertThat(s.hasColumn(x)).isEqualTo(top >= 0);
            assertThat(s.top(x)).isEqualTo(top < 0 ? s.box().top() : top);
            assertThat(s.bottom(x)).isEqualTo(top < 0 ? s.box().bottom() : bottom);
        }
        int row = random.nextInt(40);
        s.extent(row)
                .ifPresent(span -> {
                    assertThat(mask.at(span.left(), row)).isTrue();
                    assertThat(mask.at(span.right(), row)).isTrue();
                    assertThat(mask.at(span.left() - 1, row)).isFalse();
                    assertThat(mask.at(span.right() + 1, row)).isFalse();
                });
        s.run(row, random.nextInt(60))
                .ifPresent(span -> {
                    for (int x = span.left(); x <= span.right(); x++) {
                        assertThat(mask.at(x, row)).isTrue();
                    }
                    assertThat(mask.at(span.left() - 1, row)).isFalse();
                    assertThat(mask.at(span.right() + 1, row)).isFalse();
                });
        assertThat(s.hasColumn(-1)).isFalse();
        assertThat(s.hasColumn(60)).isFalse();
    }

    @Test
    void a_run_is_looked_for_within_a_sixth_of_the_width() {
        Silhouette post = silhouette(new Rectangle2D.Double(300, 100, 40, 300));
        assertThat(post.run(200, 300 - 60)).contains(new Span(300, 339));
        assertThat(post.run(200, 300 - 70)).isEmpty();
        assertThat(post.extent(200)).contains(new Span(300, 339));
        assertThat(post.extent(50)).isEmpty();
    }

    @Test
    void a_hanger_hook_is_dropped_when_asked_and_a_thin_product_stays() {
        Area hanging = new Area(new Rectangle2D.Double(60, 100, 80, 120));
        hanging.add(new Area(new Rectangle2D.Double(98, 40, 4, 62)));
        Mask small = TestMasks.of(200, 250, hanging);
        assertThat(Silhouette.of(small, 400, 500, false).box().top()).isLessThan(90);
        assertThat(Silhouette.of(small, 400, 500, true).box().top()).isGreaterThan(190);
        Mask belt = TestMasks.of(200, 250, new Rectangle2D.Double(20, 120, 160, 6));
        assertThat(Silhouette.of(belt, 400, 500, true).box().width()).isGreaterThan(300);
        Area strap = new Area(new Rectangle2D.Double(20, 120, 160, 6));
        strap.add(new Area(new Rectangle2D.Double(20, 103, 40, 40)));
        Mask withBuckle = TestMasks.of(200, 250, strap);
        assertThat(Silhouette.of(withBuckle, 400, 500, true).box().width()).isGreaterThan(300);
    }

    @Test
    void a_symmetric_product_is_its_own_average_nearly() {
        Silhouette shirt = silhouette(DrawnOutlines.tShirt(60, 160, 440));
        Silhouette averaged = shirt.mirrored(0.84).orElseThrow();
        assertThat(averaged.mask().overlap(shirt.mask())).isGreaterThan(0.985);
        assertThat(averaged.centreX()).isCloseTo(199.5, within(1.0));
    }

    @Test
    void the_average_of_two_unlike_sides_lies_between_them_and_is_symmetric() {
        Silhouette leaning =
                silhouette(DrawnOutlines.polygon(120, 100, 260, 100, 280, 400, 120, 400));
        Mask averaged = leaning.mirrored(0.8).orElseThrow().mask();
        double axis = averaged.bounds().centreX();
        int same = 0;
        for (int i = 0; i < averaged.size(); i++) {
            int mirror = (int) Math.round(2 * axis - i % 400);
            same += averaged.at(mirror, i / 400) == averaged.at(i) ? 1 : 0;
        }
        assertThat(same / (double) averaged.size()).isGreaterThan(0.99);
        assertThat(averaged.area() / (double) leaning.mask().area()).isCloseTo(1, within(0.02));
    }

    @Test
    void a_lopsided_product_is_not_averaged() {
        assertThat(silhouette(DrawnOutlines.polygon(50, 100, 350, 400, 50, 400)).mirrored(0.84))
                .isEmpty();
    }

    @Test
    void the_middle_lies_between_the_box_and_the_weight() {
        Area flag = new Area(new Rectangle2D.Double(100, 100, 50, 300));
        flag.add(new Area(new Rectangle2D.Double(150, 100, 150, 50)));
        double weight = (15_000 * 125 + 7_500 * 225) / 22_500.0;
        assertThat(silhouette(flag).centreX()).isCloseTo((weight + 200) / 2, within(1.0));
    }

    @Test
    void a_span_is_measured_between_its_ends() {
        assertThat(new Span(3, 9).length()).isEqualTo(6);
        assertThat(new Span(3, 8).middle()).isEqualTo(5.5);
        assertThat(new Span(3, 3).length()).isZero();
        assertThatThrownBy(() -> new Span(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Positive when the points run clockwise as seen, with y downwards. */
    private static double signedArea(List<Point> outline) {
        double sum = 0;
        for (int i = 0; i < outline.size(); i++) {
            Point here = outline.get(i);
            Point next = outline.get((i + 1) % outline.size());
            sum += here.x() * next.y() - next.x() * here.y();
        }
        return sum / 2;
    }
}
