package io.techpack.gateway.products;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.gateway.response.StandingCategory;
import io.techpack.job.AccountId;
import io.techpack.product.Products.Change;
import io.techpack.product.Products.DatedRevision;
import io.techpack.product.Products.History;
import io.techpack.product.Products.Origin;
import io.techpack.product.Products.Product;
import io.techpack.product.Products.Sourced;
import io.techpack.product.Products.TechPack;
import io.techpack.product.Revision;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the documents that clients see of products, with absolute links. Thread-safe; to be called
 * on a request's thread.
 */
@Component
final class ProductDocuments {

    private static final String SENT_BY_CLIENT = "upload";

    private final PublicUrls urls;

    ProductDocuments(PublicUrls urls) {
        this.urls = urls;
    }

    ProductDocument product(AccountId account, Product product) {
        String self = urls.of(path(product.id()));
        return new ProductDocument(
                product.id(),
                artifact(account, product.thumbnail()),
                product.createdAt(),
                product.updatedAt(),
                new ProductDocument.Links(self + "/revisions", self + "/tech-pack"));
    }

    RevisionDocument revision(AccountId account, DatedRevision dated) {
        Revision revision = dated.revision();
        return new RevisionDocument(
                revision.id().toString(),
                revision.productId(),
                revision.viewType().id(),
                artifact(account, revision.picture()),
                artifact(account, revision.thumbnail()),
                revision.width(),
                revision.height(),
                revision.sha256(),
                dated.createdAt());
    }

    RevisionDetail detail(AccountId account, History history, Optional<Sourced> analysis) {
        DatedRevision revision = history.revision();
        return new RevisionDetail(
                revision(account, revision),
                revision.revision().parent().map(UUID::toString).orElse(null),
                analysis.map(each -> sourced(account, each)).orElse(null),
                history.line().stream().map(ProductDocuments::change).toList(),
                history.children().stream().map(ProductDocuments::change).toList());
    }

    TechPackDocument techPack(AccountId account, String productId, TechPack pack) {
        Optional<Instant> newest =
                Stream.of(
                                pack.category().stream(),
                                pack.baseViews().stream(),
                                pack.closeUps().stream(),
                                pack.sketches().stream())
                        .flatMap(each -> each)
                        .map(Sourced::at)
                        .max(Comparator.naturalOrder());
        return new TechPackDocument(
                productId,
                pack.category().map(each -> category(account, each, pack)).orElse(null),
                sourced(account, pack.baseViews()),
                sourced(account, pack.closeUps()),
                sourced(account, pack.sketches()),
                newest.orElse(null),
                newest.map(_ -> pack.madeOf().inWords()).orElse(null),
                new TechPackDocument.Links(
                        urls.signed(account, path(productId) + "/tech-pack.pdf"),
                        urls.signed(account, path(productId) + "/tech-pack.zip")));
    }

    private static String path(String product) {
        return Paths.BASE
                + "/products/"
                + URLEncoder.encode(product, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static RevisionDetail.Change change(Change change) {
        Optional<Origin> origin = change.origin();
        return new RevisionDetail.Change(
                change.revision().revision().id().toString(),
                change.revision().createdAt(),
                origin.map(Origin::type).orElse(SENT_BY_CLIENT),
                origin.map(each -> each.job().toString()).orElse(null),
                origin.flatMap(Origin::prompt).orElse(null),
                origin.flatMap(Origin::fieldPath).orElse(null),
                result(origin, "updatedValue"),
                result(origin, "changes"));
    }

    private static @Nullable JsonNode result(Optional<Origin> origin, String name) {
        return origin.flatMap(Origin::result)
                .flatMap(result -> Optional.ofNullable(result.get(name)))
                .orElse(null);
    }

    /** As it stands after all edits, which the document says, too. */
    private JsonNode category(AccountId account, Sourced detected, TechPack pack) {
        JsonNode standing = new StandingCategory(detected, pack.baseViews()).document();
        return sourced(account, new Sourced(standing, detected.job(), detected.at()));
    }

    private List<JsonNode> sourced(AccountId account, List<Sourced> documents) {
        return documents.stream().map(each -> sourced(account, each)).toList();
    }

    private JsonNode sourced(AccountId account, Sourced source) {
        JsonNode document = urls.inDocument(account, source.document());
        if (document instanceof ObjectNode object) {
            object.put("jobId", source.job().toString());
            object.put("createdAt", source.at().toString());
        }
        return document;
    }

    private String artifact(AccountId account, String key) {
        return urls.of(account, new ArtifactKey(key));
    }
}
