package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.stage.EngineResult;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How sleeves are cut, as it is said in words, and what follows from it. */
class SleeveShapesTest {

    private static final String SHAPE = "flat_spec.traits.sleeve_shape";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "design | add puff sleeves | puff",
                "design | sleeves: puff | puff",
                "design | change the sleeves to bishop sleeves | bishop",
                "design | add a V-neck and bell sleeves | bell",
                "design | sleeves: long, lantern | lantern",
                "design | füge Puffärmel hinzu | puff",
                "design | Ballonärmel | balloon",
                "design | Ärmel: ausgestellt | bell",
                "design | ajoute des manches bouffantes | puff",
                "design | manches raglan | raglan",
                "design | añade mangas abullonadas | puff",
                "design | mangas murciélago | dolman",
                "design | 添加泡泡袖 | puff",
                "design | 灯笼袖 | lantern",
                "flat_spec.traits.sleeve_shape | puff | puff",
                "flat_spec.traits.sleeve_shape | change to bishop | bishop",
                "flat_spec.traits.sleeve_shape.choice | Fledermausärmel | dolman",
                "flat_spec.traits.sleeve_shape | manches gigot | leg-of-mutton",
                "flat_spec.traits.sleeve_shape | acampanadas | bell",
                "flat_spec.traits.sleeve_shape | 喇叭袖 | bell",
                "flat_spec.traits.sleeve_shape | batwing | dolman"
            })
    void a_shape_that_is_said_is_drawn(String path, String prompt, String shape) throws Exception {
        JsonNode data = edited(path, prompt);

        JsonNode made = data.at("/flat_spec/traits/sleeve_shape");
        assertThat(made.path("choice").asString()).isEqualTo(shape);
        assertThat(made.path("origin").asString()).isEqualTo("stated");
        assertThat(data.path("analysis_notes").asString()).doesNotContain("not drawn");
    }

    @Test
    void the_design_says_it_too_and_a_longer_sleeve_is_cut_as_before() throws Exception {
        JsonNode data = edited(SHAPE, "puff");

        assertThat(lines(data)).contains("sleeves: short, puff");
        assertThat(lines(edited(SHAPE, "puff", "flat_spec.traits.sleeve", "long")))
                .contains("sleeves: long, puff");
        assertThat(lines(edited("design", "add puff sleeves", "design", "sleeves: long")))
                .contains("sleeves: long, puff");
        assertThat(lines(edited(SHAPE, "puff", SHAPE, "regular"))).contains("sleeves: short");
    }

    @Test
    void regular_sleeves_take_the_place_of_puff_ones_and_no_sleeves_are_none() throws Exception {
        JsonNode regular = edited("design", "add puff sleeves", "design", "sleeves: regular");

        assertThat(choice(regular, "sleeve_shape")).isEqualTo("regular");
        assertThat(choice(regular, "sleeve")).isEqualTo("short");
        JsonNode none = edited("design", "add puff sleeves", "design", "sleeveless");
        assertThat(choice(none, "sleeve")).isEqualTo("none");
        assertThat(choice(none, "sleeve_shape")).isEqualTo("regular");
    }

    @Test
    void what_is_no_shape_is_refused_with_those_that_there_are() throws Exception {
        EditableAnalysis analysis = new EditableAnalysis(EditedAnalysis.analysis());
        Field.Found field =
                (Field.Found) analysis.fieldToChange(FieldPath.parse(SHAPE).orElseThrow());

        assertThat(
                        new AnalysisEdit(FieldEditor.embedded(), analysis)
                                .carryOut(field, "zigzag", Optional.empty()))
                .isNotInstanceOf(EngineResult.Ok.class)
                .asString()
                .contains("regular, puff, balloon, bishop, bell, lantern, leg-of-mutton");
    }

    private static String choice(JsonNode data, String trait) {
        return data.at("/flat_spec/traits/" + trait + "/choice").asString();
    }

    private static String lines(JsonNode data) {
        return data.path("design_elements")
                .valueStream()
                .map(line -> line.asString(""))
                .collect(Collectors.joining("; "));
    }
}
