package io.techpack.sketches;

import io.techpack.product.TechPackStage;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.ProductContext;
import io.techpack.product.TechnicalSketch;
import io.techpack.product.View;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.sketches.SketchArtist.Drawn;
import io.techpack.sketches.SketchArtist.Sitting;
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
        try (Sitting sitting = artist.sit(run.order().productId(), ProductContext.of(run))) {
            return draw(run, sitting);
        }
    }

    private Outcome draw(StageRun run, Sitting sitting) throws InterruptedException {
        List<ViewType> wanted = run.order().sketchViews();
        return MissingItems.of(run, wanted.size())
                .make(run, "Sketch %d/%d ready", i -> sketch(run, sitting, i, wanted.get(i)))
                .orElseGet(() -> Outcome.done("{}"));
    }

    private EngineResult<Item> sketch(StageRun run, Sitting sitting, int ordinal, ViewType side)
            throws InterruptedException {
        ViewPicture from = new ViewPicture(source(run, side), run.account(), artifacts);
        return sitting.draw(side, from)
                .map(drawn -> Item.of(ordinal, Json.write(stored(run, ordinal, side, drawn))));
    }

    /** The picture of that side; without one, the leading view. */
    private static View source(StageRun run, ViewType wanted) {
        return ProductContext.viewsOf(run).stream()
                .filter(view -> view.viewType() == wanted)
                .findFirst()
                .orElseGet(run.order()::leadingView);
    }

    private TechnicalSketch stored(StageRun run, int ordinal, ViewType side, Drawn drawn) {
        return new TechnicalSketch(
                run.job().made(TechPackStage.SKETCHES, ordinal),
                side.id(),
                artifacts.put(run.account(), drawn.png(), ArtifactType.PNG).path(),
                artifacts.put(run.account(), drawn.svg(), ArtifactType.SVG).path(),
                drawn.callouts(),
                drawn.measurements(),
                drawn.notes());
    }
}
