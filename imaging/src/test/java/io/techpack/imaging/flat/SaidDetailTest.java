package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Skirts, waists, hems, slits, and necks, as people say them and as they are drawn. */
class SaidDetailTest {

    @ParameterizedTest
    @CsvSource({
        "DRESS, FULLNESS, gathered, FRONT BACK SIDE",
        "DRESS, FULLNESS, pleated, FRONT BACK SIDE",
        "DRESS, FULLNESS, box-pleated, FRONT BACK SIDE",
        "DRESS, FULLNESS, tiered, FRONT BACK SIDE",
        "SKIRT, FULLNESS, gathered, FRONT BACK SIDE",
        "SKIRT, FULLNESS, pleated, FRONT BACK SIDE",
        "SKIRT, FULLNESS, box-pleated, FRONT BACK SIDE",
        "SKIRT, FULLNESS, tiered, FRONT BACK SIDE",
        "SKIRT, HEM, ruffle, FRONT BACK SIDE",
        "DRESS, HEM, ruffle, FRONT BACK SIDE",
        "T_SHIRT, HEM, ruffle, FRONT BACK SIDE",
        "DRESS, WAIST_SEAM, empire, FRONT BACK SIDE",
        "DRESS, WAIST_SEAM, dropped, FRONT BACK SIDE",
        "T_SHIRT, WAIST_SEAM, peplum, FRONT BACK SIDE",
        "SHIRT, WAIST_SEAM, seam, FRONT BACK SIDE",
        "DRESS, SLIT, side, FRONT BACK SIDE",
        "DRESS, SLIT, front, FRONT",
        "DRESS, SLIT, back, BACK",
        "SKIRT, SLIT, side, FRONT BACK SIDE",
        "SKIRT, SLIT, front, FRONT",
        "SKIRT, SLIT, back, BACK",
        "DRESS, COLLAR, peter-pan, FRONT BACK SIDE",
        "SHIRT, COLLAR, peter-pan, FRONT BACK SIDE",
        "DRESS, NECKLINE, sweetheart, FRONT"
    })
    void each_make_is_drawn_where_it_is_seen(
            GarmentClass kind, Trait trait, String choice, String sides) {
        FlatSpec usual = FlatTemplate.usual(kind);
        FlatSpec stated = usual.stating(trait, trait.choice(choice).orElseThrow());

        assertThat(stated.has(trait, trait.choice(choice).orElseThrow())).isTrue();
        for (ViewSide side : ViewSide.values()) {
            if (sides.contains(side.name())) {
                // the same lengths: it is the make that is drawn otherwise
                FlatSpec alike = usual;
                for (Measure measure : stated.proportions().keySet()) {
                    alike = alike.with(measure, stated.proportion(measure));
                }
                assertThat(strokes(stated, side)).as("%s", side).isNotEqualTo(strokes(alike, side));
            }
        }
    }

    @Test
    void what_is_gathered_or_pleated_is_wide_enough_for_it_unless_the_hem_was_said() {
        FlatSpec skirt = FlatTemplate.usual(GarmentClass.SKIRT);

        assertThat(skirt.stating(Trait.FULLNESS, Choice.Fullness.PLEATED).cm(Measure.HEM_WIDTH))
                .isGreaterThan(skirt.cm(Measure.HEM_WIDTH));
        FlatSpec said = skirt.stating(Measure.HEM_WIDTH, 50);
        assertThat(said.stating(Trait.FULLNESS, Choice.Fullness.PLEATED).cm(Measure.HEM_WIDTH))
                .isEqualTo(said.cm(Measure.HEM_WIDTH));
    }

    @Test
    void a_make_that_a_class_has_no_drawing_of_leaves_it_as_it_is() {
        FlatSpec skirt = FlatTemplate.usual(GarmentClass.SKIRT);
        FlatSpec dress = FlatTemplate.usual(GarmentClass.DRESS);
        FlatSpec pants = FlatTemplate.usual(GarmentClass.PANTS);

        assertThat(skirt.stating(Trait.HEM, Choice.Hem.CURVED)).isEqualTo(skirt);
        assertThat(dress.stating(Trait.WAIST_SEAM, Choice.WaistSeam.PEPLUM)).isEqualTo(dress);
        assertThat(pants.stating(Trait.FULLNESS, Choice.Fullness.PLEATED)).isEqualTo(pants);
    }

    @ParameterizedTest
    @CsvSource({
        "pleated skirt, FULLNESS, pleated",
        "knife pleats, FULLNESS, pleated",
        "Faltenrock, FULLNESS, pleated",
        "jupe plissée, FULLNESS, pleated",
        "falda plisada, FULLNESS, pleated",
        "百褶裙, FULLNESS, pleated",
        "box pleats, FULLNESS, box-pleated",
        "Kellerfalten, FULLNESS, box-pleated",
        "falda tableada, FULLNESS, box-pleated",
        "tiered dress, FULLNESS, tiered",
        "Stufenrock, FULLNESS, tiered",
        "robe à étages, FULLNESS, tiered",
        "蛋糕裙, FULLNESS, tiered",
        "gathered skirt, FULLNESS, gathered",
        "jupe froncée, FULLNESS, gathered",
        "ruffle hem, HEM, ruffle",
        "frills at the hem, HEM, ruffle",
        "Rüschensaum, HEM, ruffle",
        "Saum mit Volants, HEM, ruffle",
        "volantes en el bajo, HEM, ruffle",
        "empire waist, WAIST_SEAM, empire",
        "taille empire, WAIST_SEAM, empire",
        "corte imperio, WAIST_SEAM, empire",
        "dropped waist, WAIST_SEAM, dropped",
        "side slits, SLIT, side",
        "Seitenschlitze, SLIT, side",
        "fentes latérales, SLIT, side",
        "aberturas laterales, SLIT, side",
        "侧开衩, SLIT, side",
        "thigh-high slit, SLIT, front",
        "Beinschlitz, SLIT, front",
        "back vent, SLIT, back",
        "Gehschlitz, SLIT, back"
    })
    void phrases_name_a_make_in_five_languages(String words, Trait trait, String choice) {
        assertThat(SaidDetail.in(words)).containsExactly(trait.choice(choice).orElseThrow());
        FlatSpec dress = FlatTemplate.usual(GarmentClass.DRESS);
        assertThat(
                        SaidDetail.stating(words, dress, Origin.STATED)
                                .has(trait, trait.choice(choice).orElseThrow()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "straight hem",
                "Bügelfalte",
                "complete print",
                "split sole",
                "side seams",
                "gathered sleeves",
                "with a chest pocket"
            })
    void other_words_name_none(String words) {
        assertThat(SaidDetail.in(words)).isEmpty();
    }

    private static List<List<Point>> strokes(FlatSpec spec, ViewSide side) {
        return FlatTemplate.draw(spec, side).orElseThrow().lines().stream()
                .filter(line -> line.kind().isPresent())
                .map(line -> line.curve().points(4))
                .toList();
    }
}
