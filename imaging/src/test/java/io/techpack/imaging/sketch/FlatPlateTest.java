package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatLine;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Draws {@code target/flats.png}: every class as usual, from the front, the back and the side. It
 * is there to be looked at; {@code docs/flats.png} is a copy.
 */
class FlatPlateTest {

    private static final int CELL = 190;
    private static final int COLUMNS = 2;

    @Test
    void every_class_has_its_place_on_the_plate() throws Exception {
        List<GarmentClass> kinds =
                Arrays.stream(GarmentClass.values())
                        .filter(kind -> kind != GarmentClass.OBJECT)
                        .toList();
        List<DrawCommand> commands = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            for (ViewSide side : ViewSide.values()) {
                int column = i % COLUMNS * 3 + side.ordinal();
                int before = commands.size();
                draw(commands, kinds.get(i), side, column * CELL, i / COLUMNS * CELL);
                assertThat(commands.size() - before).isGreaterThan(4);
            }
        }
        int rows = (kinds.size() + COLUMNS - 1) / COLUMNS;
        byte[] png =
                Rasterizer.png(new DisplayList(COLUMNS * 3 * CELL, rows * CELL, "Flats", commands));
        Files.write(Path.of("target", "flats.png"), png);
        assertThat(png.length).isLessThan(1_500_000);
    }

    private static void draw(
            List<DrawCommand> commands, GarmentClass kind, ViewSide side, int left, int top) {
        Flat flat = FlatTemplate.draw(FlatTemplate.usual(kind), side).orElseThrow();
        Figure figure = new Figure(flat, List.of(), false, ".");
        Point from = figure.extent().getFirst();
        Point to = figure.extent().getLast();
        double scale =
                Math.min((CELL - 24) / (to.x() - from.x()), (CELL - 24) / (to.y() - from.y()));
        AffineTransform placed =
                new AffineTransform(
                        scale,
                        0,
                        0,
                        scale,
                        left + CELL / 2.0 - scale * (from.x() + to.x()) / 2,
                        top + CELL / 2.0 - scale * (from.y() + to.y()) / 2);
        for (FlatLine line : flat.lines()) {
            commands.add(
                    new DrawCommand.Shape(
                            line.curve().path(placed, line.closed()),
                            line.fill().map(Ink::of),
                            line.kind().map(kindOfLine -> thinner(Ink.of(kindOfLine)))));
        }
    }

    private static DrawCommand.Stroke thinner(DrawCommand.Stroke stroke) {
        return new DrawCommand.Stroke(
                stroke.rgb(), stroke.width() * 0.5, stroke.dash() * 0.5, stroke.gap() * 0.5);
    }
}
