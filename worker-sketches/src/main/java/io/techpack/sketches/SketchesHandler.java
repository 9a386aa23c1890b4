package io.techpack.sketches;

import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.product.ProductContext;
import io.techpack.product.ReconciledViews;
import io.techpack.product.TechPackStage;
import io.techpack.product.TechnicalSketch;
import io.techpack.product.View;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.sketches.SketchSession.DrawnSketch;
import io.techpack.stage.EngineResult;
import io.techpack.stage.MissingItems;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.List;

/** Draws the asked sides in their order, one item each. Thread-safe. */
final class SketchesHandler implements StageHandler {

    private final SketchArtist artist;
    private final ArtifactStore artifacts;

    SketchesHandler(SketchArtist artist, ArtifactStore artifacts) {
        this.artist = artist;
        this.artifacts = artifacts;
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        JobInput.ForSketches input = run.input(JobInput.ForSketches.class);
        try (SketchSession session =
                artist.open(input.productId(), ProductContext.of(run, input))) {
            return draw(run, input, session);
        }
    }

    private Outcome draw(StageRun run, JobInput.ForSketches input, SketchSession session)
            throws InterruptedException {
        JobInput.Views views = ReconciledViews.of(ProductContext.viewsOf(run, input));
        List<ViewType> wanted = input.sketchViews();
        return MissingItems.of(run, wanted.size())
                .make(run, "Sketch %d/%d ready", i -> sketch(run, session, i, wanted.get(i), views))
                .orElseGet(() -> Outcome.done("{}"));
    }

    private EngineResult<Item> sketch(
            StageRun run, SketchSession session, int ordinal, ViewType side, JobInput.Views views)
            throws InterruptedException {
        View source = views.showing(side).orElseGet(views::leadingView);
        ViewPicture from = new ViewPicture(source, run.account(), artifacts);
        ViewPicture leading = new ViewPicture(views.leadingView(), run.account(), artifacts);
        return session.draw(side, from, leading)
                .map(drawn -> Item.of(ordinal, Json.write(stored(run, ordinal, side, drawn))));
    }

    private TechnicalSketch stored(StageRun run, int ordinal, ViewType side, DrawnSketch drawn) {
        return new TechnicalSketch(
                run.job().made(TechPackStage.SKETCHES, ordinal),
                side.id(),
                artifacts.put(run.account(), drawn.png(), ArtifactType.PNG).path(),
                artifacts.put(run.account(), drawn.svg(), ArtifactType.SVG).path(),
                drawn.callouts(),
                drawn.measurements(),
                drawn.flatSpec().orElse(null),
                drawn.notes());
    }
}
