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
        ViewPicture picture = new ViewPicture(input.leadingView(), run.account(), artifacts);
        return switch (detector.detect(picture)) {
            case EngineResult.Err<DetectedCategory>(Outcome outcome) -> outcome;
            case EngineResult.Ok<DetectedCategory>(DetectedCategory detected) ->
                    Outcome.done(Json.write(detected));
        };
    }
}
