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
import java.util.Optional;

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
        Optional<DetectedCategory> named = named(input);
        if (named.isPresent()) {
            return Outcome.done(Json.write(named.get()));
        }
        ViewPicture picture = new ViewPicture(input.leadingView(), run.account(), artifacts);
        return switch (detector.detect(picture, isNamed(input))) {
            case EngineResult.Err<DetectedCategory>(Outcome outcome) -> outcome;
            case EngineResult.Ok<DetectedCategory>(DetectedCategory detected) ->
                    Outcome.done(Json.write(detected));
        };
    }

    /** A person's word needs no guess; without a subcategory the picture has to tell it. */
    private static Optional<DetectedCategory> named(JobInput.ForCategory input) {
        return switch (input) {
            case JobInput.TechPack pack ->
                    pack.namedCategory()
                            .flatMap(category ->
                                    pack.namedSubcategory()
                                            .map(words ->
                                                    new DetectedCategory(
                                                            category,
                                                            words,
                                                            1,
                                                            null,
                                                            "As the request says.")));
            case JobInput.Category alone -> Optional.empty();
        };
    }

    private static boolean isNamed(JobInput.ForCategory input) {
        return switch (input) {
            case JobInput.TechPack pack ->
                    pack.namedCategory().isPresent() || pack.namedSubcategory().isPresent();
            case JobInput.Category alone -> false;
        };
    }
}
