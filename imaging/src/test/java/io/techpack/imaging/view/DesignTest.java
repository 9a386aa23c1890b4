package io.techpack.imaging.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.DrawnOutlines;
import io.techpack.imaging.texture.Fabric;
import io.techpack.imaging.texture.FabricGuess;
import io.techpack.imaging.texture.SurfacePattern;
import io.techpack.imaging.texture.Texture;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about drawn outlines, and what a class is said to have that was not seen. */
class DesignTest {

    private static final Surface NAVY =
            new Surface(
                    new Palette(List.of(new ColourShare("Navy", Lab.of(0x1C2747), 0.9, 0))),
                    Optional.empty(),
                    SurfacePattern.SOLID,
                    Optional.empty(),
                    new Texture(1, 0, 0, 0, 0, 1, 5));

    @Test
    void a_dress_that_widens_is_a_line_and_a_t_shirt_is_straight_with_short_sleeves() {
        Anatomy dress = typical(GarmentClass.DRESS);
        assertThat(said("silhouette", dress)).startsWith("A-line");
        assertThat(said("sleeves", dress)).startsWith("none seen");
        Anatomy shirt = typical(GarmentClass.T_SHIRT);
        assertThat(said("silhouette", shirt)).isEqualTo("straight from chest to hem");
        assertThat(said("neckline", shirt)).isEqualTo("round, medium depth");
        assertThat(said("sleeves", shirt)).isIn("short", "half to three-quarter length");
        assertThat(said("pattern", shirt)).isEqualTo("solid: Navy 90 %");
    }

    @Test
    void legs_are_tapered_straight_or_not_readable() {
        assertThat(said("silhouette", typical(GarmentClass.PANTS))).isEqualTo("tapered leg");
        Shape straight = DrawnOutlines.both(0, 50, 80, 50, 80, 450, 20, 450, 10, 160, 0, 160);
        assertThat(said("silhouette", anatomy(straight, GarmentClass.PANTS)))
                .isEqualTo("straight leg");
        Shape closed = new Rectangle2D.Double(120, 50, 160, 400);
        assertThat(said("silhouette", anatomy(closed, GarmentClass.PANTS)))
                .startsWith("not readable");
    }

    @Test
    void of_an_object_the_proportions_are_told() {
        Shape tall = new Rectangle2D.Double(150, 100, 100, 200);
        Shape wide = new Rectangle2D.Double(50, 200, 300, 100);
        assertThat(said("silhouette", anatomy(tall, GarmentClass.BAG)))
                .isEqualTo("2.0 times as high as wide");
        assertThat(said("silhouette", anatomy(wide, GarmentClass.BAG)))
                .isEqualTo("3.0 times as wide as high");
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void what_was_not_seen_is_said_to_be_typical(GarmentClass kind) {
        FabricGuess fabric = new FabricGuess(Fabric.KNIT, 0.4);
        List<Material> materials = TypicalConstruction.materials(kind, fabric);
        assertThat(materials.getFirst().percentage()).contains(100);
        assertThat(materials.getFirst().note()).startsWith("assumed");
        assertThat(materials.subList(1, materials.size()))
                .allMatch(trim -> trim.percentage().isEmpty() && trim.confidence() < 0.4);
        assertThat(TypicalConstruction.hardware(kind))
                .allMatch(detail -> detail.basis() == Detail.Basis.TYPICAL)
                .extracting(Detail::name)
                .doesNotHaveDuplicates();
        assertThat(TypicalConstruction.construction(typical(kind))).isNotEmpty();
    }

    @Test
    void what_the_outline_shows_is_said_to_be_observed() {
        assertThat(basis("armholes", typical(GarmentClass.T_SHIRT)))
                .isEqualTo(Detail.Basis.OBSERVED);
        assertThat(basis("armholes", typical(GarmentClass.DRESS))).isEqualTo(Detail.Basis.TYPICAL);
        assertThat(basis("crotch", typical(GarmentClass.PANTS))).isEqualTo(Detail.Basis.OBSERVED);
        assertThat(basis("symmetry", typical(GarmentClass.SKIRT))).isEqualTo(Detail.Basis.OBSERVED);
    }

    @Test
    void nobody_claims_to_know_a_material_for_sure() {
        assertThatThrownBy(() -> new Material("body", "cotton", Optional.empty(), "", 0.46))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("body of cotton");
        assertThatThrownBy(() -> new Material(" ", "cotton", Optional.empty(), "", 0.3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Anatomy typical(GarmentClass kind) {
        return anatomy(DrawnOutlines.typical(kind), kind);
    }

    private static Anatomy anatomy(Shape shape, GarmentClass kind) {
        return DrawnOutlines.anatomy(shape, kind);
    }

    private static String said(String name, Anatomy anatomy) {
        return Design.elements(anatomy, NAVY).stream()
                .filter(detail -> detail.name().equals(name))
                .map(Detail::description)
                .findFirst()
                .orElseThrow();
    }

    private static Detail.Basis basis(String name, Anatomy anatomy) {
        return TypicalConstruction.construction(anatomy).stream()
                .filter(detail -> detail.name().equals(name))
                .map(Detail::basis)
                .findFirst()
                .orElseThrow();
    }
}
