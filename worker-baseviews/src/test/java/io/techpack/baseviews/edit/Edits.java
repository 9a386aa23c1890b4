package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import io.techpack.product.Revision;
import io.techpack.product.ViewType;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Edits that are carried out one after another, for tests. */
final class Edits {

    private Edits() {}

    /** The analysis proper after all of them, none of which may be refused. */
    static JsonNode of(JsonNode document, String... pathsAndPrompts) throws InterruptedException {
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
