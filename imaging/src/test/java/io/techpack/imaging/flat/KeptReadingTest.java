package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeptReadingTest {

    @ParameterizedTest
    @CsvSource({
        "T_SHIRT, POLO",
        "T_SHIRT, HOODIE",
        "T_SHIRT, LONGSLEEVE",
        "SHIRT, T_SHIRT",
        "DRESS, SKIRT",
        "PANTS, SHORTS",
        "SHOES, BAG",
        "HOODIE, DRESS"
    })
    void what_was_derived_for_another_kind_is_drawn_whatever_the_picture_tells(
            GarmentClass from, GarmentClass to) {
        FlatSpec edited = measured(UsualSpec.of(from), 1.1).asOf(to);
        FlatSpec read = measured(UsualSpec.of(to), 0.9);

        FlatSpec kept = SpecSheet.of(edited).insteadOf(read);

        assertThat(told(kept)).isEqualTo(told(edited));
        assertThat(told(SpecSheet.of(edited).over(kept))).isEqualTo(told(edited));
    }

    @ParameterizedTest
    @EnumSource(Choice.Sleeve.class)
    void a_sleeve_that_was_stated_is_kept_with_its_length_and_cuff(Choice.Sleeve sleeve) {
        FlatSpec edited = UsualSpec.of(GarmentClass.SHIRT).stating(Trait.SLEEVE, sleeve);
        FlatSpec read = measured(UsualSpec.of(GarmentClass.SHIRT), 1.05);

        FlatSpec drawn = SpecSheet.of(edited).over(SpecSheet.of(edited).insteadOf(read));

        assertThat(told(drawn)).isEqualTo(told(edited));
        assertThat(drawn.isSleeved()).isEqualTo(sleeve.covers());
    }

    @Test
    void a_hood_that_the_class_usually_has_not_is_kept() {
        FlatSpec edited =
                UsualSpec.of(GarmentClass.DRESS).stating(Trait.COLLAR, Choice.Collar.HOOD);

        FlatSpec kept = SpecSheet.of(edited).insteadOf(UsualSpec.of(GarmentClass.DRESS));

        assertThat(kept.centimetres(Measure.HOOD_HEIGHT)).isPresent();
        assertThat(told(kept)).isEqualTo(told(edited));
    }

    @Test
    void a_sheet_of_another_class_says_nothing() {
        FlatSpec read = measured(UsualSpec.of(GarmentClass.POLO), 0.9);

        assertThat(SpecSheet.of(UsualSpec.of(GarmentClass.DRESS)).insteadOf(read)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"1e9", "0", "-4", "0.2"})
    void a_length_that_no_garment_has_is_left_as_read(double centimetres) {
        FlatSpec read = UsualSpec.of(GarmentClass.T_SHIRT);
        SpecSheet sheet = SpecSheet.of(read).scaled(centimetres / 50);

        FlatSpec kept = sheet.insteadOf(read);

        assertThat(kept.baseCentimetres()).isEqualTo(read.baseCentimetres());
        assertThat(kept.cm(Measure.CHEST_WIDTH))
                .isCloseTo(read.cm(Measure.CHEST_WIDTH), within(0.05));
    }

    @Test
    void in_another_scale_lengths_that_nobody_stated_go_along() {
        FlatSpec edited =
                UsualSpec.of(GarmentClass.T_SHIRT)
                        .stating(Measure.NECK_WIDTH, 19)
                        .stating(Trait.NECKLINE, Choice.Neckline.V);
        FlatSpec read = UsualSpec.of(GarmentClass.T_SHIRT).scaled(edited.baseCentimetres() * 1.2);

        FlatSpec kept = SpecSheet.of(edited).scaled(1.2).insteadOf(read);

        assertThat(kept.cm(Measure.CHEST_WIDTH))
                .isCloseTo(1.2 * edited.cm(Measure.CHEST_WIDTH), within(0.1));
        assertThat(kept.cm(Measure.NECK_DROP))
                .isCloseTo(1.2 * edited.cm(Measure.NECK_DROP), within(0.1));
        assertThat(kept.cm(Measure.NECK_WIDTH)).isCloseTo(19, within(0.05));
        assertThat(kept.isStated(Measure.NECK_WIDTH)).isTrue();
    }

    /** Without the ratios, which follow from centimetres that are rounded. */
    private static SpecSheet told(FlatSpec spec) {
        SpecSheet sheet = SpecSheet.of(spec);
        Map<String, SpecSheet.Length> lengths = new LinkedHashMap<>(sheet.proportions());
        lengths.replaceAll(
                (_, length) -> new SpecSheet.Length(0, length.centimetres(), length.origin()));
        return new SpecSheet(
                sheet.garmentClass(),
                sheet.baseMeasure(),
                lengths,
                sheet.traits(),
                sheet.buttons());
    }

    /** All its measures as a picture would tell them, so many times as wide as usual. */
    private static FlatSpec measured(FlatSpec usual, double wider) {
        FlatSpec spec = usual;
        for (Measure measure : usual.proportions().keySet()) {
            if (measure != usual.base()) {
                spec =
                        spec.with(
                                measure,
                                new Proportion(
                                        usual.proportion(measure).ratio() * wider,
                                        0.02,
                                        Origin.MEASURED));
            }
        }
        return spec;
    }
}
