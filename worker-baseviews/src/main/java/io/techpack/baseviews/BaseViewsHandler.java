package io.techpack.baseviews;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.Outcome;
import io.techpack.ledger.FinishedItem;
import io.techpack.ledger.Item;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.TechPackJson;
import io.techpack.product.View;
import io.techpack.worker.KnownProduct;
import io.techpack.worker.Reply;
import io.techpack.worker.StageHandler;
import io.techpack.worker.StageRun;
import io.techpack.worker.ViewPicture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the views in their order, one item each; what the account's earlier jobs found for the same
 * picture is used again. Thread-safe.
 */
final class BaseViewsHandler implements StageHandler {

    private final ViewAnalyst analyst;
    private final KnownViews known;
    private final ArtifactStore artifacts;

    BaseViewsHandler(ViewAnalyst analyst, KnownViews known, ArtifactStore artifacts) {
        this.analyst = analyst;
        this.known = known;
        this.artifacts = artifacts;
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        List<View> views = run.order().views();
        Set<Integer> finished =
                run.finished().stream().map(FinishedItem::ordinal).collect(toSet());
        KnownProduct product = KnownProduct.of(run);
        Map<Integer, String> keys =
                IntStream.range(0, views.size())
                        .filter(i -> !finished.contains(i))
                        .boxed()
                        .collect(toMap(i -> i, i -> key(views.get(i), product)));
        Map<String, String> cached = cached(run, keys.values());
        boolean allCached = run.finished().stream().allMatch(BaseViewsHandler::wasCached);
        int done = finished.size();
        for (int i = 0; i < views.size(); i++) {
            String key = keys.get(i);
            if (key == null) {
                continue;
            }
            View view = views.get(i);
            String earlier = cached.get(key);
            allCached &= earlier != null;
            switch (analysis(run, view, product, earlier)) {
                case Reply.NotMade<BaseViewAnalysis>(Outcome outcome) -> {
                    return outcome;
                }
                case Reply.Made<BaseViewAnalysis>(BaseViewAnalysis analysis) -> {
                    done++;
                    run.show(
                            item(i, analysis, view, key),
                            done,
                            views.size(),
                            "Base view %d/%d analysed".formatted(done, views.size()));
                }
            }
        }
        return allCached ? Outcome.cached("{}") : Outcome.done("{}");
    }

    private Reply<BaseViewAnalysis> analysis(
            StageRun run, View view, KnownProduct product, @Nullable String earlier)
            throws InterruptedException {
        if (earlier != null) {
            BaseViewAnalysis analysis = TechPackJson.read(earlier, BaseViewAnalysis.class);
            return Reply.made(Analyses.of(view, analysis.analysisData(), true));
        }
        ViewPicture picture = new ViewPicture(view, run.account(), artifacts);
        return switch (analyst.analyse(picture, product)) {
            case Reply.Made<AnalysisData>(AnalysisData data) ->
                Reply.made(Analyses.of(view, data, false));
            case Reply.NotMade<AnalysisData>(Outcome outcome) -> new Reply.NotMade<>(outcome);
        };
    }

    private Map<String, String> cached(StageRun run, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : known.cached(run.account(), Set.copyOf(keys));
    }

    private static Item item(int ordinal, BaseViewAnalysis analysis, View view, String key) {
        Item item = Item.of(ordinal, TechPackJson.write(analysis));
        Item kept = analysis.cached() ? item : item.cachedAs(key);
        return view.revisionId() == null ? kept : kept.about(view.revisionId());
    }

    /** All that the analysis depends on. */
    private String key(View view, KnownProduct product) {
        return String.join(
                "|",
                "base-views",
                analyst.engine(),
                product.id(),
                view.viewType().id(),
                view.sha256());
    }

    private static boolean wasCached(FinishedItem item) {
        return TechPackJson.read(item.content(), BaseViewAnalysis.class).cached();
    }
}
