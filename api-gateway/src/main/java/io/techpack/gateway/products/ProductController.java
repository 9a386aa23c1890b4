package io.techpack.gateway.products;

import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import io.techpack.product.Products;
import io.techpack.product.Products.DatedRevision;
import io.techpack.product.Products.Product;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What there is of products: the list of them, their pictures, which of them stand, and their
 * latest results.
 */
@RestController
@RequestMapping(Paths.BASE)
class ProductController {

    private final Products products;
    private final ProductDocuments documents;
    private final Pages pages;

    ProductController(Products products, ProductDocuments documents, Pages pages) {
        this.products = products;
        this.documents = documents;
        this.pages = pages;
    }

    @GetMapping("/products")
    ResponseEntity<ProductList> products(
            @AuthenticationPrincipal Caller caller,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        AccountId account = caller.account();
        Cursors cursors = new Cursors("products", account.toString());
        PageQuery query = new PageQuery(parameters);
        UUID before = query.cursor(cursors, Ids::find).orElse(Products.NEWEST);
        int limit = query.limit();
        query.finish();
        Page<Product> page =
                Page.of(
                        products.page(account, before, limit + 1),
                        limit,
                        last -> cursors.of(last.place().toString()));
        return pages.response(
                request,
                page.next(),
                new ProductList(
                        page.shown(each -> documents.product(account, each)), page.nextCursor()));
    }

    @GetMapping("/products/{productId}/revisions")
    ResponseEntity<RevisionList> revisions(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        AccountId account = caller.account();
        Cursors cursors = new Cursors("revisions", account + "/" + productId);
        PageQuery query = new PageQuery(parameters);
        UUID before = query.cursor(cursors, Ids::find).orElse(Products.NEWEST);
        int limit = query.limit();
        query.finish();
        requireProduct(account, productId);
        Page<DatedRevision> page =
                Page.of(
                        products.revisions(account, productId, before, limit + 1),
                        limit,
                        last -> cursors.of(last.revision().id().toString()));
        return pages.response(
                request,
                page.next(),
                new RevisionList(
                        page.shown(each -> documents.revision(account, each)), page.nextCursor()));
    }

    @GetMapping("/revisions/{revisionId}")
    RevisionDetail revision(
            @AuthenticationPrincipal Caller caller, @PathVariable String revisionId) {
        AccountId account = caller.account();
        return Ids.find(revisionId)
                .flatMap(id -> products.history(account, id))
                .map(history ->
                        documents.detail(
                                account,
                                history,
                                products.analysis(account, history.revision().revision().id())))
                .orElseThrow(() -> Ids.unknown("Revision", revisionId));
    }

    /** Idempotent: going back to what stands changes nothing that is seen. */
    @PostMapping("/revisions/{revisionId}/restore")
    RevisionDetail restore(
            @AuthenticationPrincipal Caller caller, @PathVariable String revisionId) {
        RevisionDetail detail = revision(caller, revisionId);
        boolean restored =
                Ids.find(revisionId)
                        .filter(id -> products.restore(caller.account(), id))
                        .isPresent();
        if (!restored) {
            throw ApiException.of(
                    ErrorCode.CONFLICT,
                    "Revision %s has no analysis yet; analyse it first.".formatted(revisionId));
        }
        return detail;
    }

    @GetMapping("/products/{productId}/tech-pack")
    TechPackDocument techPack(
            @AuthenticationPrincipal Caller caller, @PathVariable String productId) {
        AccountId account = caller.account();
        requireProduct(account, productId);
        return documents.techPack(account, productId, products.techPack(account, productId));
    }

    private void requireProduct(AccountId account, String productId) {
        if (!products.exists(account, productId)) {
            throw Ids.unknown("Product", productId);
        }
    }

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record ProductList(List<ProductDocument> products, @Nullable String nextCursor) {}

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record RevisionList(List<RevisionDocument> revisions, @Nullable String nextCursor) {}
}
