package io.techpack.category;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.product.View;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * As what a view's product was read before: a picture that was made of another one, turned or
 * cropped, says less of its kind than that one did. Immutable.
 */
record EarlierKind(View view) {

    private static final String AS_BEFORE = "As this view was read before.";

    /** What was found, unless the picture shows too little and it is known. */
    EngineResult<DetectedCategory> over(EngineResult<DetectedCategory> found) {
        return switch (found) {
            case EngineResult.Err<DetectedCategory>(Outcome outcome) ->
                    isUnprocessable(outcome) ? known().orElse(found) : found;
            case EngineResult.Ok<DetectedCategory>(DetectedCategory detected) ->
                    isMadeAnew() && !isOf(detected) ? known().orElse(found) : found;
        };
    }

    private static boolean isUnprocessable(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                && refused.kind() == FailureKind.UNPROCESSABLE_IMAGE;
    }

    private boolean isMadeAnew() {
        JsonNode analysis = view.analysis();
        return analysis != null && !analysis.path("changes").isEmpty();
    }

    private boolean isOf(DetectedCategory detected) {
        return kind().filter(known -> known.label().equals(detected.subcategory())).isPresent();
    }

    private Optional<GarmentClass> kind() {
        return BaseViewAnalysis.kindIn(view.analysis()).flatMap(GarmentClass::labelled);
    }

    /** As sure as the earlier reading was. */
    private Optional<EngineResult<DetectedCategory>> known() {
        JsonNode analysis = view.analysis();
        if (analysis == null) {
            return Optional.empty();
        }
        double sure = Math.clamp(analysis.path("confidenceScore").asDouble(0), 0, 1);
        return kind().map(kind ->
                EngineResult.ok(
                        new DetectedCategory(
                                ProductCategory.valueOf(kind.category().name()),
                                kind.label(),
                                sure,
                                null,
                                AS_BEFORE)));
    }
}
