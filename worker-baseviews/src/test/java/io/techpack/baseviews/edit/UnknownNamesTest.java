package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.texture.Fabric;
import io.techpack.imaging.view.TypicalConstruction;
import io.techpack.stage.FakeStageRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A name that nobody knows is kept as it was said, and told. */
class UnknownNamesTest extends EditTestBase {

    private List<String> warnings(String path, String prompt) throws Exception {
        JsonNode told = result(handler.run(run(EditedAnalysis.analysis(), path, prompt)));
        return told.path("warnings").valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    materials | change to unobtainium | unobtainium | material
                    materials_detected[0].material_type | wombat | wombat | material
                    materials | 60 % cotton 40 % blorptex | blorptex | material
                    materials | ändere die Baumwolle auf Wolpertinger | Wolpertinger | material
                    hardware_and_trims | add a wombat | wombat | trim
                    hardware_and_trims | ajoute un machinchose | machinchose | trim
                    """)
    void it_is_told_what_is_not_known_and_that_it_is_kept(
            String path, String prompt, String name, String what) throws Exception {
        FakeStageRun run = run(EditedAnalysis.analysis(), path, prompt);

        JsonNode told = result(handler.run(run));

        assertThat(told.path("warnings").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "'%s' is no %s that Techpack knows by name; it is kept as said."
                                .formatted(name, what));
        assertThat(content(run.shown().getFirst()).toString()).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    materials | change to organic cotton
                    materials | 60 % Leinen 40 % Viskose
                    materials | Oberstoff 100 % Merinowolle, Futter 100 % Viskose
                    materials | doublure : 100 % polyester recyclé
                    materials | cambia a algodón orgánico
                    materials | 面料：100%羊绒
                    materials | change cotton to GORE-TEX Pro
                    materials_detected[0].material_type | Baumwoll-Jersey
                    materials_detected[0].material_type | cuir de veau
                    materials_detected[0].material_type | piel de cordero
                    materials_detected[0].material_type | brushed-back fleeces
                    hardware_and_trims | add 5 corozo buttons
                    hardware_and_trims | 8 boutons en nacre et une étiquette en cuir
                    hardware_and_trims | füge Kordelstopper hinzu
                    hardware_and_trims | add a two-way zipper
                    hardware_and_trims | añade hombreras
                    hardware_and_trims | 加两个金属扣
                    hardware_and_trims | add reflective piping
                    """)
    void names_that_are_known_in_any_language_are_not_told(String path, String prompt)
            throws Exception {
        assertThat(warnings(path, prompt)).isEmpty();
    }

    static java.util.stream.Stream<PromptsTest.Prompt> prompts() {
        return PromptsTest.prompts()
                .filter(prompt -> !prompt.answer().startsWith("refused:"))
                .filter(prompt -> prompt.path().matches("materials.*|hardware.*"));
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void nothing_that_people_usually_say_is_unknown(PromptsTest.Prompt prompt) throws Exception {
        assertThat(warnings(prompt.path(), prompt.words()))
                .noneMatch(warning -> warning.contains("Techpack knows by name"));
    }

    @Test
    void what_the_engine_says_itself_is_known() {
        for (GarmentClass kind : GarmentClass.values()) {
            assertThat(TypicalConstruction.hardware(kind))
                    .allSatisfy(trim ->
                            assertThat(KnownNames.isTrim(trim.name())).as(trim.name()).isTrue());
        }
        for (Fabric fabric : Fabric.values()) {
            assertThat(KnownNames.isMaterial(fabric.label())).as(fabric.label()).isTrue();
        }
        assertThat(Optional.of("unobtainium").filter(KnownNames::isMaterial)).isEmpty();
    }
}
