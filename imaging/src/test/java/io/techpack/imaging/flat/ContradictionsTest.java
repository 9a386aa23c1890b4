package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lengths that one garment cannot have beside one another, each believable alone. */
class ContradictionsTest {

    private static FlatSpec stating(GarmentClass kind, String lengths) {
        FlatSpec spec = FlatTemplate.usual(kind);
        for (String each : lengths.split(", ")) {
            String[] said = each.split(" ");
            Measure measure = Measure.keyed(said[0]).orElseThrow();
            spec = spec.stating(measure, Double.parseDouble(said[1]));
            assertThat(spec.isStated(measure)).as(each).isTrue();
        }
        return spec;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    T_SHIRT  | chest_width 40, shoulder_width 70 | shoulder width (70.0 cm) does not go with the chest width (40.0 cm)
                    T_SHIRT  | body_length 30, sleeve_length 90  | sleeve length (90.0 cm) does not go with the body length (30.0 cm)
                    HOODIE   | chest_width 90, shoulder_width 34 | shoulder width (34.0 cm) does not go with the chest width (90.0 cm)
                    SHIRT    | cuff_width 30                     | cuff width (30.0 cm) is none of a buttoned cuff
                    SHIRT    | chest_width 35, cuff_width 21     | cuff width (21.0 cm) does not go with the chest width (35.0 cm)
                    T_SHIRT  | chest_width 32, cuff_width 34     | cuff width (34.0 cm) does not go with the chest width (32.0 cm)
                    BLAZER   | body_length 120, chest_width 25   | chest width (25.0 cm) does not go with the body length (120.0 cm)
                    DRESS    | body_length 150, waist_width 12   | waist width (12.0 cm) does not go with the body length (150.0 cm)
                    PANTS    | waist_width 70, hip_width 30      | waist width (70.0 cm) does not go with the hip width (30.0 cm)
                    PANTS    | hip_width 32, leg_opening 64      | leg opening (64.0 cm) does not go with the hip width (32.0 cm)
                    SHORTS   | outseam 90, hip_width 20          | hip width (20.0 cm) does not go with the outseam (90.0 cm)
                    SKIRT    | length 130, waist_width 15        | waist width (15.0 cm) does not go with the length (130.0 cm)
                    SHOES    | overall_length 10, overall_height 70 | overall height (70.0 cm) does not go with the overall length (10.0 cm)
                    PANTS    | front_rise 30, inseam 70, outseam 112 | one of the three is wrong
                    """)
    void stated_lengths_that_no_garment_of_the_kind_has_together_are_told(
            GarmentClass kind, String lengths, String told) {
        assertThat(Contradictions.in(stating(kind, lengths)))
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void a_length_that_goes_with_no_other_is_told_once_with_what_would() {
        FlatSpec spec =
                stating(
                        GarmentClass.LONGSLEEVE,
                        "chest_width 52, shoulder_width 45, sleeve_length 61, body_length 25");

        assertThat(Contradictions.in(spec))
                .singleElement()
                .asString()
                .startsWith(
                        "The body length (25.0 cm) does not go with the shoulder width (45.0 cm)")
                .containsPattern(
                        "beside these it is \\d+\\.\\d cm to \\d+\\.\\d cm for the class longsleeve");
    }

    /** Of a photo nobody knows the size: what it tells may be of another. */
    @Test
    void a_stated_length_that_does_not_go_with_what_the_picture_told_says_what_to_do() {
        FlatSpec spec = FlatTemplate.usual(GarmentClass.T_SHIRT);
        FlatSpec read =
                spec.with(
                        Measure.CHEST_WIDTH,
                        new Proportion(52 / spec.baseCentimetres(), 0.01, Origin.MEASURED));

        FlatSpec cropped = read.stating(Measure.BODY_LENGTH, 24);

        assertThat(Contradictions.in(cropped)).isEmpty();
        assertThat(Contradictions.withEstimatesIn(cropped))
                .singleElement()
                .asString()
                .contains(
                        "body length (24.0 cm)", "estimated chest width (52.0 cm)", "knownMeasure");
        assertThat(Contradictions.withEstimatesIn(read.stating(Measure.BODY_LENGTH, 64))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void every_cut_that_has_a_name_goes_together_in_every_size(GarmentClass kind) {
        List<String> lengths = List.of("", "cropped", "longline", "mini", "midi", "maxi");
        List<String> widths =
                List.of(
                        "",
                        "oversized",
                        "boxy",
                        "slim",
                        "fitted",
                        "a-line",
                        "pencil",
                        "wide leg",
                        "flared",
                        "tapered",
                        "skinny");
        for (String length : lengths) {
            for (String width : widths) {
                for (Choice sleeve : Trait.SLEEVE.choices()) {
                    FlatSpec cut =
                            SaidCut.in(
                                    length,
                                    SaidCut.in(
                                            width,
                                            FlatTemplate.usual(kind)
                                                    .stating(Trait.SLEEVE, sleeve)));
                    for (double size : new double[] {0.5, 1, 1.35}) {
                        FlatSpec stated = cut.scaled(cut.baseCentimetres() * size);
                        for (Measure measure : FlatSpec.measuresOf(kind)) {
                            stated =
                                    stated.centimetres(measure).isPresent()
                                            ? stated.with(
                                                    measure,
                                                    new Proportion(
                                                            stated.proportion(measure).ratio(),
                                                            0,
                                                            Origin.STATED))
                                            : stated;
                        }
                        assertThat(Contradictions.in(stated))
                                .as("%s %s %s %s %s", kind, length, width, sleeve, size)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void a_bell_has_the_open_end_that_a_rib_has_not() {
        FlatSpec ribbed = stating(GarmentClass.LONGSLEEVE, "chest_width 45, cuff_width 20");

        assertThat(Contradictions.in(ribbed)).isNotEmpty();
        assertThat(Contradictions.in(ribbed.stating(Trait.SLEEVE_SHAPE, Choice.SleeveShape.BELL)))
                .isEmpty();
    }

    /**
     * Widths and lengths of finished garments, laid flat, from the newborn's to the oversized: made
     * up by hand to be plausible, of no shop's size chart.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    T_SHIRT    | body_length 38, chest_width 46, shoulder_width 40, sleeve_length 16
                    T_SHIRT    | body_length 30, chest_width 23, shoulder_width 19.5, sleeve_length 9, neck_width 11
                    T_SHIRT    | body_length 76, chest_width 64, shoulder_width 60, sleeve_length 23, cuff_width 21
                    LONGSLEEVE | body_length 42, chest_width 41, shoulder_width 36, sleeve_length 60, cuff_width 8.5
                    HOODIE     | body_length 50, chest_width 63, shoulder_width 62, sleeve_length 54, hood_height 36
                    HOODIE     | body_length 33, chest_width 29, shoulder_width 24, sleeve_length 25, hood_height 24
                    SHIRT      | body_length 82, chest_width 68, shoulder_width 54, sleeve_length 66, cuff_width 12.5
                    SHIRT      | body_length 90, chest_width 74, shoulder_width 50, sleeve_length 67, cuff_width 13
                    BLAZER     | body_length 52, chest_width 47, shoulder_width 39, sleeve_length 60, cuff_width 13
                    OUTWEAR    | body_length 118, chest_width 58, shoulder_width 44, sleeve_length 62, cuff_width 16
                    UNDERSHIRT | body_length 60, chest_width 38, shoulder_width 28, neck_width 20
                    DRESS      | body_length 140, chest_width 43, waist_width 34, hem_width 120
                    DRESS      | body_length 84, chest_width 42, waist_width 45, hem_width 55
                    SKIRT      | length 36, waist_width 33, hip_width 44, hem_width 48
                    SKIRT      | length 80, waist_width 34, hem_width 160
                    PANTS      | outseam 39, waist_width 19, hip_width 25, front_rise 16.5, inseam 22.5, thigh_width 15, leg_opening 9
                    PANTS      | outseam 106, waist_width 36, hip_width 50, front_rise 32, inseam 75, thigh_width 32, leg_opening 30
                    PANTS      | outseam 98, waist_width 33, hip_width 44, front_rise 23, inseam 75, thigh_width 24, leg_opening 11
                    SHORTS     | outseam 29, waist_width 35, hip_width 48, front_rise 24, inseam 6, thigh_width 30, leg_opening 31
                    SHOES      | overall_length 30, overall_height 48
                    HAT        | overall_width 27, overall_height 11
                    HOODIE     | body_length 55, chest_width 54, shoulder_width 46, hem_width 80
                    SHIRT      | body_length 120, chest_width 65, shoulder_width 60, sleeve_length 55, cuff_width 11
                    OUTWEAR    | body_length 45, chest_width 65, shoulder_width 60, sleeve_length 62, hem_width 40
                    PANTS      | outseam 110, waist_width 33, hip_width 46, front_rise 33, inseam 79, thigh_width 34, leg_opening 45
                    PANTS      | outseam 112, waist_width 45, hip_width 58, thigh_width 38, leg_opening 60
                    PANTS      | outseam 100, waist_width 32, hip_width 60, thigh_width 40, leg_opening 12
                    BAG        | overall_width 22, overall_height 14, handle_drop 55
                    """)
    void plausible_garments_of_far_cuts_go_together(GarmentClass kind, String lengths) {
        assertThat(Contradictions.in(stating(kind, lengths))).isEmpty();
    }
}
