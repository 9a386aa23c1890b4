package io.techpack.sketches;

import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Item;
import io.techpack.product.TechPackJson;
import io.techpack.product.TechnicalSketch;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import io.techpack.sketches.SketchArtist.Drawn;
import io.techpack.sketches.SketchArtist.Sitting;
import io.techpack.worker.KnownProduct;
import io.techpack.worker.MissingItems;
import io.techpack.worker.Reply;
import io.techpack.worker.StageHandler;
import io.techpack.worker.StageRun;
import io.techpack.worker.ViewPicture;
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
        try (Sitting sitting = artist.sit(run.order().productId(), KnownProduct.of(run))) {
            return draw(run, sitting);
        }
    }

    private Outcome draw(StageRun run, Sitting sitting) throws InterruptedException {
        List<ViewType> wanted = run.order().sketchViews();
        return MissingItems.of(run, wanted.size())
                .make(run, "Sketch %d/%d ready", i -> sketch(run, sitting, i, wanted.get(i)))
                .orElseGet(() -> Outcome.done("{}"));
    }

    private Reply<Item> sketch(StageRun run, Sitting sitting, int ordinal, ViewType side)
            throws InterruptedException {
        ViewPicture from = new ViewPicture(source(run, side), run.account(), artifacts);
        return sitting.draw(side, from)
                .map(drawn ->
                        Item.of(ordinal, TechPackJson.write(stored(run, ordinal, side, drawn))));
    }

    /** The picture of that side; without one, the leading view. */
    private static View source(StageRun run, ViewType wanted) {
        return KnownProduct.viewsOf(run).stream()
                .filter(view -> view.viewType() == wanted)
                .findFirst()
                .orElseGet(run.order()::leadingView);
    }

    private TechnicalSketch stored(StageRun run, int ordinal, ViewType side, Drawn drawn) {
        return new TechnicalSketch(
                run.job().made(Stage.SKETCHES, ordinal),
                side.id(),
                artifacts.put(run.account(), drawn.png(), ArtifactType.PNG).path(),
                artifacts.put(run.account(), drawn.svg(), ArtifactType.SVG).path(),
                drawn.callouts(),
                drawn.measurements(),
                drawn.notes());
    }
}
