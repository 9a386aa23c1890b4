package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn on a garment neither leaves its shape nor hides its outline. */
class DetailsWithinTest {

    private static final double STROKE = 0.35;

    @ParameterizedTest
    @CsvSource({
        "DRESS, FULLNESS",
        "DRESS, SLIT",
        "SKIRT, FULLNESS",
        "SKIRT, SLIT",
        "T_SHIRT, WAIST_SEAM"
    })
    void folds_gathers_and_slits_stay_between_the_sides(GarmentClass kind, Trait trait) {
        for (Choice choice : trait.choices()) {
            FlatSpec spec = FlatTemplate.usual(kind).stating(trait, choice);
            for (ViewSide side : ViewSide.values()) {
                List<FlatLine> lines = lines(spec, side);
                List<Point> outline = points(lines, true);
                double low = outline.stream().mapToDouble(Point::y).max().orElseThrow();
                for (Point point : points(lines, false)) {
                    if (point.y() > low * 0.5) {
                        assertThat(point.x())
                                .as("%s %s %s at %s", kind, choice, side, point)
                                .isLessThan(right(outline, point.y()) + STROKE)
                                .isGreaterThan(left(outline, point.y()) - STROKE);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ViewSide.class)
    void a_tiers_seam_reaches_from_side_to_side(ViewSide side) {
        List<FlatLine> lines =
                lines(
                        FlatTemplate.usual(GarmentClass.SKIRT)
                                .stating(Trait.FULLNESS, Choice.Fullness.TIERED),
                        side);
        List<Point> outline = points(lines, true);

        List<Curve> seams =
                lines.stream()
                        .filter(line -> line.kind().filter(LineKind.SEAM::equals).isPresent())
                        .map(FlatLine::curve)
                        .filter(curve -> Math.abs(curve.start().x() - curve.end().x()) > 10)
                        .toList();

        assertThat(seams).hasSize(2);
        for (Curve seam : seams) {
            double level = seam.start().y();
            assertThat(Math.abs(seam.start().x() - right(outline, level))).isLessThan(0.6);
            assertThat(Math.abs(seam.end().x() - left(outline, level))).isLessThan(0.6);
        }
    }

    @ParameterizedTest
    @CsvSource({"DRESS", "SKIRT", "T_SHIRT"})
    void a_ruffle_hangs_from_the_sides_and_stands_off_below_alone(GarmentClass kind) {
        FlatSpec plain = FlatTemplate.usual(kind);
        FlatSpec ruffled = plain.stating(Trait.HEM, Choice.Hem.RUFFLE);
        for (ViewSide side : ViewSide.values()) {
            List<Point> body = points(lines(plain, side), true);
            List<FlatLine> lines = lines(ruffled, side);
            List<Point> strip =
                    lines.stream()
                            .filter(line -> line.kind().isPresent() && line.fill().isPresent())
                            .map(line -> line.curve().points(40))
                            .max((one, two) -> Double.compare(lowest(one), lowest(two)))
                            .orElseThrow();
            double top = strip.stream().mapToDouble(Point::y).min().orElseThrow();
            double end = strip.getFirst().x();

            assertThat(strip.getFirst().y()).isEqualTo(top);
            assertThat(Math.abs(end - right(body, top))).as("%s %s", kind, side).isLessThan(0.6);
        }
    }

    @ParameterizedTest
    @CsvSource({"DRESS, RAGLAN", "DRESS, DOLMAN", "T_SHIRT, RAGLAN", "T_SHIRT, DOLMAN"})
    void a_sleeve_without_an_armhole_hides_neither_neck_nor_throat(
            GarmentClass kind, Choice.SleeveShape shape) {
        for (Choice.Sleeve sleeve : List.of(Choice.Sleeve.SHORT, Choice.Sleeve.LONG)) {
            FlatSpec spec =
                    FlatTemplate.usual(kind)
                            .stating(Trait.SLEEVE, sleeve)
                            .stating(Trait.SLEEVE_SHAPE, shape);
            Flat flat = FlatTemplate.draw(spec, ViewSide.SIDE).orElseThrow();
            double neck = Objects.requireNonNull(flat.points().get(Landmark.NECK)).y();

            List<FlatLine> areas =
                    flat.lines().stream().filter(line -> line.fill().isPresent()).toList();

            assertThat(areas).hasSizeGreaterThan(1);
            assertThat(areas.subList(1, areas.size()))
                    .allSatisfy(area ->
                            assertThat(area.curve().points(8)).allMatch(point -> point.y() > neck));
        }
    }

    @ParameterizedTest
    @CsvSource({"T_SHIRT, REGULAR", "T_SHIRT, PUFF", "DRESS, REGULAR", "BLAZER, REGULAR"})
    void the_stitches_of_a_cap_sleeve_are_on_it(GarmentClass kind, Choice.SleeveShape shape) {
        FlatSpec cap =
                FlatTemplate.usual(kind)
                        .stating(Trait.SLEEVE, Choice.Sleeve.CAP)
                        .stating(Trait.SLEEVE_SHAPE, shape);
        List<FlatLine> lines = lines(cap, ViewSide.BACK);
        List<Point> outline = points(lines, true);

        assertThat(points(lines, false))
                .allSatisfy(point ->
                        assertThat(point.x()).isLessThan(right(outline, point.y()) + STROKE));
    }

    @Test
    void folds_end_at_the_seam_of_a_ruffle() {
        FlatSpec pleated =
                FlatTemplate.usual(GarmentClass.SKIRT)
                        .stating(Trait.FULLNESS, Choice.Fullness.PLEATED);
        FlatSpec both = pleated.stating(Trait.HEM, Choice.Hem.RUFFLE);

        assertThat(foldEnd(both)).isLessThan(foldEnd(pleated) - 3);
    }

    /** How far the longest fold reaches. */
    private static double foldEnd(FlatSpec spec) {
        return lines(spec, ViewSide.FRONT).stream()
                .filter(line -> line.kind().filter(LineKind.THIN::equals).isPresent())
                .map(FlatLine::curve)
                .filter(curve -> curve.end().y() - curve.start().y() > 20)
                .mapToDouble(curve -> curve.end().y())
                .max()
                .orElseThrow();
    }

    private static List<FlatLine> lines(FlatSpec spec, ViewSide side) {
        return FlatTemplate.draw(spec, side).orElseThrow().lines();
    }

    private static List<Point> points(List<FlatLine> lines, boolean outline) {
        List<Point> points = new ArrayList<>();
        for (FlatLine line : lines) {
            if (line.kind().isPresent() && (line.kind().get() == LineKind.OUTLINE) == outline) {
                points.addAll(line.curve().points(40));
            }
        }
        return points;
    }

    private static double lowest(List<Point> points) {
        return points.stream().mapToDouble(Point::y).max().orElseThrow();
    }

    private static double right(List<Point> outline, double level) {
        return outline.stream()
                .filter(point -> Math.abs(point.y() - level) < 1.2)
                .mapToDouble(Point::x)
                .max()
                .orElseThrow();
    }

    private static double left(List<Point> outline, double level) {
        return -right(outline.stream().map(p -> new Point(-p.x(), p.y())).toList(), level);
    }
}
