package io.techpack.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReconciledViewsTest {

    private static final String FRONT =
            """
            {"viewType":"front","analysisData":{
              "materials_detected":[{"component":"body","material_type":"cotton jersey"}],
              "colors":{"primary_colors":[{"name":"Navy","hex":"#1c2747","percentage":90}],"pattern_type":"solid"},
              "dimensions_estimated":{
                "body_length":{"value":"71.0 cm","accuracy":"± 7.1 cm"},
                "hem_width":{"value":"52.0 cm","accuracy":"± 5.2 cm"}},
              "construction_details":[{"feature":"armholes","details":"set-in; not visible (usual for this kind, not seen)","location":"front view"}],
              "design_elements":["sleeves: short","neckline: round"],
              "hardware_and_trims":[{"type":"label","material":"woven","placement":"inside"}],
              "confidence_scores":{"overall":0.7,"materials":0.3},
              "flat_spec":{"garment_class":"t-shirt","traits":{"collar":{"choice":"none","origin":"usual","confidence":0.5}},
                "proportions":{"body_length":{"centimetres":71.0,"origin":"measured"},
                               "chest_width":{"centimetres":52.0,"origin":"usual"}},"buttons":0}}}
            """;

    private static final String BACK =
            """
            {"viewType":"back","analysisData":{
              "materials_detected":[{"component":"body","material_type":"denim"}],
              "colors":{"primary_colors":[{"name":"Navy","hex":"#1f2a49","percentage":95}],"pattern_type":"striped"},
              "dimensions_estimated":{
                "body_length":{"value":"71.0 cm","accuracy":"± 7.1 cm"},
                "hem_width":{"value":"47.0 cm","accuracy":"± 2.0 cm"},
                "chest_width":{"value":"50.5 cm","accuracy":"± 5.0 cm"}},
              "construction_details":[{"feature":"armholes","details":"sleeves part from the body","location":"back view"}],
              "design_elements":["sleeves: long","neckline: high"],
              "hardware_and_trims":[{"type":"label","material":"woven","placement":"inside"}],
              "confidence_scores":{"overall":0.6,"materials":0.4},
              "flat_spec":{"garment_class":"t-shirt","traits":{"collar":{"choice":"none","origin":"usual","confidence":0.5}},
                "proportions":{"body_length":{"centimetres":71.0,"origin":"measured"},
                               "chest_width":{"centimetres":50.5,"origin":"measured"}},"buttons":0}}}
            """;

    @Test
    void what_a_person_said_of_one_view_holds_for_all_and_is_told_once() {
        JsonNode back = tree(BACK);
        edit(
                back,
                "hardware_and_trims",
                "[{\"type\":\"corozo buttons\",\"material\":\"corozo\",\"placement\":\"front\"}]");
        edit(back, "materials_detected", "[{\"component\":\"body\",\"material_type\":\"hemp\"}]");
        data(back)
                .withObjectProperty("dimensions_estimated")
                .putObject("sleeve_length")
                .put("value", "62 cm");
        edited(back, "dimensions_estimated.sleeve_length.value");
        data(back)
                .withObjectProperty("flat_spec")
                .withObjectProperty("traits")
                .withObjectProperty("collar")
                .put("choice", "polo")
                .put("origin", "stated");

        ReconciledViews views = ReconciledViews.of(List.of(tree(FRONT), back), 0);

        for (JsonNode view : views.analyses()) {
            assertThat(view.at("/analysisData/hardware_and_trims/0/type").asString())
                    .isEqualTo("corozo buttons");
            assertThat(view.at("/analysisData/materials_detected/0/material_type").asString())
                    .isEqualTo("hemp");
        }
        JsonNode front = views.analyses().getFirst().path("analysisData");
        assertThat(front.at("/dimensions_estimated/sleeve_length/value").asString())
                .isEqualTo("62 cm");
        assertThat(front.at("/dimensions_estimated/sleeve_length/view").asString())
                .isEqualTo("back");
        assertThat(front.at("/flat_spec/traits/collar/choice").asString()).isEqualTo("polo");
        assertThat(front.path("edited_fields").toString())
                .contains("hardware_and_trims", "materials_detected");
        assertThat(views.notes().getFirst())
                .isEqualTo(
                        "As said of the back view, for the whole product: materials, trims, sleeve length, collar.");
        assertThat(views.notes()).noneMatch(note -> note.contains("disagree on the materials"));
    }

    @Test
    void where_views_disagree_the_surer_one_is_believed_and_a_note_says_so() {
        ReconciledViews views = ReconciledViews.of(List.of(tree(FRONT), tree(BACK)), 0);

        JsonNode front = views.analyses().getFirst().path("analysisData");
        JsonNode back = views.analyses().getLast().path("analysisData");
        assertThat(front.at("/materials_detected/0/material_type").asString()).isEqualTo("denim");
        assertThat(back.at("/colors/pattern_type").asString()).isEqualTo("solid");
        assertThat(front.at("/dimensions_estimated/hem_width/value").asString())
                .isEqualTo("47.0 cm");
        assertThat(front.at("/dimensions_estimated/chest_width/value").asString())
                .isEqualTo("50.5 cm");
        assertThat(front.at("/dimensions_estimated/body_length").has("view")).isFalse();
        assertThat(front.at("/construction_details/0/details").asString())
                .isEqualTo("sleeves part from the body");
        assertThat(back.path("design_elements").toString())
                .isEqualTo("[\"sleeves: short\",\"back neckline: high\"]");
        assertThat(views.notes())
                .containsExactly(
                        "The views disagree on the materials (front: cotton jersey, back: denim); the back view is believed.",
                        "The views disagree on the pattern (front: solid, back: striped); the front view is believed.",
                        "The views disagree on the hem width (front 52.0 cm, back 47.0 cm; the back view is believed).");
    }

    @Test
    void the_main_colour_of_views_is_compared_and_left_to_each() {
        JsonNode back = tree(BACK);
        data(back)
                .withObjectProperty("colors")
                .set(
                        "primary_colors",
                        tree("[{\"name\":\"Lemon\",\"hex\":\"#f4e04d\",\"percentage\":90}]"));

        ReconciledViews views = ReconciledViews.of(List.of(tree(FRONT), back), 0);

        assertThat(views.notes())
                .contains(
                        "The views disagree on the main colour (front: Navy, back: Lemon); each is shown as it was read.");
        assertThat(
                        views.analyses()
                                .getFirst()
                                .at("/analysisData/colors/primary_colors/0/name")
                                .asString())
                .isEqualTo("Navy");
    }

    @Test
    void two_edits_that_differ_leave_the_leading_views() {
        JsonNode front = tree(FRONT);
        JsonNode back = tree(BACK);
        edit(front, "design_elements", "[\"sleeves: raglan\"]");
        edit(back, "design_elements", "[\"sleeves: dolman\"]");

        ReconciledViews views = ReconciledViews.of(List.of(back, front), 1);

        assertThat(views.analyses().getFirst().at("/analysisData/design_elements/0").asString())
                .isEqualTo("sleeves: raglan");
        assertThat(views.notes())
                .contains(
                        "Edited in several views, and different: design; what the front view says holds.");
    }

    @Test
    void one_view_alone_stays_as_it_is() {
        ReconciledViews views = ReconciledViews.of(List.of(tree(FRONT)), 0);

        assertThat(views.analyses()).containsExactly(tree(FRONT));
        assertThat(views.notes()).isEmpty();
    }

    @Test
    void the_analyses_that_were_given_stay_as_they_are() {
        JsonNode front = tree(FRONT);
        JsonNode back = tree(BACK);

        ReconciledViews.of(List.of(front, back), 0);

        assertThat(front).isEqualTo(tree(FRONT));
        assertThat(back).isEqualTo(tree(BACK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"analysisData\":[]}",
                "{\"viewType\":{},\"analysisData\":{\"dimensions_estimated\":{\"hem_width\":7,\"x\":{\"value\":[]}},\"materials_detected\":{},\"colors\":[],\"flat_spec\":7,\"edited_fields\":[{},\"...\",\"dimensions_estimated\"],\"design_elements\":[7,\":\"],\"construction_details\":[[],{}]}}"
            })
    void analyses_of_any_form_are_taken(String other) {
        ReconciledViews views =
                ReconciledViews.of(List.of(tree(other), tree(FRONT), tree(other)), 0);

        assertThat(views.analyses()).hasSize(3);
    }

    private static void edit(JsonNode view, String section, String value) {
        data(view).set(section, tree(value));
        edited(view, section);
    }

    private static void edited(JsonNode view, String path) {
        data(view).withArrayProperty("edited_fields").add(path);
    }

    private static ObjectNode data(JsonNode view) {
        return view.path("analysisData").asObject();
    }

    private static JsonNode tree(String json) {
        return Json.mapper().readTree(json);
    }
}
