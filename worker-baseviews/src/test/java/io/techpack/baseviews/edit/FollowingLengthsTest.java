package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.stage.FakeStageRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a stated length means for the others, and what a person is told of it. */
class FollowingLengthsTest extends EditTestBase {

    private static final String TROUSERS =
            """
            {"garment_class": "pants", "base_measure": "outseam", "buttons": 0, "traits": {},
             "proportions": {
               "outseam": {"ratio": 1, "centimetres": 103.0, "origin": "%s"},
               "front_rise": {"ratio": 0.252, "centimetres": 26.0, "origin": "%s"},
               "inseam": {"ratio": 0.748, "centimetres": 77.0, "origin": "%s"}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "inseam, +2 cm, usual, usual, usual, 105.0, 26.0, 79.0",
        "inseam, +2 cm, measured, measured, measured, 105.0, 26.0, 79.0",
        "inseam, +2 cm, stated, usual, measured, 103.0, 24.0, 79.0",
        "outseam, 110 cm, measured, measured, measured, 110.0, 26.0, 84.0",
        "outseam, 105 cm, measured, usual, stated, 105.0, 28.0, 77.0",
        "front_rise, 30 cm, measured, measured, measured, 103.0, 30.0, 73.0",
        "front_rise, 30 cm, measured, measured, stated, 107.0, 30.0, 77.0"
    })
    void front_rise_and_inseam_make_the_outseam(
            String key,
            String words,
            String outseamOrigin,
            String riseOrigin,
            String inseamOrigin,
            double outseam,
            double rise,
            double inseam)
            throws InterruptedException {
        ObjectNode analysis = withFlat(TROUSERS.formatted(outseamOrigin, riseOrigin, inseamOrigin));
        FakeStageRun run = run(analysis, "dimensions_estimated." + key, words);

        JsonNode result = result(handler.run(run));

        JsonNode data = content(run.shown().getFirst()).path("analysisData");
        JsonNode lengths = data.at("/flat_spec/proportions");
        assertThat(centimetres(lengths, "outseam")).isEqualTo(outseam);
        assertThat(centimetres(lengths, "front_rise")).isEqualTo(rise);
        assertThat(centimetres(lengths, "inseam")).isEqualTo(inseam);
        assertThat(lengths.at("/inseam/ratio").asDouble())
                .isCloseTo(inseam / outseam, org.assertj.core.data.Offset.offset(0.002));
        assertThat(result.has("warnings")).isFalse();
    }

    @Test
    void three_lengths_that_were_all_stated_stay_and_a_wrong_sum_is_told()
            throws InterruptedException {
        ObjectNode analysis = withFlat(TROUSERS.formatted("stated", "stated", "stated"));

        JsonNode result =
                result(handler.run(run(analysis, "dimensions_estimated.inseam", "80 cm")));

        assertThat(warnings(result))
                .containsExactly(
                        "The front rise (26.0 cm) and the inseam (80.0 cm) make 106.0 cm, but the outseam is 103.0 cm: one of the three is wrong.");
    }

    @Test
    void a_length_that_was_measured_on_an_assumed_size_points_to_the_known_measure()
            throws InterruptedException {
        ObjectNode analysis = withFlat(TROUSERS.formatted("measured", "measured", "measured"));
        analysis.path("analysisData")
                .asObject()
                .put(
                        "analysis_notes",
                        "Read as pants. Ratios are measured; centimetres assume outseam = 103 cm,"
                                + " usual for this kind of product (pants) in a middle size.");

        JsonNode rise =
                result(handler.run(run(analysis, "dimensions_estimated.front_rise", "30 cm")));
        JsonNode nearly =
                result(handler.run(run(analysis, "dimensions_estimated.front_rise", "26.5 cm")));
        JsonNode base =
                result(handler.run(run(analysis, "dimensions_estimated.outseam", "110 cm")));

        assertThat(warnings(rise))
                .singleElement()
                .asString()
                .startsWith(
                        "Only the front rise was changed; the other lengths still assume outseam = 103 cm.")
                .contains("knownMeasure {\"key\": \"front_rise\", \"centimetres\": 30.0}");
        assertThat(nearly.has("warnings")).isFalse();
        assertThat(base.has("warnings")).isFalse();
    }

    @Test
    void a_stated_length_that_another_kind_cannot_have_is_dropped_and_told()
            throws InterruptedException {
        ObjectNode analysis = withFlat(TROUSERS.formatted("stated", "usual", "stated"));

        JsonNode shorts =
                result(handler.run(run(analysis, "flat_spec.garment_class", "make it shorts")));

        assertThat(warnings(shorts))
                .anySatisfy(warning ->
                        assertThat(warning)
                                .startsWith(
                                        "The stated inseam of 77.0 cm was dropped: that of this kind of product (shorts) is"));
    }

    private static double centimetres(JsonNode lengths, String key) {
        return lengths.path(key).path("centimetres").asDouble();
    }

    private static List<String> warnings(JsonNode result) {
        return result.path("warnings").valueStream().map(JsonNode::asString).toList();
    }
}
