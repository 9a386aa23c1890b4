package io.techpack.trials.torture.process;

import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.product.Revisions;
import io.techpack.product.TechPackStage;
import io.techpack.product.View;
import io.techpack.stage.MissingItems;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import io.techpack.trials.torture.process.ExecutionEvent.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does a stage as the product's own handlers do: item by item, each with a picture in the store and
 * shown at once, what an earlier attempt finished left alone, views of an earlier job taken from
 * the cache. What it makes names the execution that made it, so that a result which changes is seen
 * to change. Thread-safe.
 */
final class ScriptedStageHandler implements StageHandler {

    private final TechPackStage stage;
    private final ScriptedEngine engine;
    private final ArtifactStore artifacts;
    private final Revisions revisions;
    private final ExecutionLog log;

    ScriptedStageHandler(
            TechPackStage stage,
            ScriptedEngine engine,
            ArtifactStore artifacts,
            Revisions revisions,
            ExecutionLog log) {
        this.stage = stage;
        this.engine = engine;
        this.artifacts = artifacts;
        this.revisions = revisions;
        this.log = log;
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        UUID attempt = UUID.randomUUID();
        log.append(Type.STARTED, attempt, run, stage, ExecutionEvent.WHOLE_STAGE);
        boolean done = false;
        try {
            Outcome outcome = outcome(run, attempt);
            done = outcome instanceof Outcome.Done;
            return outcome;
        } finally {
            log.append(
                    done ? Type.COMPLETED : Type.ABANDONED,
                    attempt,
                    run,
                    stage,
                    ExecutionEvent.WHOLE_STAGE);
        }
    }

    private Outcome outcome(StageRun run, UUID attempt) throws InterruptedException {
        int total = items(run);
        MissingItems missing = MissingItems.of(run, total);
        Map<String, String> cached = cachedViews(run, missing);
        int done = total - missing.ordinals().size();
        for (int ordinal : missing.ordinals()) {
            Optional<Outcome> failure =
                    Optional.ofNullable(cached.get(key(run, ordinal))).isPresent()
                            ? showCached(run, ordinal, ++done, total)
                            : make(run, attempt, ordinal, ++done, total);
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        if (total > 0) {
            boolean allCached =
                    stage == TechPackStage.BASE_VIEWS
                            && cached.size() == missing.ordinals().size()
                            && run.finished().stream().allMatch(ScriptedStageHandler::wasCached);
            return allCached ? Outcome.cached("{}") : Outcome.done(result(run, attempt).toString());
        }
        return switch (engine.work(run.job(), 0)) {
            case ScriptedEngine.Result.Err(Outcome outcome) -> outcome;
            case ScriptedEngine.Result.Ok(Optional<String> invalid) ->
                    Outcome.done(invalid.orElseGet(() -> result(run, attempt).toString()));
        };
    }

    private Optional<Outcome> make(StageRun run, UUID attempt, int ordinal, int done, int total)
            throws InterruptedException {
        log.append(Type.STARTED, attempt, run, stage, ordinal);
        boolean completed = false;
        try {
            switch (engine.work(run.job(), ordinal)) {
                case ScriptedEngine.Result.Err(Outcome outcome) -> {
                    return Optional.of(outcome);
                }
                case ScriptedEngine.Result.Ok(Optional<String> invalid) ->
                        run.show(
                                item(run, attempt, ordinal, invalid),
                                done,
                                total,
                                "%s %d/%d".formatted(stage.title(), done, total));
            }
            completed = true;
            return Optional.empty();
        } finally {
            log.append(completed ? Type.COMPLETED : Type.ABANDONED, attempt, run, stage, ordinal);
        }
    }

    private Optional<Outcome> showCached(StageRun run, int ordinal, int done, int total)
            throws InterruptedException {
        ObjectNode content = content(run, ordinal).put("cached", true);
        run.show(Item.of(ordinal, content.toString()), done, total, "Known from an earlier job");
        return Optional.empty();
    }

    private Item item(StageRun run, UUID attempt, int ordinal, Optional<String> invalid) {
        ObjectNode content = content(run, ordinal).put("execution", attempt.toString());
        byte[] picture = content.toString().getBytes(StandardCharsets.UTF_8);
        content.put("imageUrl", artifacts.put(run.account(), picture, ArtifactType.PNG).path());
        Item item = Item.of(ordinal, invalid.orElseGet(content::toString));
        return switch (stage) {
            case BASE_VIEWS -> {
                UUID revision = view(run, ordinal).revisionId();
                Item known = item.cachedAs(key(run, ordinal));
                yield revision == null ? known : known.about(revision);
            }
            case EDIT, REGENERATE -> NewRevision.with(item, newRevision(run));
            case CATEGORY, CLOSE_UPS, SKETCHES -> item;
        };
    }

    private ObjectNode content(StageRun run, int ordinal) {
        ObjectNode content = Json.mapper().createObjectNode();
        content.put("ordinal", ordinal).put("made", run.job().made(stage, ordinal).toString());
        content.putObject("analysisData").putArray("materials_detected");
        if (stage == TechPackStage.BASE_VIEWS) {
            content.put("revisionId", String.valueOf(view(run, ordinal).revisionId()));
        }
        return content;
    }

    private ObjectNode result(StageRun run, UUID attempt) {
        return Json.mapper()
                .createObjectNode()
                .put("category", "APPAREL")
                .put("made", run.job().made(stage, 0).toString())
                .put("execution", attempt.toString());
    }

    private int items(StageRun run) {
        return switch (stage) {
            case CATEGORY -> 0;
            case BASE_VIEWS -> run.input(JobInput.ForBaseViews.class).views().all().size();
            case CLOSE_UPS -> run.input(JobInput.ForCloseUps.class).shotCount();
            case SKETCHES -> run.input(JobInput.ForSketches.class).sketchViews().size();
            case EDIT, REGENERATE -> 1;
        };
    }

    /** One question for all views, as the product's handler asks it. */
    private Map<String, String> cachedViews(StageRun run, MissingItems missing) {
        if (stage != TechPackStage.BASE_VIEWS || missing.ordinals().isEmpty()) {
            return Map.of();
        }
        List<String> keys = missing.ordinals().stream().map(i -> key(run, i)).distinct().toList();
        return revisions.cached(run.account(), keys);
    }

    private static boolean wasCached(Item.Finished item) {
        return Json.mapper().readTree(item.content()).path("cached").asBoolean(false);
    }

    /** Of every other job the views are new; the others' are soon cached. */
    private static String key(StageRun run, int ordinal) {
        boolean known = run.job().value().hashCode() % 2 == 0;
        String of = known ? run.input(JobInput.class).productId() : run.job().toString();
        return "torture|" + of + "|" + ordinal;
    }

    private static View view(StageRun run, int ordinal) {
        return run.input(JobInput.ForBaseViews.class).views().all().get(ordinal);
    }

    private Revision newRevision(StageRun run) {
        Revision old = run.input(JobInput.OfRevision.class).revision();
        return new Revision(
                run.job().made(stage, 0),
                old.productId(),
                old.viewType(),
                old.picture(),
                old.thumbnail(),
                1,
                1,
                old.sha256(),
                Optional.of(old.id()));
    }
}
