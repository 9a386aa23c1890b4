package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import io.techpack.product.Revision;
import io.techpack.product.ViewType;
import io.techpack.stage.EngineResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries edits out on an analysis, as the stage does. */
final class EditedAnalysis {

    private EditedAnalysis() {}

    /** A T-shirt's, with what its flat is drawn from. */
    static ObjectNode analysis() throws IOException {
        try (InputStream stream = EditedAnalysis.class.getResourceAsStream("analysis.json")) {
            ObjectNode document = Json.mapper().readTree(Objects.requireNonNull(stream)).asObject();
            ObjectNode traits = document.at("/analysisData/flat_spec/traits").asObject();
            Map.of("neckline", "crew", "sleeve", "short", "cuff", "plain")
                    .forEach((trait, choice) ->
                            traits.putObject(trait).put("choice", choice).put("origin", "usual"));
            return document;
        }
    }

    /** The data of that one after those edits. */
    static JsonNode edited(String... pathsAndPrompts) throws IOException, InterruptedException {
        return edited(analysis(), pathsAndPrompts);
    }

    /** The data of an analysis after those edits. */
    static JsonNode edited(JsonNode document, String... pathsAndPrompts)
            throws InterruptedException {
        EditableAnalysis analysis = new EditableAnalysis(document);
        for (int i = 0; i < pathsAndPrompts.length; i += 2) {
            Field.Found field =
                    (Field.Found)
                            analysis.fieldToChange(
                                    FieldPath.parse(pathsAndPrompts[i]).orElseThrow());
            assertThat(
                            new AnalysisEdit(FieldEditor.embedded(), analysis)
                                    .carryOut(field, pathsAndPrompts[i + 1], Optional.empty()))
                    .isInstanceOf(EngineResult.Ok.class);
        }
        String picture = "a".repeat(64) + ".jpg";
        Revision revision =
                new Revision(
                        new UUID(1, 1),
                        "shirt",
                        ViewType.FRONT,
                        picture,
                        picture,
                        9,
                        9,
                        "sent",
                        Optional.empty());
        return Json.mapper().readTree(analysis.describing(revision)).path("analysisData");
    }
}
