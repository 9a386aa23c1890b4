package io.techpack.category;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.product.DetectedCategory;
import io.techpack.product.JobInput;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;

/** Looks at the leading view. Thread-safe. */
final class CategoryHandler implements StageHandler {

    private final CategoryDetector detector;
    private final ArtifactStore artifacts;

    CategoryHandler(CategoryDetector detector, ArtifactStore artifacts) {
        this.detector = detector;
        this.artifacts = artifacts;
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        JobInput.ForCategory input = run.input(JobInput.ForCategory.class);
        if (input instanceof JobInput.TechPack pack // alone, the picture is looked at, too
                && pack.namedCategory().isPresent()
                && pack.namedSubcategory().isPresent()) {
            // a person's word needs no guess
            return Outcome.done(
                    Json.write(
                            new DetectedCategory(
                                    pack.namedCategory().get(),
                                    pack.namedSubcategory().get(),
                                    1,
                                    null,
                                    DetectedCategory.AS_SAID)));
        }
        ViewPicture picture = new ViewPicture(input.leadingView(), run.account(), artifacts);
        EngineResult<DetectedCategory> found =
                detector.detect(picture, input.namedCategory(), input.namedSubcategory());
        boolean named = input.namedCategory().isPresent() || input.namedSubcategory().isPresent();
        return switch (named ? found : new EarlierKind(input.leadingView()).over(found)) {
            case EngineResult.Err<DetectedCategory>(Outcome outcome) -> outcome;
            case EngineResult.Ok<DetectedCategory>(DetectedCategory detected) ->
                    Outcome.done(Json.write(detected));
        };
    }
}
