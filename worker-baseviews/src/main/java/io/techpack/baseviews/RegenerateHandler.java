package io.techpack.baseviews;

import io.techpack.product.TechPackStage;
import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.ProductContext;
import io.techpack.product.Revision;
import io.techpack.product.View;
import io.techpack.product.ViewPicture;
import io.techpack.product.WorkOrder;
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

    private final ViewPainter painter;
    private final ViewAnalyst analyst;
    private final ArtifactStore artifacts;

    RegenerateHandler(ViewPainter painter, ViewAnalyst analyst, ArtifactStore artifacts) {
        this.painter = painter;
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
        WorkOrder.Regeneration regeneration = run.order().regeneration();
        if (regeneration == null) {
            return Outcome.refused(
                    FailureKind.UNPROCESSABLE_REQUEST, "This job does not say what to make anew.");
        }
        if (!run.finished().isEmpty()) {
            String made = run.finished().getFirst().content();
            return Regenerated.done(Json.read(made, BaseViewAnalysis.class));
        }
        ViewPicture picture = new ViewPicture(run.order().leadingView(), run.account(), artifacts);
        return switch (painter.paint(picture, regeneration.prompt())) {
            case EngineResult.Err<ViewPainter.Painted>(Outcome outcome) -> outcome;
            case EngineResult.Ok<ViewPainter.Painted>(ViewPainter.Painted painted) ->
                    read(run, painted);
        };
    }

    private Outcome read(StageRun run, ViewPainter.Painted painted) throws InterruptedException {
        Revision revision = stored(run, painted);
        ViewPicture picture = new ViewPicture(View.of(revision), run.account(), artifacts);
        return switch (analyst.analyse(picture, ProductContext.of(run))) {
            case EngineResult.Err<AnalysisData>(Outcome outcome) -> outcome;
            case EngineResult.Ok<AnalysisData>(AnalysisData data) -> {
                BaseViewAnalysis made =
                        Analyses.of(picture.view(), data.noting(painted.note()), false);
                Item item = Item.of(0, Json.write(made)).bearing(revision);
                run.show(item, 1, 1, "View made anew");
                yield Regenerated.done(made);
            }
        };
    }

    private Revision stored(StageRun run, ViewPainter.Painted painted) {
        View old = run.order().leadingView();
        ArtifactKey picture = artifacts.put(run.account(), painted.picture(), painted.type());
        ArtifactKey thumbnail = artifacts.put(run.account(), painted.thumbnail(), painted.type());
        return new Revision(
                run.job().made(TechPackStage.REGENERATE, 0),
                run.order().productId(),
                old.viewType(),
                picture.value(),
                thumbnail.value(),
                painted.width(),
                painted.height(),
                picture.sha256(),
                Optional.ofNullable(old.revisionId()));
    }
}
