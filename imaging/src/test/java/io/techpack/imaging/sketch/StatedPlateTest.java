package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SaidCut;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Draws {@code target/stated.png}: makes and cuts that people state, from all sides. It is there to
 * be looked at.
 */
class StatedPlateTest {

    private static final int CELL = 190;
    private static final int COLUMNS = 3;

    @Test
    void what_a_person_states_has_its_place_on_the_plate() throws Exception {
        List<FlatSpec> specs = new ArrayList<>();
        for (GarmentClass kind :
                List.of(GarmentClass.T_SHIRT, GarmentClass.DRESS, GarmentClass.BLAZER)) {
            for (Choice.Sleeve sleeve : Choice.Sleeve.values()) {
                specs.add(FlatTemplate.usual(kind).stating(Trait.SLEEVE, sleeve));
            }
        }
        for (Choice shape : Trait.SLEEVE_SHAPE.choices()) {
            for (Choice.Sleeve sleeve : List.of(Choice.Sleeve.SHORT, Choice.Sleeve.LONG)) {
                for (GarmentClass kind : List.of(GarmentClass.DRESS, GarmentClass.SHIRT)) {
                    specs.add(
                            FlatTemplate.usual(kind)
                                    .stating(Trait.SLEEVE, sleeve)
                                    .stating(Trait.SLEEVE_SHAPE, shape));
                }
            }
        }
        for (Choice.Neckline neckline : Choice.Neckline.values()) {
            specs.add(FlatTemplate.usual(GarmentClass.T_SHIRT).stating(Trait.NECKLINE, neckline));
        }
        for (Choice.Collar collar : Choice.Collar.values()) {
            specs.add(FlatTemplate.usual(GarmentClass.OUTWEAR).stating(Trait.COLLAR, collar));
            specs.add(FlatTemplate.usual(GarmentClass.SHIRT).stating(Trait.COLLAR, collar));
            specs.add(FlatTemplate.usual(GarmentClass.DRESS).stating(Trait.COLLAR, collar));
        }
        specs.add(
                FlatTemplate.usual(GarmentClass.HOODIE).stating(Trait.COLLAR, Choice.Collar.NONE));
        specs.add(
                FlatTemplate.usual(GarmentClass.BLAZER).stating(Trait.COLLAR, Choice.Collar.NONE));
        specs.add(
                FlatTemplate.usual(GarmentClass.HOODIE)
                        .stating(Trait.POCKETS, Choice.Pockets.NONE));
        for (GarmentClass kind : List.of(GarmentClass.DRESS, GarmentClass.SKIRT)) {
            for (Trait trait : List.of(Trait.FULLNESS, Trait.SLIT, Trait.HEM)) {
                for (Choice choice : trait.choices()) {
                    specs.add(FlatTemplate.usual(kind).stating(trait, choice));
                }
            }
        }
        for (Choice seam : Trait.WAIST_SEAM.choices()) {
            specs.add(FlatTemplate.usual(GarmentClass.DRESS).stating(Trait.WAIST_SEAM, seam));
            specs.add(FlatTemplate.usual(GarmentClass.T_SHIRT).stating(Trait.WAIST_SEAM, seam));
        }
        for (Choice.Pockets pockets : Choice.Pockets.values()) {
            specs.add(FlatTemplate.usual(GarmentClass.PANTS).stating(Trait.POCKETS, pockets));
        }
        for (Choice.Waistband band : Choice.Waistband.values()) {
            specs.add(FlatTemplate.usual(GarmentClass.SKIRT).stating(Trait.WAISTBAND, band));
        }
        specs.add(SaidCut.in("cropped, oversized", FlatTemplate.usual(GarmentClass.T_SHIRT)));
        specs.add(SaidCut.in("slim, longline", FlatTemplate.usual(GarmentClass.T_SHIRT)));
        specs.add(SaidCut.in("midi, fitted", FlatTemplate.usual(GarmentClass.DRESS)));
        specs.add(SaidCut.in("maxi, A-line", FlatTemplate.usual(GarmentClass.DRESS)));
        specs.add(SaidCut.in("mini, A-line", FlatTemplate.usual(GarmentClass.SKIRT)));
        specs.add(SaidCut.in("maxi, pencil", FlatTemplate.usual(GarmentClass.SKIRT)));
        for (String cut :
                List.of("wide leg", "flared", "straight leg", "tapered", "skinny", "cropped")) {
            specs.add(SaidCut.in(cut, FlatTemplate.usual(GarmentClass.PANTS)));
        }
        for (Choice shape : Trait.SLEEVE_SHAPE.choices()) {
            for (GarmentClass kind : List.of(GarmentClass.BLAZER, GarmentClass.HOODIE)) {
                specs.add(FlatTemplate.usual(kind).stating(Trait.SLEEVE_SHAPE, shape));
            }
            specs.add(
                    FlatTemplate.usual(GarmentClass.T_SHIRT)
                            .stating(Trait.SLEEVE, Choice.Sleeve.THREE_QUARTER)
                            .stating(Trait.SLEEVE_SHAPE, shape));
        }
        specs.add(
                FlatTemplate.usual(GarmentClass.T_SHIRT)
                        .stating(Trait.SLEEVE, Choice.Sleeve.CAP)
                        .stating(Trait.SLEEVE_SHAPE, Choice.SleeveShape.PUFF));
        for (Choice fullness : Trait.FULLNESS.choices()) {
            for (GarmentClass kind : List.of(GarmentClass.DRESS, GarmentClass.SKIRT)) {
                specs.add(
                        FlatTemplate.usual(kind)
                                .stating(Trait.FULLNESS, fullness)
                                .stating(Trait.SLIT, Choice.Slit.SIDE)
                                .stating(Trait.HEM, Choice.Hem.RUFFLE));
            }
        }
        List<DrawCommand> commands = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            for (ViewSide side : ViewSide.values()) {
                int column = i % COLUMNS * 3 + side.ordinal();
                int before = commands.size();
                Flat flat = FlatTemplate.draw(specs.get(i), side).orElseThrow();
                commands.addAll(FlatCell.of(flat, column * CELL, i / COLUMNS * CELL, CELL));
                assertThat(commands.size() - before).isGreaterThan(4);
            }
        }
        int rows = (specs.size() + COLUMNS - 1) / COLUMNS;
        byte[] png =
                Rasterizer.png(
                        new DisplayList(COLUMNS * 3 * CELL, rows * CELL, "Stated", commands));
        Files.write(Path.of("target", "stated.png"), png);
    }
}
