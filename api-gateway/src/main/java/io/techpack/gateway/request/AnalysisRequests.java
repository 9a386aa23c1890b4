package io.techpack.gateway.request;

import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.FieldError;
import io.techpack.job.AccountId;
import io.techpack.product.JobInput;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductCategory;
import io.techpack.product.Revision;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Requests that start from analyses which clients hand back. They are taken as they come, but the
 * revision that each is about must be told, and be one of the account's product, and what is to be
 * drawn must be something that can be ({@link DrawnValues}).
 */
@Component
final class AnalysisRequests {

    private static final int MOST_CLOSE_UPS = 50;

    private final RevisionCache revisions;

    AnalysisRequests(RevisionCache revisions) {
        this.revisions = revisions;
    }

    InputResolver closeUps(Fields fields) {
        String productId = CommonFields.productId(fields);
        List<Analysed> analysed = analysed(fields, "baseViewAnalyses");
        Optional<ProductCategory> category = CommonFields.category(fields);
        Optional<String> subcategory = CommonFields.subcategory(fields, category);
        Optional<KnownMeasure> known = CommonFields.knownMeasure(fields);
        int shots = CommonFields.shotCount(fields);
        return InputResolver.about(
                revisions(analysed),
                account ->
                        new JobInput.CloseUps(
                                productId,
                                category.orElseThrow(),
                                views(account, productId, analysed),
                                shots,
                                subcategory,
                                known));
    }

    InputResolver sketches(Fields fields) {
        String productId = CommonFields.productId(fields);
        Fields analysis = fields.nested("productAnalysis");
        List<Analysed> analysed = analysed(analysis, "baseViews");
        List<JsonNode> closeUps = analysis.optionalObjects("closeUps", MOST_CLOSE_UPS);
        Optional<ProductCategory> category = CommonFields.category(fields);
        Optional<String> subcategory = CommonFields.subcategory(fields, category);
        Optional<KnownMeasure> known = CommonFields.knownMeasure(fields);
        List<ViewType> sketches = CommonFields.sketchViews(fields);
        List<FieldError> faults =
                IntStream.range(0, analysed.size())
                        .boxed()
                        .flatMap(i ->
                                DrawnValues.faults(
                                        "productAnalysis.baseViews[%d]".formatted(i),
                                        analysed.get(i).analysis())
                                        .stream())
                        .toList();
        return InputResolver.about(
                revisions(analysed),
                account -> {
                    JobInput.Views views = views(account, productId, analysed);
                    DrawnValues.check(faults);
                    return new JobInput.Sketches(
                            productId,
                            category.orElseThrow(),
                            views,
                            sketches,
                            closeUps,
                            subcategory,
                            known);
                });
    }

    private record Analysed(UUID revision, JsonNode analysis) {}

    private static List<Analysed> analysed(Fields fields, String name) {
        List<JsonNode> analyses = fields.objects(name, 1, CommonFields.MOST_VIEWS);
        List<Analysed> analysed = new ArrayList<>();
        for (int i = 0; i < analyses.size(); i++) {
            JsonNode analysis = analyses.get(i);
            Optional<UUID> revision =
                    Optional.ofNullable(analysis.get("revisionId"))
                            .filter(JsonNode::isString)
                            .flatMap(id -> Ids.find(id.asString()));
            if (revision.isEmpty()) {
                fields.reject(
                        "%s[%d].revisionId".formatted(name, i), "must be the id of a revision");
            } else {
                analysed.add(new Analysed(revision.get(), analysis));
            }
        }
        return analysed;
    }

    private static List<UUID> revisions(List<Analysed> analysed) {
        return analysed.stream().map(Analysed::revision).toList();
    }

    private JobInput.Views views(AccountId account, String productId, List<Analysed> analysed) {
        List<Revision> known = revisions.ofProduct(account, productId, revisions(analysed));
        List<View> views = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            views.add(View.of(known.get(i)).withAnalysis(analysed.get(i).analysis()));
        }
        return JobInput.Views.of(views);
    }
}
