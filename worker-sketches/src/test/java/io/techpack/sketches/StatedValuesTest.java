package io.techpack.sketches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import io.techpack.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StatedValuesTest {

    /** The engine's own: a chest of 54.0 cm. */
    private static final Dimensions ESTIMATED =
            new Dimensions(
                    List.of(
                            new Dimension(
                                    new Measured(
                                            Measure.CHEST_WIDTH,
                                            new Point(0, 0),
                                            new Point(1, 0),
                                            0.9),
                                    54,
                                    0.75,
                                    2)),
                    "test",
                    true,
                    0.1);

    @Test
    void a_value_that_differs_from_the_engines_own_is_said() {
        assertThat(lengths("61 cm", "± 2.0 cm", "")).isEqualTo(Map.of(Measure.CHEST_WIDTH, 61.0));
        assertThat(lengths("54.0 cm", "± 2.0 cm", "")).isEmpty();
    }

    @Test
    void an_estimate_that_the_engine_does_not_make_any_more_is_not_said() {
        assertThat(lengths("61 cm", "± 2.0 cm", "", "hem_width")).isEmpty();
        assertThat(lengths("61 cm", null, "", "hem_width"))
                .isEqualTo(Map.of(Measure.HEM_WIDTH, 61.0));
    }

    @Test
    void an_estimate_of_another_view_is_drawn_and_not_said() {
        StatedValues values =
                StatedValues.in(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"analysisData":{"dimensions_estimated":{
                                          "hem_width":{"value":"47.0 cm","accuracy":"± 2 cm","view":"back"}}}}
                                        """),
                        GarmentClass.T_SHIRT,
                        ESTIMATED);
        FlatSpec drawn = values.over(FlatTemplate.usual(GarmentClass.T_SHIRT));

        assertThat(values.lengths()).isEmpty();
        assertThat(drawn.isMeasured(Measure.HEM_WIDTH)).isTrue();
        assertThat(drawn.centimetres(Measure.HEM_WIDTH).orElseThrow()).isCloseTo(47, within(1e-9));
        assertThat(values.notes(drawn, FlatTemplate.usual(GarmentClass.T_SHIRT)))
                .containsExactly("Measured in another view: Hem width.");
    }

    @Test
    void what_was_said_and_cannot_be_drawn_is_noted() {
        StatedValues values =
                StatedValues.in(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"analysisData":{
                                          "dimensions_estimated":{"hem_width":{"value":"huge"},"neck_drop":{"value":"-5 cm"}},
                                          "flat_spec":{"garment_class":"t-shirt","traits":{
                                            "neckline":{"choice":"zigzag","origin":"stated"},
                                            "sleeve":{"choice":"sleeveless","origin":"stated"}}}}}
                                        """),
                        GarmentClass.T_SHIRT,
                        ESTIMATED);
        FlatSpec read = FlatTemplate.usual(GarmentClass.T_SHIRT);
        FlatSpec drawn = values.over(read);

        assertThat(drawn.isSleeved()).isFalse();
        assertThat(values.notes(drawn, read))
                .containsExactly(
                        "Made as stated: sleeve none.",
                        "Stated and not drawn, because the flat of a t-shirt has nothing like it:"
                                + " hem width huge, neck drop -5 cm, neckline zigzag.");
    }

    @Test
    void sleeves_of_a_shape_that_was_said_are_drawn() {
        StatedValues values =
                StatedValues.in(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"analysisData":{"flat_spec":{"garment_class":"dress","traits":{
                                          "sleeve_shape":{"choice":"puff","origin":"stated"}}}}}
                                        """),
                        GarmentClass.DRESS,
                        ESTIMATED);
        FlatSpec read = FlatTemplate.usual(GarmentClass.DRESS);
        FlatSpec drawn = values.over(read);

        assertThat(drawn.isSleeved()).isTrue();
        assertThat(drawn.sleeveShape()).isEqualTo(Choice.SleeveShape.PUFF);
        assertThat(values.notes(drawn, read)).containsExactly("Made as stated: sleeve shape puff.");
    }

    @Test
    void an_estimate_of_the_class_before_it_was_edited_is_not() {
        String edited = "\"flat_spec.garment_class\"";

        assertThat(lengths("61 cm", "± 2.0 cm", edited)).isEmpty();
        assertThat(lengths("61 cm", null, edited)).isEqualTo(Map.of(Measure.CHEST_WIDTH, 61.0));
    }

    @Test
    void an_estimate_of_another_kind_than_the_one_that_is_drawn_is_not() {
        JsonNode analysis =
                Json.mapper()
                        .readTree(
                                """
                                {"analysisData":{"flat_spec":{"garment_class":"t-shirt"},
                                  "dimensions_estimated":{"chest_width":{"value":"61 cm","accuracy":"± 2.0 cm"}}}}
                                """);

        assertThat(StatedValues.in(analysis, GarmentClass.DRESS, ESTIMATED).lengths()).isEmpty();
        assertThat(StatedValues.in(analysis, GarmentClass.T_SHIRT, ESTIMATED).lengths())
                .isEqualTo(Map.of(Measure.CHEST_WIDTH, 61.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'61.0 cm' | 61 | 0.847 |",
                "'61 cm' | 61.0 | 0.848 |",
                "'99999 cm' | 61 | 0.847 | 99999",
                "'62 cm' | 61 | 0.847 | 62",
                "'61.0 cm' | 61 | 1e9 | 7.2e10",
                "'61.0 cm' | 61 | 0.7 | 50.4"
            })
    void a_measure_that_says_another_length_than_the_flat_is_said(
            String value, double centimetres, double ratio, @Nullable Double said) {
        StatedValues values =
                StatedValues.in(
                        tee(value, centimetres, ratio, ""), GarmentClass.T_SHIRT, ESTIMATED);

        if (said == null) {
            assertThat(values.lengths()).isEmpty();
        } else {
            assertThat(values.lengths().keySet()).containsExactly(Measure.CHEST_WIDTH);
            assertThat(values.lengths().get(Measure.CHEST_WIDTH))
                    .isCloseTo(said, within(said * 1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'99999 cm' | 0.847 | 99999.0 cm", "'61.0 cm' | 1e9 | 72000000000.0 cm"})
    void no_length_that_cannot_be_drawn_is_dropped_without_a_word(
            String value, double ratio, String words) {
        FlatSpec read = FlatTemplate.usual(GarmentClass.T_SHIRT);
        StatedValues values =
                StatedValues.in(tee(value, 61, ratio, ""), GarmentClass.T_SHIRT, ESTIMATED);

        assertThat(values.notes(values.over(read), read))
                .containsExactly(
                        "Not drawn, because a t-shirt has no such measure or not that long: Chest width "
                                + words
                                + ".");
    }

    @Test
    void an_edited_analysis_is_drawn_as_it_stands_whatever_the_picture_tells_now() {
        FlatSpec read = FlatTemplate.usual(GarmentClass.T_SHIRT);
        FlatSpec plain =
                StatedValues.in(tee("61 cm", 61, 0.847, ""), GarmentClass.T_SHIRT, ESTIMATED)
                        .over(read);
        FlatSpec drawn =
                StatedValues.in(
                                tee("61 cm", 61, 0.847, "\"flat_spec.garment_class\""),
                                GarmentClass.T_SHIRT,
                                ESTIMATED)
                        .over(read);

        assertThat(plain.centimetres(Measure.CHEST_WIDTH))
                .isEqualTo(read.centimetres(Measure.CHEST_WIDTH));
        assertThat(drawn.centimetres(Measure.CHEST_WIDTH).orElseThrow())
                .isCloseTo(61, within(1e-9));
        assertThat(drawn.isMeasured(Measure.CHEST_WIDTH)).isTrue();
    }

    @Test
    void the_earlier_analysis_of_a_picture_that_was_made_anew_is_drawn_as_it_stands() {
        ObjectNode analysis = tee("61 cm", 61, 0.847, "").asObject();
        analysis.putArray("changes").add("rotated by 90 degrees");

        FlatSpec drawn =
                StatedValues.in(analysis, GarmentClass.T_SHIRT, ESTIMATED)
                        .over(FlatTemplate.usual(GarmentClass.T_SHIRT));

        assertThat(drawn.centimetres(Measure.CHEST_WIDTH).orElseThrow())
                .isCloseTo(61, within(1e-9));
    }

    private static JsonNode tee(String value, double centimetres, double ratio, String edited) {
        return Json.mapper()
                .readTree(
                        """
                        {"analysisData":{
                          "dimensions_estimated":{"chest_width":{"value":"%s","accuracy":"± 2.0 cm"}},
                          "flat_spec":{"garment_class":"t-shirt","base_measure":"body_length","traits":{},
                            "proportions":{"body_length":{"ratio":1,"centimetres":72,"origin":"usual"},
                              "chest_width":{"ratio":%s,"centimetres":%s,"origin":"measured"}}},
                          "edited_fields":[%s]}}
                        """
                                .formatted(value, ratio, centimetres, edited));
    }

    private static Map<Measure, Double> lengths(
            String value, @Nullable String accuracy, String edited) {
        return lengths(value, accuracy, edited, "chest_width");
    }

    private static Map<Measure, Double> lengths(
            String value, @Nullable String accuracy, String edited, String measure) {
        String within = accuracy == null ? "" : ",\"accuracy\":\"" + accuracy + "\"";
        JsonNode analysis =
                Json.mapper()
                        .readTree(
                                """
                                {"analysisData":{"dimensions_estimated":{"%s":{"value":"%s"%s}},
                                 "edited_fields":[%s]}}
                                """
                                        .formatted(measure, value, within, edited));
        return StatedValues.in(analysis, GarmentClass.T_SHIRT, ESTIMATED).lengths();
    }
}
