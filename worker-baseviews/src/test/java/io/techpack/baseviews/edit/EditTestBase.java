package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.product.Revision;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.ViewType;
import io.techpack.stage.FakeStageRun;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs edits of a revision through their stage. */
abstract class EditTestBase {

    static final String PICTURE = "a".repeat(64) + ".jpg";
    static final String ANALYSIS =
            """
            {"revisionId": "0f8fad5b-d9cb-469f-a165-70867728950e", "viewType": "front", "imageUrl": "/old", "thumbnailUrl": "/old",
             "cached": true, "confidenceScore": 0.7, "fromTheFuture": {"kept": true},
             "analysisData": {
               "materials_detected": [{"component": "body", "material_type": "knit", "percentage": null}],
               "colors": {"primary_colors": [{"name": "Navy", "hex": "#1c2747", "percentage": 80}], "pattern_type": "solid"},
               "dimensions_estimated": {"chest_width": {"value": "52.5 cm", "tolerance": "± 5.0 cm", "measurement_point": "armhole to armhole"}},
               "design_elements": ["neckline: round", "sleeves: short"],
               "hardware_and_trims": [],
               "confidence_scores": {"overall": 0.7},
               "recycled": false, "pieces": 4,
               "analysis_notes": "Read as t-shirt."}}
            """;

    private final AccountId account = AccountId.next();
    final Revision revision =
            new Revision(
                    UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
                    "shirt",
                    ViewType.FRONT,
                    PICTURE,
                    PICTURE,
                    800,
                    1000,
                    "sent",
                    Optional.empty());
    final EditHandler handler = new EditHandler(FieldEditor.embedded());

    FakeStageRun run(String path, String prompt) {
        return run(Json.mapper().readTree(ANALYSIS), path, prompt);
    }

    FakeStageRun run(JsonNode analysis, String path, String prompt) {
        JobInput.Edit input = new JobInput.Edit(revision, analysis, path, prompt, Optional.empty());
        return new FakeStageRun(account, TechPackJob.FIELD_EDIT, TechPackStage.EDIT, input);
    }

    static JsonNode result(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return Json.mapper().readTree(((Outcome.Done) outcome).result());
    }

    static JsonNode content(Item item) {
        return Json.mapper().readTree(item.content());
    }

    /** The analysis with that specification of its flat. */
    static ObjectNode withFlat(String spec) {
        ObjectNode analysis = Json.mapper().readTree(ANALYSIS).asObject();
        analysis.path("analysisData").asObject().set("flat_spec", Json.mapper().readTree(spec));
        return analysis;
    }
}
