package io.techpack.baseviews;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.JobInput;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.product.TechPackStage;
import io.techpack.product.View;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.stage.EngineResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a view's picture anew and reads the new one; both become a new revision, whose parent is
 * the old one. What a person said of the old one is said of the new one, too. Thread-safe.
 */
final class RegenerateHandler implements StageHandler {

    private final ViewRegenerator regenerator;
    private final ViewAnalyst analyst;
    private final ArtifactStore artifacts;

    RegenerateHandler(ViewRegenerator regenerator, ViewAnalyst analyst, ArtifactStore artifacts) {
        this.regenerator = regenerator;
        this.analyst = analyst;
        this.artifacts = artifacts;
    }

    /** The stage's result, in the words of the HTTP contract. */
    private record Regenerated(
            JsonNode newRevisionId,
            JsonNode imageUrl,
            JsonNode thumbnailUrl,
            JsonNode analysisData,
            JsonNode changes,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode undone) {

        /** Of the analysis that was shown. */
        static Outcome done(JsonNode made) {
            Outcome.Done done =
                    Outcome.done(
                            Json.write(
                                    new Regenerated(
                                            made.path("revisionId"),
                                            made.path("imageUrl"),
                                            made.path("thumbnailUrl"),
                                            made.path(CarriedEdits.DATA),
                                            made.path("changes"),
                                            made.get("undone"))));
            return made.path("undone").isEmpty() ? done : done.noting("not all was done");
        }
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        JobInput.Regenerate input = run.input(JobInput.Regenerate.class);
        if (!run.finished().isEmpty()) {
            return Regenerated.done(Json.mapper().readTree(run.finished().getFirst().content()));
        }
        CarriedEdits earlier = new CarriedEdits(input.analysis());
        ViewPicture picture = new ViewPicture(View.of(input.revision()), run.account(), artifacts);
        return switch (regenerator.regenerate(picture, earlier.product(), input.prompt())) {
            case EngineResult.Err<ViewRegenerator.NewPicture>(Outcome outcome) -> outcome;
            case EngineResult.Ok<ViewRegenerator.NewPicture>(
                            ViewRegenerator.NewPicture newPicture) ->
                    read(run, input.revision(), earlier, newPicture);
        };
    }

    private Outcome read(
            StageRun run, Revision old, CarriedEdits earlier, ViewRegenerator.NewPicture newPicture)
            throws InterruptedException {
        Revision revision = stored(run, old, newPicture);
        return switch (analysis(run, revision, earlier, newPicture)) {
            case EngineResult.Err<JsonNode>(Outcome outcome) -> outcome;
            case EngineResult.Ok<JsonNode>(JsonNode made) -> {
                Item item = NewRevision.with(Item.of(0, Json.write(made)), revision);
                run.show(item, 1, 1, "View made anew");
                yield Regenerated.done(made);
            }
        };
    }

    /**
     * The new picture is read, but for a part of the product: that tells less than the whole did.
     */
    private EngineResult<JsonNode> analysis(
            StageRun run,
            Revision revision,
            CarriedEdits earlier,
            ViewRegenerator.NewPicture newPicture)
            throws InterruptedException {
        Optional<AnalysisData> whole = earlier.whole();
        if (newPicture.part() && whole.isPresent()) {
            return EngineResult.ok(ofWhole(revision, whole.get(), earlier, newPicture));
        }
        View view = View.of(revision);
        View read = newPicture.part() ? view.as(ViewType.DETAIL) : view;
        EngineResult<AnalysisData> result =
                analyst.analyse(new ViewPicture(read, run.account(), artifacts), earlier.product());
        boolean unreadable =
                result instanceof EngineResult.Err<AnalysisData>(Outcome.Refused refused)
                        && refused.kind() == FailureKind.UNPROCESSABLE_IMAGE;
        return unreadable && whole.isPresent()
                ? EngineResult.ok(ofWhole(revision, whole.get(), earlier, newPicture))
                : result.map(data -> ofPicture(revision, data, earlier, newPicture));
    }

    /** The earlier analysis, with what of the product's surface is another in the new picture. */
    private static JsonNode ofWhole(
            Revision revision,
            AnalysisData whole,
            CarriedEdits earlier,
            ViewRegenerator.NewPicture newPicture) {
        JsonNode described = described(revision, whole, earlier, newPicture);
        NewSurface surface = NewSurface.in(described);
        newPicture.colours().ifPresent(colours -> surface.recoloured(earlier, colours));
        surface.moved(newPicture.print());
        return described;
    }

    /** What was read in the new picture. */
    private static JsonNode ofPicture(
            Revision revision,
            AnalysisData read,
            CarriedEdits earlier,
            ViewRegenerator.NewPicture newPicture) {
        JsonNode described = described(revision, read, earlier, newPicture);
        if (newPicture.colours().isPresent()) {
            NewSurface.in(described).recoloured(earlier, read.colors().primaryColors());
        }
        return described;
    }

    private static JsonNode described(
            Revision revision,
            AnalysisData data,
            CarriedEdits earlier,
            ViewRegenerator.NewPicture newPicture) {
        BaseViewAnalysis made =
                Analyses.of(View.of(revision), data.noting(newPicture.note()), false)
                        .madeBy(newPicture.changes(), newPicture.undone());
        return earlier.over(
                Json.mapper().readTree(Json.write(made)), newPicture.colours().isPresent());
    }

    private Revision stored(StageRun run, Revision old, ViewRegenerator.NewPicture newPicture) {
        ArtifactKey picture = artifacts.put(run.account(), newPicture.picture(), newPicture.type());
        ArtifactKey thumbnail =
                artifacts.put(run.account(), newPicture.thumbnail(), newPicture.type());
        return new Revision(
                run.job().made(TechPackStage.REGENERATE, 0),
                old.productId(),
                old.viewType(),
                picture.value(),
                thumbnail.value(),
                newPicture.width(),
                newPicture.height(),
                picture.sha256(),
                Optional.of(old.id()));
    }
}
