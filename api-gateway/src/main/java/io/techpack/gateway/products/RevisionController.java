package io.techpack.gateway.products;

import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.pictures.PictureIngest;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.gateway.pictures.StoredPicture;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.FieldError;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import io.techpack.job.TimeOrderedUuid;
import io.techpack.product.Revision;
import io.techpack.product.Revisions;
import io.techpack.product.ViewType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Adds pictures to products, each as a revision: uploaded, or fetched from a URL. */
@RestController
@RequestMapping(Paths.BASE + "/products/{productId}/revisions")
class RevisionController {

    private static final String VIEW_TYPES = "front, back, side, top, bottom, detail, other";
    private static final int MAX_PRODUCT_ID = 200;
    private static final int MAX_URL = 8_000;

    private final PictureIngest ingest;
    private final PictureLinks links;
    private final Revisions revisions;
    private final JsonBodyReader bodies;
    private final PublicUrls urls;

    RevisionController(
            PictureIngest ingest,
            PictureLinks links,
            Revisions revisions,
            JsonBodyReader bodies,
            PublicUrls urls) {
        this.ingest = ingest;
        this.links = links;
        this.revisions = revisions;
        this.bodies = bodies;
        this.urls = urls;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<RevisionDocument> upload(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String viewType) {
        List<FieldError> errors = new ArrayList<>();
        checkProduct(productId).ifPresent(errors::add);
        Optional<ViewType> view = Optional.ofNullable(viewType).flatMap(ViewType::find);
        if (view.isEmpty()) {
            errors.add(new FieldError("viewType", "must be one of " + VIEW_TYPES));
        }
        if (file == null) {
            errors.add(new FieldError("file", "is missing"));
        }
        if (file == null || !errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        AccountId account = caller.account();
        return created(
                account, productId, view.orElseThrow(), ingest.ingest(account, file::getBytes));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RevisionDocument> fetch(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        checkProduct(productId).ifPresent(each -> fields.reject(each.field(), each.message()));
        String imageUrl = fields.text("imageUrl", MAX_URL);
        Optional<ViewType> view = fields.choice("viewType", ViewType::find, VIEW_TYPES);
        fields.finish();
        AccountId account = caller.account();
        byte[] bytes = links.bytes(account, "imageUrl", imageUrl);
        return created(account, productId, view.orElseThrow(), ingest.ingest(account, () -> bytes));
    }

    private ResponseEntity<RevisionDocument> created(
            AccountId account, String productId, ViewType view, StoredPicture picture) {
        Revision revision =
                new Revision(
                        TimeOrderedUuid.next(),
                        productId,
                        view,
                        picture.picture().value(),
                        picture.thumbnail().value(),
                        picture.width(),
                        picture.height(),
                        picture.sha256(),
                        Optional.empty());
        Instant createdAt = revisions.add(account, revision);
        URI location = URI.create(urls.of(Paths.BASE + "/revisions/" + revision.id()));
        return ResponseEntity.created(location)
                .body(
                        new RevisionDocument(
                                revision.id().toString(),
                                productId,
                                view.id(),
                                urls.of(account, picture.picture()),
                                urls.of(account, picture.thumbnail()),
                                picture.width(),
                                picture.height(),
                                picture.sha256(),
                                createdAt));
    }

    private static Optional<FieldError> checkProduct(String productId) {
        return productId.isBlank() || productId.length() > MAX_PRODUCT_ID
                ? Optional.of(
                        new FieldError(
                                "productId",
                                "must have 1 to %d characters".formatted(MAX_PRODUCT_ID)))
                : Optional.empty();
    }
}
