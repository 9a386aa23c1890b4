package io.techpack.baseviews;

import io.techpack.product.TechPackStage;
import static io.techpack.job.FailureKind.UNPROCESSABLE_EDIT;

import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.Revision;
import io.techpack.product.View;
import io.techpack.product.WorkOrder;
import io.techpack.stage.EngineResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Changes one field of a view's analysis. The new analysis describes a new revision of the same
 * picture; the old revision and its analysis stay as they are. Thread-safe.
 */
final class EditHandler implements StageHandler {

    private final FieldEditor editor;
    private final KnownViews known;

    EditHandler(FieldEditor editor, KnownViews known) {
        this.editor = editor;
        this.known = known;
    }

    /** The stage's result, in the words of the HTTP contract. */
    private record Edited(
            String fieldPath, JsonNode updatedValue, UUID newRevisionId, UUID revisionId) {}

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        View view = run.order().leadingView();
        WorkOrder.Edit edit = run.order().edit();
        if (edit == null || view.revisionId() == null) {
            return refused("This job names no field of a revision to edit.");
        }
        JsonNode analysis = view.analysis();
        if (analysis == null || !analysis.path(AnalysisDraft.DATA).isObject()) {
            return refused(
                    "Revision %s has no analysis yet; analyse its base views first."
                            .formatted(view.revisionId()));
        }
        Optional<FieldPath> path = FieldPath.parse(edit.fieldPath());
        if (path.isEmpty()) {
            return refused(
                    "fieldPath '%s' is no path; write one such as materials_detected[0].material_type."
                            .formatted(edit.fieldPath()));
        }
        AnalysisDraft draft = new AnalysisDraft(finishedOr(run, analysis));
        return switch (draft.field(path.get())) {
            case Field.NotFound(String why) -> refused(why);
            case Field.Found field when !run.finished().isEmpty() ->
                    done(run, edit, view.revisionId(), field.value());
            case Field.Found field -> edit(run, edit, view.revisionId(), draft, field);
        };
    }

    private Outcome edit(
            StageRun run, WorkOrder.Edit edit, UUID edited, AnalysisDraft draft, Field.Found field)
            throws InterruptedException {
        Optional<Revision> old = known.revision(run.account(), edited);
        if (old.isEmpty()) {
            return refused("Revision %s is gone.".formatted(edited));
        }
        return switch (editor.newValue(field, edit.prompt(), edit.reference())) {
            case EngineResult.Err<JsonNode>(Outcome outcome) -> outcome;
            case EngineResult.Ok<JsonNode>(JsonNode value) -> {
                draft.change(field, value);
                Revision revision = revision(run, old.get());
                Item item = Item.of(0, draft.describing(revision)).bearing(revision);
                run.show(item, 1, 1, "Field edited");
                yield done(run, edit, edited, value);
            }
        };
    }

    /** An earlier try that showed its item has made the edit already. */
    private static JsonNode finishedOr(StageRun run, JsonNode analysis) {
        return run.finished().isEmpty()
                ? analysis
                : Json.mapper().readTree(run.finished().getFirst().content());
    }

    private static Outcome done(StageRun run, WorkOrder.Edit edit, UUID edited, JsonNode value) {
        return Outcome.done(
                Json.write(
                        new Edited(
                                edit.fieldPath(), value, run.job().made(TechPackStage.EDIT, 0), edited)));
    }

    private static Revision revision(StageRun run, Revision old) {
        return new Revision(
                run.job().made(TechPackStage.EDIT, 0),
                old.productId(),
                old.viewType(),
                old.picture(),
                old.thumbnail(),
                old.width(),
                old.height(),
                old.sha256(),
                Optional.of(old.id()));
    }

    private static Outcome refused(String why) {
        return Outcome.refused(UNPROCESSABLE_EDIT, why);
    }
}
