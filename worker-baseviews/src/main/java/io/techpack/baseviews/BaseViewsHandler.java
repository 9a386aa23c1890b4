package io.techpack.baseviews;

import static java.util.stream.Collectors.toSet;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.JobInput;
import io.techpack.product.ProductContext;
import io.techpack.product.View;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import io.techpack.stage.MissingItems;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the views in their order, one item each; an analysis that a revision came with stands, and
 * what the account's earlier jobs found for the same picture is used again. Thread-safe.
 */
final class BaseViewsHandler implements StageHandler {

    private final ViewAnalyst analyst;
    private final AnalysisCache cache;
    private final ArtifactStore artifacts;

    BaseViewsHandler(ViewAnalyst analyst, AnalysisCache cache, ArtifactStore artifacts) {
        this.analyst = analyst;
        this.cache = cache;
        this.artifacts = artifacts;
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        JobInput.ForBaseViews input = run.input(JobInput.ForBaseViews.class);
        List<View> views = input.views().all();
        ProductContext product = ProductContext.of(run, input);
        MissingItems missing = MissingItems.of(run, views.size());
        Set<String> keys =
                missing.ordinals().stream()
                        .map(views::get)
                        .filter(view -> !stands(view, product))
                        .map(view -> key(view, product))
                        .collect(toSet());
        // one question for all views
        Map<String, String> cached = keys.isEmpty() ? Map.of() : cache.find(run.account(), keys);
        boolean nothingToRead =
                views.stream().noneMatch(view -> isOutdated(view, product))
                        && cached.keySet().containsAll(keys)
                        && run.finished().stream().allMatch(BaseViewsHandler::wasCached);
        return missing.make(
                        run,
                        "Base view %d/%d analysed",
                        i -> {
                            View view = views.get(i);
                            return item(run, i, view, product, cached.get(key(view, product)));
                        })
                .orElseGet(() -> nothingToRead ? Outcome.cached("{}") : Outcome.done("{}"));
    }

    private EngineResult<Item> item(
            StageRun run, int ordinal, View view, ProductContext product, @Nullable String earlier)
            throws InterruptedException {
        JsonNode analysis = view.analysis();
        if (analysis != null && stands(view, product)) {
            return EngineResult.ok(item(ordinal, view, standing(view, analysis)));
        }
        if (analysis != null) {
            return readAnew(run, ordinal, view, product, analysis);
        }
        if (earlier != null) {
            AnalysisData data = Json.read(earlier, BaseViewAnalysis.class).analysisData();
            return EngineResult.ok(item(ordinal, view, Analyses.of(view, data, true)));
        }
        return analyst.analyse(new ViewPicture(view, run.account(), artifacts), product)
                .map(data ->
                        item(ordinal, view, Analyses.of(view, data, false))
                                .cachedAs(key(view, product)));
    }

    /** Whether the analysis that the revision came with is what is asked for. */
    private static boolean stands(View view, ProductContext product) {
        return view.analysis() != null && !isOutdated(view, product);
    }

    /**
     * Whether the revision came with an analysis of another kind or scale than the one asked for.
     */
    private static boolean isOutdated(View view, ProductContext product) {
        return view.analysis() != null && carried(view.analysis()).isOutdated(product);
    }

    private static CarriedEdits carried(JsonNode analysis) {
        return new CarriedEdits(Optional.of(analysis));
    }

    /** Read as the kind and in the scale that are asked for; what a person said holds. */
    private EngineResult<Item> readAnew(
            StageRun run, int ordinal, View view, ProductContext product, JsonNode analysis)
            throws InterruptedException {
        ProductContext asked = carried(analysis).product(product);
        return analyst.analyse(new ViewPicture(view, run.account(), artifacts), asked)
                .map(data -> {
                    String fresh = Json.write(Analyses.of(view, data, false));
                    return item(
                            ordinal,
                            view,
                            carried(analysis).over(Json.mapper().readTree(fresh), false));
                });
    }

    /**
     * The analysis that the revision came with: what a person said in it holds, whatever is cached
     * of the same picture.
     */
    private static JsonNode standing(View view, JsonNode analysis) {
        ObjectNode standing = analysis.deepCopy().asObject();
        standing.put("cached", true);
        if (view.revisionId() != null) {
            standing.put("revisionId", view.revisionId().toString());
        }
        return standing;
    }

    private static Item item(int ordinal, View view, Object analysis) {
        Item item = Item.of(ordinal, Json.write(analysis));
        return view.revisionId() == null ? item : item.about(view.revisionId());
    }

    /** All that the analysis depends on. */
    private String key(View view, ProductContext product) {
        return String.join(
                "|",
                "base-views",
                analyst.engine(),
                product.id(),
                view.viewType().id(),
                view.sha256());
    }

    private static boolean wasCached(Item.Finished item) {
        return Json.read(item.content(), BaseViewAnalysis.class).cached();
    }
}
