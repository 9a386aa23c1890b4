package io.techpack.category;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Outcome;
import io.techpack.product.DetectedCategory;
import io.techpack.product.StageInput;
import io.techpack.product.TechPackJson;
import io.techpack.worker.Reply;
import io.techpack.worker.StageHandler;
import io.techpack.worker.StageRun;
import io.techpack.worker.ViewPicture;

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
        StageInput.Category input = run.input(StageInput.Category.class);
        ViewPicture picture = new ViewPicture(input.leadingView(), run.account(), artifacts);
        return switch (detector.detect(picture)) {
            case Reply.NotMade<DetectedCategory>(Outcome outcome) -> outcome;
            case Reply.Made<DetectedCategory>(DetectedCategory detected) ->
                    Outcome.done(TechPackJson.write(detected));
        };
    }
}
