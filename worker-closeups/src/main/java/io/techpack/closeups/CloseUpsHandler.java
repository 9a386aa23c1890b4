package io.techpack.closeups;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.artifact.ArtifactStore;
import io.techpack.closeups.CloseUpSession.MadeCloseUp;
import io.techpack.closeups.CloseUpSession.PlannedShot;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.CloseUpImage;
import io.techpack.product.JobInput;
import io.techpack.product.ProductContext;
import io.techpack.product.TechPackStage;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import io.techpack.stage.MissingItems;
import io.techpack.stage.PartialResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes the close-ups one by one, each shown as soon as it is stored. Where some cannot be made,
 * the {@linkplain JobInput.ForCloseUps#FEWEST_SHOTS fewest} that make a tech pack are enough.
 * Thread-safe.
 */
final class CloseUpsHandler implements StageHandler {

    private final CloseUpArtist artist;
    private final ArtifactStore artifacts;

    CloseUpsHandler(CloseUpArtist artist, ArtifactStore artifacts) {
        this.artist = artist;
        this.artifacts = artifacts;
    }

    /**
     * The stage's result, in the words of the HTTP contract.
     *
     * @param closeupPlan the shots that there are pictures of
     * @param missing those that could not be made, if any
     */
    private record Planned(
            List<CloseUpImage.Shot> closeupPlan,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Missing> missing) {}

    /**
     * A close-up that there is not.
     *
     * @param order its place in the plan, from 1
     */
    private record Missing(int order, String why) {}

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        JobInput.ForCloseUps input = run.input(JobInput.ForCloseUps.class);
        return switch (artist.open(
                pictures(run, input), ProductContext.of(run, input), input.shotCount())) {
            case EngineResult.Err<CloseUpSession>(Outcome outcome) -> outcome;
            case EngineResult.Ok<CloseUpSession>(CloseUpSession session) -> {
                try (session) {
                    yield make(run, session);
                }
            }
        };
    }

    private Outcome make(StageRun run, CloseUpSession session) throws InterruptedException {
        List<PlannedShot> plan = session.plan();
        return MissingItems.of(run, plan.size())
                .makeAtLeast(
                        JobInput.ForCloseUps.FEWEST_SHOTS,
                        run,
                        "Close-up %d/%d ready",
                        i -> closeUp(run, session, i, plan.get(i)))
                .orElseGet(() -> planned(shots(run, plan), List.of()));
    }

    @Override
    public Optional<Outcome.Done> acceptPartial(StageRun run, PartialResult partial) {
        List<Item.Finished> made = partial.finished();
        if (made.size() < JobInput.ForCloseUps.FEWEST_SHOTS) {
            return Optional.empty();
        }
        int wanted = run.input(JobInput.ForCloseUps.class).shotCount();
        Set<Integer> ordinals = made.stream().map(Item.Finished::ordinal).collect(toSet());
        List<Missing> missing =
                IntStream.range(0, wanted)
                        .filter(i -> !ordinals.contains(i))
                        .mapToObj(i -> new Missing(i + 1, partial.reason(i)))
                        .toList();
        Outcome.Done done = planned(made.stream().map(CloseUpsHandler::shot).toList(), missing);
        return Optional.of(
                missing.isEmpty() ? done : done.noting(made.size() + " of " + wanted + " made"));
    }

    private static Outcome.Done planned(List<CloseUpImage.Shot> shots, List<Missing> missing) {
        return Outcome.done(Json.write(new Planned(shots, missing)));
    }

    private EngineResult<Item> closeUp(
            StageRun run, CloseUpSession session, int ordinal, PlannedShot planned)
            throws InterruptedException {
        String name = planned.shot().shotName();
        return session.make(planned)
                .about("Close-up %d (%s)".formatted(ordinal + 1, name))
                .map(made -> Item.of(ordinal, Json.write(stored(run, ordinal, planned, made))));
    }

    private CloseUpImage stored(StageRun run, int ordinal, PlannedShot planned, MadeCloseUp made) {
        return new CloseUpImage(
                run.job().made(TechPackStage.CLOSE_UPS, ordinal),
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
        for (Item.Finished item : run.finished()) {
            shots.set(item.ordinal(), shot(item));
        }
        return shots;
    }

    private static CloseUpImage.Shot shot(Item.Finished item) {
        return Json.read(item.content(), CloseUpImage.class).shotMetadata();
    }

    private List<ViewPicture> pictures(StageRun run, JobInput.ForCloseUps input) {
        return ProductContext.viewsOf(run, input).leadingFirst().all().stream()
                .map(view -> new ViewPicture(view, run.account(), artifacts))
                .toList();
    }
}
