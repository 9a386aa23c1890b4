package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
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
import tools.jackson.databind.JsonNode;

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
                .contains("recoloured to Burgundy");
    }

    @Test
    void a_later_try_answers_what_the_first_one_made() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun first =
                new FakeStageRun(
                        account,
                        type(),
                        stage(),
                        input(store, Optional.of("paint a dragon on it")));
        JsonNode made = result(handler(store).run(first));

        FakeStageRun second = first.nextAttempt();

        assertThat(result(handler(store).run(second))).isEqualTo(made);
        assertThat(second.shown()).isEmpty();
        assertThat(made.at("/analysisData/analysis_notes").asString())
                .contains("nothing but colours and background can be followed");
    }
}
