package io.techpack.baseviews;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.JobInput;
import io.techpack.product.NewRevision;
import io.techpack.product.ProductContext;
import io.techpack.product.Revision;
import io.techpack.product.TechPackStage;
import io.techpack.product.View;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a view's picture anew and reads the new one; both become a new revision, whose parent is
 * the old one. Thread-safe.
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
            @Nullable UUID newRevisionId,
            String imageUrl,
            String thumbnailUrl,
            AnalysisData analysisData) {

        static Outcome done(BaseViewAnalysis made) {
            return Outcome.done(
                    Json.write(
                            new Regenerated(
                                    made.revisionId(),
                                    made.imageUrl(),
                                    made.thumbnailUrl(),
                                    made.analysisData())));
        }
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        JobInput.Regenerate input = run.input(JobInput.Regenerate.class);
        if (!run.finished().isEmpty()) {
            String made = run.finished().getFirst().content();
            return Regenerated.done(Json.read(made, BaseViewAnalysis.class));
        }
        ViewPicture picture = new ViewPicture(View.of(input.revision()), run.account(), artifacts);
        return switch (regenerator.regenerate(picture, input.prompt())) {
            case EngineResult.Err<ViewRegenerator.NewPicture>(Outcome outcome) -> outcome;
            case EngineResult.Ok<ViewRegenerator.NewPicture>(
                            ViewRegenerator.NewPicture newPicture) ->
                    read(run, input.revision(), newPicture);
        };
    }

    private Outcome read(StageRun run, Revision old, ViewRegenerator.NewPicture newPicture)
            throws InterruptedException {
        Revision revision = stored(run, old, newPicture);
        ViewPicture picture = new ViewPicture(View.of(revision), run.account(), artifacts);
        return switch (analyst.analyse(picture, ProductContext.UNKNOWN)) {
            case EngineResult.Err<AnalysisData>(Outcome outcome) -> outcome;
            case EngineResult.Ok<AnalysisData>(AnalysisData data) -> {
                BaseViewAnalysis made =
                        Analyses.of(picture.view(), data.noting(newPicture.note()), false);
                Item item = NewRevision.with(Item.of(0, Json.write(made)), revision);
                run.show(item, 1, 1, "View made anew");
                yield Regenerated.done(made);
            }
        };
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
