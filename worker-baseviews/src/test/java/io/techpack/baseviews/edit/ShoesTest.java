package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.stage.FakeStageRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people say of shoes, through the stage of edits. */
class ShoesTest extends EditTestBase {

    private static final String BOOTS =
            """
            {"garment_class": "shoes", "base_measure": "overall_length", "buttons": 0,
             "proportions": {"overall_length": {"ratio": 1, "centimetres": 29.0, "origin": "measured"},
               "overall_height": {"ratio": 0.62, "centimetres": 18.0, "origin": "usual"}},
             "traits": {"shaft": {"choice": "ankle", "origin": "usual", "confidence": 0.5},
               "heel": {"choice": "block", "origin": "usual", "confidence": 0.5},
               "lacing": {"choice": "laces", "origin": "usual", "confidence": 0.5}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "shaft, knee-high, knee",
        "shaft, Make it low, low",
        "shaft, kniehoch, knee",
        "heel, flat, flat",
        "heel, no heel, flat",
        "heel, ohne Absatz, flat",
        "heel, change to stiletto, stiletto",
        "heel, talon aiguille, stiletto",
        "heel, tacón de aguja, stiletto",
        "heel, 细跟, stiletto",
        "lacing, no laces, none",
        "lacing, ohne Schnürung, none",
        "lacing, sin cordones, none"
    })
    void a_part_of_a_shoe_is_one_of_its_makes(String trait, String words, String choice)
            throws InterruptedException {
        JsonNode made = edited(BOOTS, "flat_spec.traits." + trait + ".choice", words);

        assertThat(made.at("/traits/" + trait + "/choice").asString()).isEqualTo(choice);
        assertThat(made.at("/traits/" + trait + "/origin").asString()).isEqualTo("stated");
    }

    @ParameterizedTest
    @CsvSource({
        "make it low-top, low, 17.0",
        "knee-high, knee, 47.5",
    })
    void a_shoe_is_as_high_as_its_shaft(String words, String shaft, double height)
            throws InterruptedException {
        JsonNode made = edited(BOOTS, "flat_spec.traits.shaft.choice", words);

        assertThat(made.at("/traits/shaft/choice").asString()).isEqualTo(shaft);
        assertThat(made.at("/proportions/overall_height/centimetres").asDouble()).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({
        "block heel, heel, block",
        "heel: stiletto, heel, stiletto",
        "no laces, lacing, none",
        "shaft: knee-high, shaft, knee"
    })
    void what_the_design_says_of_a_part_is_drawn(String line, String trait, String choice)
            throws InterruptedException {
        JsonNode made = edited(BOOTS, "design_elements", "add " + line);

        assertThat(made.at("/traits/" + trait + "/choice").asString()).isEqualTo(choice);
    }

    private JsonNode edited(String flat, String path, String words) throws InterruptedException {
        ObjectNode analysis = withFlat(flat);
        FakeStageRun run = run(analysis, path, words);
        result(handler.run(run));
        return content(run.shown().getFirst()).at("/analysisData/flat_spec");
    }
}
