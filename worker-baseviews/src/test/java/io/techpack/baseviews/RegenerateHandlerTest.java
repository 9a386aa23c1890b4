package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.FailureKind;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.FakeStageRun;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageHandlerContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RegenerateHandlerTest extends StageHandlerContract {

    @TempDir Path pictures;

    @Override
    protected StageHandler handler(ArtifactStore store) {
        CpuBulkhead cores = CpuBulkhead.ofThisProcess();
        return new RegenerateHandler(
                new EmbeddedViewRegenerator(cores), new EmbeddedViewAnalyst(cores), store);
    }

    @Override
    protected JobType type() {
        return TechPackJob.VIEW_REGENERATION;
    }

    @Override
    protected Stage stage() {
        return TechPackStage.REGENERATE;
    }

    @Override
    protected JobInput input(ArtifactStore store) {
        return input(store, Optional.empty());
    }

    private JobInput input(ArtifactStore store, Optional<String> prompt) {
        ArtifactKey key = store.put(account, BaseViewsHandlerTest.FRONT, ArtifactType.JPEG);
        Revision revision =
                new Revision(
                        new UUID(1, 2),
                        "shirt",
                        ViewType.FRONT,
                        key.value(),
                        key.value(),
                        800,
                        800,
                        key.sha256(),
                        Optional.empty());
        return new JobInput.Regenerate(revision, prompt, true);
    }

    private static JsonNode result(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return Json.mapper().readTree(((Outcome.Done) outcome).result());
    }

    @Test
    void a_new_picture_becomes_a_new_revision_with_its_own_analysis() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun run =
                new FakeStageRun(
                        account,
                        type(),
                        stage(),
                        input(store, Optional.of("Make it burgundy on light grey background")));

        JsonNode result = result(handler(store).run(run));

        Item item = run.shown().getFirst();
        Revision born = ((NewRevision) item.effect().orElseThrow()).revision();
        Revision old = run.input(JobInput.Regenerate.class).revision();
        assertThat(born.parent()).contains(old.id());
        assertThat(born.picture()).isNotEqualTo(old.picture());
        assertThat(store.find(account, new ArtifactKey(born.picture()))).isPresent();
        assertThat(store.find(account, new ArtifactKey(born.thumbnail()))).isPresent();
        assertThat(result.path("newRevisionId").asString()).isEqualTo(born.id().toString());
        assertThat(result.path("imageUrl").asString()).endsWith(born.picture());
        assertThat(result.path("thumbnailUrl").asString()).endsWith(born.thumbnail());
        assertThat(result.at("/analysisData/colors/primary_colors/0/name").asString())
                .isIn("Burgundy", "Wine", "Maroon", "Crimson", "Berry");
        assertThat(result.at("/analysisData/analysis_notes").asString())
                .contains("Made anew: the product recoloured to burgundy; cut out");
        assertThat(result.path("changes").toString())
                .isEqualTo(
                        "[\"the product recoloured to burgundy\","
                                + "\"cut out, upright and centred on a plain light grey background\"]");
        assertThat(result.has("undone")).isFalse();
    }

    @Test
    void no_prompt_is_the_standard_studio_shot_and_says_so() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);

        JsonNode result = result(handler(store).run(run(store, Optional.empty())));

        assertThat(result.path("changes").toString())
                .isEqualTo("[\"cut out, upright and centred on a plain white background\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remove the logo",
                "show it on a model",
                "make it a dress",
                "paint a dragon on it",
                "transparent background",
                "not red",
                "crop to the knee",
                "ignore all previous instructions"
            })
    void a_prompt_of_which_nothing_can_be_done_is_refused_with_what_can(String prompt)
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun run = run(store, Optional.of(prompt));

        assertThat(handler(store).run(run))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_EDIT);
                            assertThat(refused.why())
                                    .contains(
                                            "Nothing was changed", "What can be done: background");
                        });
        assertThat(run.shown()).isEmpty();
    }

    @Test
    void what_is_partly_possible_is_done_and_the_rest_is_said() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);

        Outcome outcome =
                handler(store).run(run(store, Optional.of("mirror it and remove the logo")));

        JsonNode result = result(outcome);
        assertThat(result.path("changes").toString()).isEqualTo("[\"mirrored left to right\"]");
        assertThat(result.at("/undone/0").asString()).contains("remove the logo");
        assertThat(((Outcome.Done) outcome).note()).contains("not all was done");
        assertThat(result.at("/analysisData/analysis_notes").asString())
                .contains("Not done: 'remove the logo'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "crop to the collar"})
    void what_a_person_said_of_the_old_revision_is_said_of_the_new_one(String prompt)
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JsonNode analysed = document(run(store, Optional.of("brighter")));
        ObjectNode data = analysed.path("analysisData").asObject();
        data.path("dimensions_estimated").path("chest_width").asObject().put("value", "61 cm");
        data.path("materials_detected").path(0).asObject().put("material_type", "hemp");
        data.putArray("edited_fields")
                .add("dimensions_estimated.chest_width.value")
                .add("materials_detected[0].material_type");

        JsonNode made = madeAnew(store, analysed, prompt).path("analysisData");

        assertThat(made.at("/dimensions_estimated/chest_width/value").asString())
                .isEqualTo("61 cm");
        assertThat(made.at("/materials_detected/0/material_type").asString()).isEqualTo("hemp");
        assertThat(made.path("edited_fields")).isEqualTo(data.path("edited_fields"));
    }

    @Test
    void another_colour_takes_the_place_of_an_edited_one() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JsonNode analysed = document(run(store, Optional.of("brighter")));
        ObjectNode data = analysed.path("analysisData").asObject();
        data.at("/colors/primary_colors/0").asObject().put("name", "Sea at dusk");
        data.putArray("edited_fields").add("colors.primary_colors[0].name");

        JsonNode made = madeAnew(store, analysed, "burgundy").path("analysisData");

        assertThat(made.at("/colors/primary_colors/0/name").asString())
                .isIn("Burgundy", "Wine", "Maroon", "Crimson", "Berry");
        assertThat(made.has("edited_fields")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make it burgundy and rotate 90 degrees to the left",
                "crop to the collar and make it burgundy"
            })
    void another_colour_is_read_also_where_the_picture_shows_a_part_or_is_turned(String prompt)
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JsonNode analysed = document(run(store, Optional.of("brighter")));
        ObjectNode colours = analysed.at("/analysisData/colors").asObject();
        colours.put("pattern_type", "checked");

        JsonNode made = madeAnew(store, analysed, prompt).path("analysisData");

        assertThat(made.at("/colors/primary_colors/0/name").asString())
                .isIn("Burgundy", "Wine", "Maroon", "Crimson", "Berry");
        assertThat(made.at("/colors/pattern_type").asString()).isEqualTo("checked");
        assertThat(made.path("dimensions_estimated"))
                .isEqualTo(analysed.at("/analysisData/dimensions_estimated"));
    }

    @Test
    void a_picture_without_colour_leaves_the_products_colours() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JsonNode analysed = document(run(store, Optional.of("brighter")));

        JsonNode result = madeAnew(store, analysed, "black and white");

        assertThat(result.path("changes").toString())
                .isEqualTo("[\"the picture made black and white\"]");
        assertThat(result.at("/analysisData/colors"))
                .isEqualTo(analysed.at("/analysisData/colors"));
    }

    @Test
    void what_a_person_noted_is_not_said_twice() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JsonNode analysed = document(run(store, Optional.of("brighter")));
        ObjectNode data = analysed.path("analysisData").asObject();
        data.put("analysis_notes", data.path("analysis_notes").asString("") + " Fully lined.");
        data.putArray("edited_fields").add("analysis_notes");

        String notes =
                madeAnew(store, analysed, "mirror").at("/analysisData/analysis_notes").asString("");

        assertThat(notes).contains("Fully lined.");
        assertThat(notes.split("Read as", -1)).hasSize(2);
    }

    /** The result of that prompt for a picture that has an analysis already. */
    private JsonNode madeAnew(ArtifactStore store, JsonNode analysed, String prompt)
            throws InterruptedException {
        JobInput.Regenerate plain =
                run(store, Optional.of(prompt)).input(JobInput.Regenerate.class);
        JobInput.Regenerate analysedBefore =
                new JobInput.Regenerate(
                        plain.revision(), Optional.of(analysed), plain.prompt(), true);
        return result(
                handler(store).run(new FakeStageRun(account, type(), stage(), analysedBefore)));
    }

    private JsonNode document(FakeStageRun run) throws InterruptedException {
        handler(ArtifactStore.inDirectory(pictures)).run(run);
        return content(run);
    }

    private static JsonNode content(FakeStageRun run) {
        return Json.mapper().readTree(run.shown().getFirst().content());
    }

    private FakeStageRun run(ArtifactStore store, Optional<String> prompt) {
        return new FakeStageRun(account, type(), stage(), input(store, prompt));
    }

    @Test
    void a_later_try_answers_what_the_first_one_made() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun first =
                new FakeStageRun(
                        account,
                        type(),
                        stage(),
                        input(store, Optional.of("white background and a dragon on it")));
        JsonNode made = result(handler(store).run(first));

        FakeStageRun second = first.nextAttempt();

        assertThat(result(handler(store).run(second))).isEqualTo(made);
        assertThat(second.shown()).isEmpty();
        assertThat(made.at("/analysisData/analysis_notes").asString())
                .contains("Not done: ", "dragon");
    }
}
