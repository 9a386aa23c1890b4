package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.flat.Curve;
import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatLine;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.LineKind;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where figure, numbers, letters and words stand on the sheet. */
class PlacementTest {

    private final Random random = new Random(17);

    @RepeatedTest(20)
    void a_figure_of_any_size_fills_the_drawing_area_in_its_own_proportions(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Figure figure = figure(new EnumMap<>(Landmark.class), List.of());
        Placement placement = Placement.of(figure);
        double width = placement.right() - placement.left();
        double height = placement.bottom() - placement.top();
        assertThat(width / height).isCloseTo((width(figure)) / (height(figure)), within(1e-6));
        assertThat(Math.abs(width - 600) < 1e-6 || Math.abs(height - 640) < 1e-6).isTrue();
        assertThat(placement.left()).isGreaterThanOrEqualTo(150 - 1e-6);
        assertThat(placement.right()).isLessThanOrEqualTo(750 + 1e-6);
        assertThat(placement.top()).isGreaterThanOrEqualTo(200 - 1e-6);
        assertThat(placement.bottom()).isLessThanOrEqualTo(840 + 1e-6);
        for (Point point : placement.place(figure.extent())) {
            assertThat(point.x()).isBetween(placement.left() - 1e-6, placement.right() + 1e-6);
            assertThat(point.y()).isBetween(placement.top() - 1e-6, placement.bottom() + 1e-6);
        }
    }

    @Test
    void a_figure_without_points_has_a_place_too() {
        Figure none = new Figure(new Flat(List.of(), Map.of(), List.of()), List.of(), true, ".");
        assertThat(Placement.of(none).scale()).isEqualTo(600);
    }

    @RepeatedTest(60)
    void wherever_the_targets_lie_numbers_keep_apart_and_leaders_do_not_cross(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        GarmentClass kind = GarmentClass.values()[random.nextInt(GarmentClass.values().length)];
        List<Feature> features =
                Feature.of(FlatTemplate.usual(kind), ViewSide.values()[random.nextInt(3)]);
        Map<Landmark, Point> points = new EnumMap<>(Landmark.class);
        Figure empty = figure(points, List.of());
        for (Landmark landmark : Landmark.values()) {
            if (random.nextInt(5) > 0) {
                points.put(landmark, inside(empty));
            }
        }
        Figure outline =
                new Figure(new Flat(empty.flat().lines(), points, List.of()), List.of(), true, ".");
        Placement placement = Placement.of(outline);
        List<CalloutLayer.Placed> placed =
                new CalloutLayer(outline, features, placement, List.of()).placed();
        assertThat(placed)
                .extracting(CalloutLayer.Placed::feature)
                .containsExactlyInAnyOrderElementsOf(
                        features.stream()
                                .filter(feature -> points.containsKey(feature.landmark()))
                                .toList());
        for (int i = 0; i < placed.size(); i++) {
            CalloutLayer.Placed one = placed.get(i);
            assertThat(one.badge().y()).isBetween(94.0, 960.0);
            assertThat(one.badge().x()).isLessThan(915);
            assertThat(one.leaderEnd().distance(one.badge())).isCloseTo(13, within(1e-6));
            for (CalloutLayer.Placed other : placed.subList(i + 1, placed.size())) {
                assertThat(other.badge().y() - one.badge().y()).isGreaterThanOrEqualTo(33);
                assertThat(Geometry.cross(one.target(), one.badge(), other.target(), other.badge()))
                        .as("leaders to %s and %s", one.feature().name(), other.feature().name())
                        .isFalse();
            }
        }
    }

    @RepeatedTest(40)
    void segments_cross_exactly_when_a_point_lies_on_both(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Point a = anywhere();
        Point b = anywhere();
        Point c = anywhere();
        Point d = anywhere();
        // a + t (b − a) = c + u (d − c), by Cramer's rule
        double determinant = (b.x() - a.x()) * (c.y() - d.y()) - (b.y() - a.y()) * (c.x() - d.x());
        double t =
                ((c.x() - a.x()) * (c.y() - d.y()) - (c.y() - a.y()) * (c.x() - d.x()))
                        / determinant;
        double u =
                ((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()))
                        / determinant;
        boolean expected = t > 0 && t < 1 && u > 0 && u < 1;
        assertThat(Geometry.cross(a, b, c, d)).isEqualTo(expected);
        assertThat(Geometry.cross(c, d, a, b)).isEqualTo(expected);
        assertThat(Geometry.cross(b, a, c, d)).isEqualTo(expected);
        assertThat(Geometry.cross(a, b, a, d)).isFalse();
    }

    @Test
    void letters_run_from_a_to_z() {
        assertThat(DimensionLayer.letterOf(0)).isEqualTo("A");
        assertThat(DimensionLayer.letterOf(25)).isEqualTo("Z");
    }

    @Test
    void arrows_outside_the_figure_stand_on_lanes_of_their_own() {
        List<Dimension> dimensions =
                List.of(
                        dimension(Measure.BODY_LENGTH, 0, 0, 0, 100),
                        dimension(Measure.LENGTH, 0, 10, 0, 90),
                        dimension(Measure.HEM_WIDTH, 0, 100, 80, 100),
                        dimension(Measure.NECK_WIDTH, 20, 0, 60, 0),
                        dimension(Measure.CHEST_WIDTH, 0, 50, 80, 50),
                        dimension(Measure.WAIST_WIDTH, 0, 50, 80, 51),
                        dimension(Measure.HIP_WIDTH, 0, 51, 80, 50));
        Figure figure = square();
        Placement placement = Placement.of(figure);
        Pen pen = new Pen();
        new DimensionLayer(dimensions, placement)
                .draw(pen, new CalloutLayer(figure, List.of(), placement, List.of()));
        assertThat(texts(pen)).containsExactly("A", "B", "C", "D", "E", "F", "G");
        List<DrawCommand.Text> letters = letters(pen);
        assertThat(letters.get(0).x()).isLessThan(placement.left());
        assertThat(letters.get(1).x()).isLessThan(letters.get(0).x() - 20);
        assertThat(letters.get(2).y()).isGreaterThan(placement.bottom());
        assertThat(letters.get(3).y()).isLessThan(placement.top());
        for (int i = 0; i < 7; i++) {
            for (DrawCommand.Text other : letters.subList(i + 1, 7)) {
                assertThat(
                                Math.hypot(
                                        letters.get(i).x() - other.x(),
                                        letters.get(i).y() - other.y()))
                        .isGreaterThan(20);
            }
        }
    }

    @Test
    void notes_are_wrapped_between_words_and_none_is_lost() {
        Pen pen = new Pen();
        String sentence = "Ratios are measured; ".repeat(12) + "x".repeat(90) + " end.";
        new Legend(pen).notes(List.of(sentence));
        List<String> lines = texts(pen).subList(1, texts(pen).size());
        assertThat(String.join(" ", lines)).isEqualTo(sentence);
        assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 90);
        assertThat(lines.stream().filter(line -> line.length() > 66)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void every_class_has_features_to_explain_from_every_side(GarmentClass kind) {
        for (ViewSide side : ViewSide.values()) {
            assertThat(Feature.of(FlatTemplate.usual(kind), side))
                    .isNotEmpty()
                    .allMatch(feature ->
                            !feature.name().isBlank() && !feature.specification().isBlank())
                    .extracting(Feature::category)
                    .isSubsetOf("construction", "closure", "pocket", "finish", "shape");
        }
    }

    @Test
    void a_title_is_cut_between_letters_and_callouts_are_fractions_of_the_sheet() {
        Map<Landmark, Point> points = new EnumMap<>(Landmark.class);
        for (Landmark landmark : Landmark.values()) {
            points.put(landmark, new Point(40, 50));
        }
        Figure figure =
                new Figure(
                        new Flat(square().flat().lines(), points, List.of()),
                        List.of(),
                        true,
                        "p.");
        SketchRequest request =
                new SketchRequest(ViewSide.FRONT, ViewSide.FRONT, " " + "👕".repeat(100));
        Sheet sheet =
                new Sheet(figure, List.of(), FlatTemplate.usual(GarmentClass.T_SHIRT), request);
        DisplayList list = sheet.draw("Basis.");
        assertThat(list.title()).isEqualTo("👕".repeat(69) + "…, FRONT");
        assertThat(sheet.callouts()).isNotEmpty();
        for (Callout callout : sheet.callouts()) {
            assertThat(callout.x() * Sheet.WIDTH).isCloseTo(450, within(1e-6));
            assertThat(callout.y() * Sheet.HEIGHT).isCloseTo(520, within(1e-6));
            assertThat(callout.measurement()).isEmpty();
        }
        assertThatThrownBy(
                        () -> new Callout(0, "n", 0.5, 0.5, "s", Optional.empty(), "shape", false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Callout(1, "n", 1.5, 0.5, "s", Optional.empty(), "shape", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Figure figure(Map<Landmark, Point> points, List<Measured> measures) {
        double left = random.nextInt(500);
        double top = random.nextInt(500);
        double width = 20 + random.nextInt(600);
        double height = 20 + random.nextInt(600);
        List<Point> outline = new ArrayList<>();
        outline.add(new Point(left, top));
        outline.add(new Point(left + width, top + height));
        for (int i = 0; i < 10; i++) {
            outline.add(
                    new Point(
                            left + random.nextDouble() * width,
                            top + random.nextDouble() * height));
        }
        return new Figure(new Flat(List.of(line(outline)), points, measures), List.of(), true, ".");
    }

    private Point inside(Figure figure) {
        return new Point(
                figure.extent().getFirst().x() + random.nextDouble() * width(figure),
                figure.extent().getFirst().y() + random.nextDouble() * height(figure));
    }

    private Point anywhere() {
        return new Point(random.nextDouble() * 10, random.nextDouble() * 10);
    }

    private static Figure square() {
        List<Point> corners =
                List.of(new Point(0, 0), new Point(80, 0), new Point(80, 100), new Point(0, 100));
        return new Figure(
                new Flat(List.of(line(corners)), Map.of(), List.of()), List.of(), true, ".");
    }

    /** Straight from corner to corner. */
    private static FlatLine line(List<Point> corners) {
        List<Point> doubled = corners.stream().flatMap(p -> Stream.of(p, p)).toList();
        return new FlatLine(
                Curve.through(doubled, true),
                true,
                Optional.of(FlatLine.Cloth.OUTSIDE),
                Optional.of(LineKind.OUTLINE));
    }

    private static double width(Figure figure) {
        return figure.extent().getLast().x() - figure.extent().getFirst().x();
    }

    private static double height(Figure figure) {
        return figure.extent().getLast().y() - figure.extent().getFirst().y();
    }

    private static Dimension dimension(
            Measure measure, double x1, double y1, double x2, double y2) {
        return new Dimension(
                new Measured(measure, new Point(x1, y1), new Point(x2, y2), 1), 50, 0.5, 1);
    }

    private static List<DrawCommand.Text> letters(Pen pen) {
        return pen.commands().stream()
                .flatMap(command ->
                        command instanceof DrawCommand.Group group
                                ? group.commands().stream()
                                : Stream.of(command))
                .filter(DrawCommand.Text.class::isInstance)
                .map(DrawCommand.Text.class::cast)
                .toList();
    }

    private static List<String> texts(Pen pen) {
        return letters(pen).stream().map(DrawCommand.Text::text).toList();
    }
}
