package io.techpack.closeups;

import io.techpack.artifact.ArtifactStore;
import io.techpack.closeups.CloseUpArtist.MadeCloseUp;
import io.techpack.closeups.CloseUpArtist.PlannedShot;
import io.techpack.closeups.CloseUpArtist.Sitting;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.FinishedItem;
import io.techpack.ledger.Item;
import io.techpack.product.CloseUpImage;
import io.techpack.product.TechPackJson;
import io.techpack.product.View;
import io.techpack.product.WorkOrder;
import io.techpack.worker.KnownProduct;
import io.techpack.worker.MissingItems;
import io.techpack.worker.Reply;
import io.techpack.worker.StageHandler;
import io.techpack.worker.StageRun;
import io.techpack.worker.ViewPicture;
import java.util.ArrayList;
import java.util.List;

/** Makes the close-ups one by one, each shown as soon as it is stored. Thread-safe. */
final class CloseUpsHandler implements StageHandler {

    private final CloseUpArtist artist;
    private final ArtifactStore artifacts;

    CloseUpsHandler(CloseUpArtist artist, ArtifactStore artifacts) {
        this.artist = artist;
        this.artifacts = artifacts;
    }

    /** The stage's result, in the words of the HTTP contract. */
    private record Planned(List<CloseUpImage.Shot> closeupPlan) {}

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        WorkOrder order = run.order();
        return switch (artist.sit(views(run), KnownProduct.of(run), order.shots())) {
            case Reply.NotMade<Sitting>(Outcome outcome) -> outcome;
            case Reply.Made<Sitting>(Sitting sitting) -> {
                try (sitting) {
                    yield make(run, sitting);
                }
            }
        };
    }

    private Outcome make(StageRun run, Sitting sitting) throws InterruptedException {
        List<PlannedShot> plan = sitting.plan();
        return MissingItems.of(run, plan.size())
                .make(run, "Close-up %d/%d ready", i -> closeUp(run, sitting, i, plan.get(i)))
                .orElseGet(() -> Outcome.done(TechPackJson.write(new Planned(shots(run, plan)))));
    }

    private Reply<Item> closeUp(StageRun run, Sitting sitting, int ordinal, PlannedShot planned)
            throws InterruptedException {
        return sitting.make(planned)
                .map(made ->
                        Item.of(ordinal, TechPackJson.write(stored(run, ordinal, planned, made))));
    }

    private CloseUpImage stored(StageRun run, int ordinal, PlannedShot planned, MadeCloseUp made) {
        return new CloseUpImage(
                run.job().made(Stage.CLOSE_UPS, ordinal),
                artifacts.put(run.account(), made.picture(), made.type()).path(),
                artifacts.put(run.account(), made.thumbnail(), made.type()).path(),
                ordinal + 1,
                planned.shot(),
                made.analysis());
    }

    /** As they were made: an engine that does not plan twice alike has shots of several plans. */
    private static List<CloseUpImage.Shot> shots(StageRun run, List<PlannedShot> plan) {
        List<CloseUpImage.Shot> shots = new ArrayList<>();
        plan.forEach(planned -> shots.add(planned.shot()));
        for (FinishedItem item : run.finished()) {
            CloseUpImage image = TechPackJson.read(item.content(), CloseUpImage.class);
            shots.set(item.ordinal(), image.shotMetadata());
        }
        return shots;
    }

    private List<ViewPicture> views(StageRun run) {
        List<View> views = new ArrayList<>(KnownProduct.viewsOf(run));
        int leading = run.order().views().indexOf(run.order().leadingView());
        views.addFirst(views.remove(leading));
        return views.stream().map(view -> new ViewPicture(view, run.account(), artifacts)).toList();
    }
}
