package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.Outcome;
import io.techpack.stage.FakeStageRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people say of lengths and makes of the flat, through the stage of edits. */
class StatedLengthsTest extends EditTestBase {

    @Test
    void a_length_that_a_person_says_is_no_estimate_and_a_flat_takes_what_there_is()
            throws InterruptedException {
        ObjectNode analysis =
                withFlat(
                        """
                        {"proportions": {"chest_width": {"centimetres": 52.0, "origin": "measured"}},
                         "traits": {"collar": {"choice": "none", "origin": "usual"}}}
                        """);
        FakeStageRun collar = run(analysis, "flat_spec.traits.collar.choice", "Change to Polo");
        FakeStageRun ruff = run(analysis, "flat_spec.traits.collar.choice", "Change to ruff");
        FakeStageRun chest =
                run(analysis, "flat_spec.proportions.chest_width.centimetres", "set to 61");

        handler.run(collar);
        handler.run(chest);

        JsonNode traits = content(collar.shown().getFirst()).at("/analysisData/flat_spec/traits");
        assertThat(traits.at("/collar/choice").asString()).isEqualTo("polo");
        assertThat(traits.at("/collar/origin").asString()).isEqualTo("stated");
        assertThat(handler.run(ruff))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.why()).contains("'ruff'", "none, shirt, polo"));
        JsonNode length =
                content(chest.shown().getFirst())
                        .at("/analysisData/flat_spec/proportions/chest_width");
        assertThat(length.path("centimetres").asDouble()).isEqualTo(61);
        assertThat(length.path("origin").asString()).isEqualTo("stated");
    }

    @Test
    void stated_lengths_that_contradict_one_another_are_told_until_they_do_not()
            throws InterruptedException {
        ObjectNode analysis =
                withFlat(
                        """
                        {"garment_class": "t-shirt", "base_measure": "body_length", "buttons": 0, "traits": {},
                         "proportions": {"body_length": {"ratio": 1, "centimetres": 71.0, "origin": "usual"},
                           "shoulder_width": {"ratio": 0.6, "centimetres": 45.0, "origin": "measured"},
                           "neck_width": {"ratio": 0.26, "centimetres": 18.5, "origin": "measured"}}}
                        """);
        String path = "flat_spec.proportions.%s.centimetres";
        String warning =
                "The neck width (50.0 cm) is wider than the shoulder width (45.0 cm): one of the two is wrong.";
        FakeStageRun wide = run(analysis, path.formatted("neck_width"), "set to 50");

        JsonNode told = result(handler.run(wide));

        assertThat(told.path("warnings").valueStream().map(JsonNode::asString))
                .containsExactly(warning);
        JsonNode document = content(wide.shown().getFirst());
        assertThat(document.at("/analysisData/analysis_notes").asString()).endsWith(warning);
        assertThat(result(handler.run(wide.nextAttempt()))).isEqualTo(told);
        FakeStageRun healed = run(document, path.formatted("shoulder_width"), "set to 56");
        assertThat(result(handler.run(healed)).has("warnings")).isFalse();
        assertThat(content(healed.shown().getFirst()).at("/analysisData/analysis_notes").asString())
                .doesNotContain("is wrong");
        assertThat(handler.run(run(document, path.formatted("shoulder_width"), "set to 46")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.why())
                                        .contains(
                                                "neck width (50.0 cm)",
                                                "shoulder width (46.0 cm)"));
    }

    @ParameterizedTest
    @CsvSource({"body_length, 80 cm, false", "chest_width, 60 cm, true"})
    void notes_do_not_assume_the_length_that_a_person_stated(
            String key, String words, boolean assumed) throws InterruptedException {
        ObjectNode analysis =
                withFlat(
                        """
                        {"garment_class": "t-shirt", "base_measure": "body_length", "buttons": 0, "traits": {},
                         "proportions": {"body_length": {"ratio": 1, "centimetres": 71.0, "origin": "measured"},
                           "chest_width": {"ratio": 0.74, "centimetres": 52.5, "origin": "measured"}}}
                        """);
        analysis.path("analysisData")
                .asObject()
                .put(
                        "analysis_notes",
                        "Read as t-shirt. Ratios are measured; centimetres assume body length (HPS) = 71 cm,"
                                + " usual for this kind of product (t-shirt) in a middle size.");
        FakeStageRun run =
                run(analysis, "flat_spec.proportions.%s.centimetres".formatted(key), words);

        result(handler.run(run));

        assertThat(
                        content(run.shown().getFirst())
                                .at("/analysisData/analysis_notes")
                                .asString()
                                .contains("71 cm"))
                .isEqualTo(assumed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    inseam    | 110 cm | inseam (110.0 cm) is longer than the outseam (103.0 cm)
                    outseam   | 70 cm  | inseam (76.0 cm) is longer than the outseam (70.0 cm)
                    inseam    | 98 cm  |
                    outseam   | 85 cm  |
                    """)
    void no_part_is_longer_than_the_whole_that_it_lies_on(String key, String words, String fault)
            throws InterruptedException {
        ObjectNode analysis =
                withFlat(
                        """
                        {"garment_class": "pants", "base_measure": "outseam", "buttons": 0, "traits": {},
                         "proportions": {"outseam": {"ratio": 1, "centimetres": 103.0, "origin": "stated"},
                           "inseam": {"ratio": 0.738, "centimetres": 76.0, "origin": "stated"}}}
                        """);

        FakeStageRun run =
                run(analysis, "flat_spec.proportions.%s.centimetres".formatted(key), words);

        Outcome outcome = handler.run(run);

        if (fault == null) {
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.why()).contains(fault));
            assertThat(run.shown()).isEmpty();
        }
    }
}
