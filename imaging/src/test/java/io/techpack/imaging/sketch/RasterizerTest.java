package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.flat.Curve;
import io.techpack.imaging.font.MachineFonts;
import io.techpack.imaging.font.PictureFonts;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sketch.DrawCommand.Anchor;
import io.techpack.imaging.sketch.DrawCommand.Shape;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import io.techpack.imaging.sketch.DrawCommand.Text;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is drawn as pixels, the pen's curves, and the edges that become lines. */
class RasterizerTest {

    @Test
    void a_filled_square_lies_at_one_and_a_half_times_its_place() throws IOException {
        BufferedImage image =
                drawn(new Shape(path(20, 10, 40, 30), Optional.of(0x1E5AB8), Optional.empty()));
        assertThat(image.getWidth()).isEqualTo(150);
        assertThat(image.getHeight()).isEqualTo(120);
        Mask blue =
                Mask.where(150, 120, i -> (image.getRGB(i % 150, i / 150) & 0xFFFFFF) == 0x1E5AB8);
        assertThat(blue.area()).isEqualTo(60 * 45);
        assertThat(blue.bounds().left()).isEqualTo(30);
        assertThat(blue.bounds().top()).isEqualTo(15);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void what_comes_later_lies_on_top() throws IOException {
        BufferedImage image =
                drawn(
                        new Shape(path(10, 10, 40, 40), Optional.of(0xFF0000), Optional.empty()),
                        new Shape(path(20, 20, 10, 10), Optional.of(0x00FF00), Optional.empty()));
        assertThat(image.getRGB(37, 37) & 0xFFFFFF).isEqualTo(0x00FF00);
        assertThat(image.getRGB(60, 60) & 0xFFFFFF).isEqualTo(0xFF0000);
    }

    @Test
    void a_dashed_line_has_gaps_and_a_solid_one_has_none() throws IOException {
        Path2D line = new Path2D.Double();
        line.moveTo(5, 40);
        line.lineTo(95, 40);
        BufferedImage solid =
                drawn(new Shape(line, Optional.empty(), Optional.of(Stroke.solid(0, 3))));
        BufferedImage dashed =
                drawn(new Shape(line, Optional.empty(), Optional.of(Stroke.dashed(0, 3, 10, 10))));
        assertThat(dark(solid, 60)).isGreaterThan(130);
        assertThat(dark(dashed, 60)).isBetween(60, 110);
    }

    @Test
    void text_stands_right_of_around_or_left_of_its_place() throws IOException {
        for (Anchor anchor : Anchor.values()) {
            BufferedImage image = drawn(new Text("MMMM", 50, 40, 12, 0, anchor, false));
            Mask ink = Mask.where(150, 120, i -> (image.getRGB(i % 150, i / 150) & 0xFF) < 128);
            assertThat(ink.area()).isPositive();
            assertThat(ink.bounds().bottom()).isLessThanOrEqualTo(61);
            switch (anchor) {
                case START -> assertThat(ink.bounds().left()).isGreaterThanOrEqualTo(74);
                case MIDDLE -> assertThat(ink.bounds().centreX()).isCloseTo(75, within(3.0));
                case END -> assertThat(ink.bounds().right()).isLessThanOrEqualTo(76);
            }
        }
    }

    @Test
    void letters_of_other_alphabets_are_drawn_whatever_fonts_the_machine_has() throws IOException {
        PictureFonts ours = PictureFonts.of(MachineFonts.below(Path.of("no such folder")));
        List<String> words = List.of("ЖДЮФ", "ΞΨΩΔ", "MMMM", "\uFFFD\uFFFD\uFFFD\uFFFD");
        Set<String> pictures = new HashSet<>();
        for (String word : words) {
            Text text = new Text(word, 50, 40, 12, 0, Anchor.MIDDLE, false);
            byte[] png = Rasterizer.png(new DisplayList(100, 80, "t", List.of(text)), ours);
            pictures.add(HexFormat.of().formatHex(png));
        }
        assertThat(pictures).hasSize(words.size());
    }

    @RepeatedTest(15)
    void a_curve_runs_through_all_its_points_and_makes_no_spikes(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        boolean closed = random.nextBoolean();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(20); i++) {
            points.add(new Point(random.nextDouble() * 100, random.nextDouble() * 100));
        }
        List<Point> ends = new ArrayList<>();
        double[] at = new double[6];
        Point last = points.getFirst();
        for (PathIterator it =
                        Curve.through(points, closed)
                                .path(new AffineTransform(), false)
                                .getPathIterator(null);
                !it.isDone();
                it.next()) {
            int segment = it.currentSegment(at);
            if (segment == PathIterator.SEG_MOVETO) {
                ends.add(new Point(at[0], at[1]));
            } else if (segment == PathIterator.SEG_CUBICTO) {
                Point end = new Point(at[4], at[5]);
                double reach = last.distance(end) / 3 + 1e-6;
                assertThat(new Point(at[0], at[1]).distance(last)).isLessThanOrEqualTo(reach);
                assertThat(new Point(at[2], at[3]).distance(end)).isLessThanOrEqualTo(reach);
                ends.add(end);
                last = end;
            }
        }
        List<Point> expected = new ArrayList<>(points);
        if (closed) {
            expected.add(points.getFirst());
        }
        assertThat(ends).isEqualTo(expected);
    }

    @Test
    void an_arrow_has_its_heads_at_both_ends() {
        Pen pen = new Pen();
        pen.arrow(new Point(0, 0), new Point(100, 0), 7);
        assertThat(pen.commands()).hasSize(3);
        Rectangle2D left = ((Shape) pen.commands().get(1)).path().getBounds2D();
        Rectangle2D right = ((Shape) pen.commands().get(2)).path().getBounds2D();
        assertThat(left.getMinX()).isZero();
        assertThat(left.getMaxX()).isBetween(5.0, 9.0);
        assertThat(right.getMaxX()).isEqualTo(100);
        assertThat(right.getMinX()).isBetween(91.0, 95.0);
    }

    private static int dark(BufferedImage image, int row) {
        int count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            count += (image.getRGB(x, row) & 0xFF) < 128 ? 1 : 0;
        }
        return count;
    }

    private static Path2D path(double x, double y, double width, double height) {
        return new Path2D.Double(new Rectangle2D.Double(x, y, width, height));
    }

    private static BufferedImage drawn(DrawCommand... commands) throws IOException {
        byte[] png = Rasterizer.png(new DisplayList(100, 80, "t", Arrays.asList(commands)));
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
