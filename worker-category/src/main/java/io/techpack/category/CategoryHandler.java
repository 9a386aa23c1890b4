package io.techpack.category;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;

/** Looks at the leading view; what the client said about the product stands. Thread-safe. */
final class CategoryHandler implements StageHandler {

    private final CategoryDetector detector;
    private final ArtifactStore artifacts;

    CategoryHandler(CategoryDetector detector, ArtifactStore artifacts) {
        this.detector = detector;
        this.artifacts = artifacts;
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        ViewPicture picture = new ViewPicture(run.order().leadingView(), run.account(), artifacts);
        return switch (detector.detect(picture)) {
            case EngineResult.Err<DetectedCategory>(Outcome outcome) -> outcome;
            case EngineResult.Ok<DetectedCategory>(DetectedCategory detected) ->
                    Outcome.done(
                            Json.write(
                                    ProductContext.named(run.order())
                                            .map(named -> asNamed(named, detected))
                                            .orElse(detected)));
        };
    }

    private static DetectedCategory asNamed(ProductCategory named, DetectedCategory detected) {
        boolean agrees = named == detected.category();
        return new DetectedCategory(
                named,
                agrees ? detected.subcategory() : DetectedCategory.UNKNOWN,
                agrees ? detected.confidence() : 1 - detected.confidence(),
                "%s is as you named it; the picture %s. %s"
                        .formatted(
                                named,
                                agrees ? "agrees" : "looks more like " + detected.category(),
                                detected.reasoning()));
    }
}
