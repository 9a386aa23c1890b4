package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
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
                Flat flat = FlatTemplate.draw(FlatTemplate.usual(kinds.get(i)), side).orElseThrow();
                commands.addAll(FlatCell.of(flat, column * CELL, i / COLUMNS * CELL, CELL));
                assertThat(commands.size() - before).isGreaterThan(4);
            }
        }
        int rows = (kinds.size() + COLUMNS - 1) / COLUMNS;
        byte[] png =
                Rasterizer.png(new DisplayList(COLUMNS * 3 * CELL, rows * CELL, "Flats", commands));
        Files.write(Path.of("target", "flats.png"), png);
        assertThat(png.length).isLessThan(1_500_000);
    }
}
