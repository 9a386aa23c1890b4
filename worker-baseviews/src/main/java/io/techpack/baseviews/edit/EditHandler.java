package io.techpack.baseviews.edit;

import static io.techpack.job.FailureKind.UNPROCESSABLE_EDIT;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.product.TechPackStage;
import io.techpack.stage.EngineResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Changes one field of a view's analysis. The new analysis describes a new revision of the same
 * picture; the old revision and its analysis stay as they are. Thread-safe.
 */
public final class EditHandler implements StageHandler {

    private final FieldEditor editor;

    public EditHandler(FieldEditor editor) {
        this.editor = editor;
    }

    /** The stage's result, in the words of the HTTP contract. */
    private record Edited(
            String fieldPath,
            JsonNode updatedValue,
            UUID newRevisionId,
            UUID revisionId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        JobInput.Edit input = run.input(JobInput.Edit.class);
        if (!input.analysis().path(EditableAnalysis.DATA).isObject()) {
            return refused(
                    "Revision %s has no analysis yet; analyse its base views first."
                            .formatted(input.revision().id()));
        }
        Optional<FieldPath> path = FieldPath.parse(input.fieldPath());
        if (path.isEmpty()) {
            return refused(
                    "fieldPath '%s' is no path; write one such as materials_detected[0].material_type."
                            .formatted(input.fieldPath()));
        }
        EditableAnalysis analysis = new EditableAnalysis(finishedOr(run, input.analysis()));
        Field asked =
                run.finished().isEmpty()
                        ? analysis.fieldToChange(path.get())
                        : analysis.field(path.get());
        return switch (asked) {
            // what was edited away
            case Field.NotFound _ when !run.finished().isEmpty() ->
                    done(
                            run,
                            input,
                            JsonNodeFactory.instance.nullNode(),
                            analysis.warnings(input.analysis(), path.get(), input.prompt()));
            case Field.NotFound(String why) -> refused(why);
            case Field.Found field when !run.finished().isEmpty() ->
                    done(
                            run,
                            input,
                            field.value(),
                            analysis.warnings(input.analysis(), path.get(), input.prompt()));
            case Field.Found field -> edit(run, input, analysis, field, path.get());
        };
    }

    private Outcome edit(
            StageRun run,
            JobInput.Edit input,
            EditableAnalysis analysis,
            Field.Found field,
            FieldPath path)
            throws InterruptedException {
        return switch (new AnalysisEdit(editor, analysis)
                .carryOut(field, input.prompt(), input.reference())) {
            case EngineResult.Err<JsonNode>(Outcome outcome) -> outcome;
            case EngineResult.Ok<JsonNode> _ when analysis.says(input.analysis()) ->
                    refused(
                            "editPrompt: %s says that already, nothing would change."
                                    .formatted(input.fieldPath()));
            case EngineResult.Ok<JsonNode>(JsonNode value) -> {
                Revision revision = revision(run, input.revision());
                Item item = NewRevision.with(Item.of(0, analysis.describing(revision)), revision);
                run.show(item, 1, 1, "Field edited");
                yield done(
                        run,
                        input,
                        value,
                        analysis.warnings(input.analysis(), path, input.prompt()));
            }
        };
    }

    /** An earlier try that showed its item has made the edit already. */
    private static JsonNode finishedOr(StageRun run, JsonNode analysis) {
        return run.finished().isEmpty()
                ? analysis
                : Json.mapper().readTree(run.finished().getFirst().content());
    }

    private static Outcome done(
            StageRun run, JobInput.Edit input, JsonNode value, List<String> warnings) {
        return Outcome.done(
                Json.write(
                        new Edited(
                                input.fieldPath(),
                                value,
                                run.job().made(TechPackStage.EDIT, 0),
                                input.revision().id(),
                                warnings)));
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
