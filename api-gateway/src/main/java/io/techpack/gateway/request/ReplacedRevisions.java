package io.techpack.gateway.request;

import static java.util.stream.Collectors.groupingBy;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.response.Paths;
import io.techpack.job.AccountId;
import io.techpack.product.Products;
import io.techpack.product.Revision;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells clients of revisions that they name though others stand for their views now: what is made
 * of those is in the job's results, and the product's document shows what stands. Thread-safe.
 */
@Component
final class ReplacedRevisions {

    private static final String OF_RESULTS =
            "This job works on %1$s as it was, and the product's document goes on to show %3$s. If that is not what you want, cancel the job and name %3$s, or go back to %1$s by POST %4$s/revisions/%1$s/restore.";
    private static final String OF_A_CHANGE =
            "This job changes %1$s as it was: nothing that was changed since is in what it makes. If that is not what you want, name %3$s; POST %4$s/revisions/%3$s/restore brings it back.";

    private final RevisionCache revisions;
    private final Products products;

    ReplacedRevisions(RevisionCache revisions, Products products) {
        this.revisions = revisions;
        this.products = products;
    }

    /**
     * A sentence for each such revision of a request. None while the database does not answer,
     * because what was accepted stays so.
     */
    List<String> warnings(AccountId account, ParsedRequest request) {
        if (request.revisions().isEmpty()) {
            return List.of();
        }
        String effect =
                switch (request.type()) {
                    case FIELD_EDIT, VIEW_REGENERATION -> OF_A_CHANGE;
                    case TECH_PACK,
                            CATEGORY_DETECTION,
                            BASE_VIEW_ANALYSIS,
                            CLOSE_UP_GENERATION,
                            SKETCH_GENERATION ->
                            OF_RESULTS;
                };
        try {
            return revisions.older(account, request.revisions()).stream()
                    .collect(groupingBy(Revision::productId))
                    .entrySet()
                    .stream()
                    .flatMap(each -> ofProduct(account, each.getKey(), each.getValue(), effect))
                    .toList();
        } catch (DatabaseUnavailable _) {
            return List.of();
        }
    }

    private Stream<String> ofProduct(
            AccountId account, String product, List<Revision> older, String effect) {
        return products.replaced(account, product, older).stream()
                .map(replaced -> warning(replaced, effect));
    }

    private static String warning(Products.Replaced replaced, String effect) {
        return ("Revision %1$s is not what stands for the %2$s view now: %3$s does. " + effect)
                .formatted(
                        replaced.revision().id(),
                        replaced.revision().viewType().id(),
                        replaced.standing(),
                        Paths.BASE);
    }
}
