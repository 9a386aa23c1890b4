package io.techpack.imaging.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Straps that a smooth cut loses, and what is thin beside a product and none of it. */
class ThinPartsTest {

    private static final int SIDE = 256;
    private static final Shape BODY = new Rectangle2D.Double(80, 100, 96, 120);
    private static final Shape STRAP = new QuadCurve2D.Double(100, 101, 90, 20, 120, 101);
    private static final Shape OTHER_STRAP = new QuadCurve2D.Double(136, 101, 166, 20, 156, 101);

    private static Shape line(Shape along, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                .createStrokedShape(along);
    }

    private static Mask mask(Shape... shapes) {
        Area area = new Area();
        for (Shape shape : shapes) {
            area.add(new Area(shape));
        }
        return TestMasks.of(SIDE, SIDE, area);
    }

    private static Mask added(boolean sure, Shape thin) {
        return ThinParts.added(mask(BODY), mask(BODY, thin), sure);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2.5, 4})
    void a_strap_that_leaves_the_product_and_comes_back_is_part_of_it(double width) {
        Shape strap = line(STRAP, width);

        Mask found = added(false, strap);

        assertThat(found.overlap(mask(BODY, strap))).isGreaterThan(0.985);
        assertThat(found.parts()).hasSize(1);
    }

    @Test
    void what_has_one_end_at_the_product_is_part_of_a_cut_out_alone() {
        Shape hook = line(new Line2D.Double(128, 101, 128, 50), 2.5);

        assertThat(added(false, hook)).isEqualTo(mask(BODY));
        assertThat(added(true, hook).overlap(mask(BODY, hook))).isGreaterThan(0.99);
    }

    @Test
    void shadows_lines_of_the_floor_specks_and_other_things_are_none() {
        Area noise = new Area(new Rectangle2D.Double(177, 110, 3, 110));
        noise.add(new Area(new Rectangle2D.Double(0, 240, SIDE, 2)));
        noise.add(new Area(new Rectangle2D.Double(20, 20, 4, 3)));
        noise.add(new Area(line(new Line2D.Double(20, 60, 60, 90), 3)));
        noise.add(new Area(new Rectangle2D.Double(190, 30, 30, 40)));

        assertThat(added(false, noise)).isEqualTo(mask(BODY));
    }

    @Test
    void a_product_without_thin_parts_stays_as_it_is() {
        Mask body = mask(BODY);

        assertThat(ThinParts.added(body, body, false)).isSameAs(body);
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 6, 7, 8})
    void thin_straps_of_a_top_are_cut_out_with_it(double width) throws InterruptedException {
        int scale = 4;
        Area top = new Area(new Rectangle2D.Double(320, 400, 384, 480));
        for (Shape strap : new Shape[] {STRAP, OTHER_STRAP}) {
            Shape large =
                    java.awt.geom.AffineTransform.getScaleInstance(scale, scale)
                            .createTransformedShape(strap);
            top.add(new Area(line(large, width)));
        }
        Mask truth = TestMasks.of(SIDE * scale, SIDE * scale, top);
        Random noise = new Random(3);
        int[] argb = new int[truth.size()];
        for (int i = 0; i < argb.length; i++) {
            int grain = noise.nextInt(9) - 4;
            int rgb = truth.at(i) ? 0x7A2E3B : 0xD9D4CB;
            argb[i] = 0xFF000000 | rgb + grain * 0x010101;
        }

        Mask found = Segmenter.segment(Picture.of(SIDE * scale, SIDE * scale, argb)).mask();

        Mask small = truth.sampled(SIDE, SIDE);
        int seen = 0;
        int drawn = 0;
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < SIDE; x++) {
                drawn += small.at(x, y) ? 1 : 0;
                seen += small.at(x, y) && found.at(x, y) ? 1 : 0;
            }
        }
        assertThat(seen / (double) drawn).isGreaterThan(0.65);
        assertThat(found.overlap(small)).isGreaterThan(0.985);
    }
}
