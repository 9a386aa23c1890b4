package io.techpack.gateway.products;

import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.parsing.ProductIds;
import io.techpack.gateway.pictures.PictureIngest;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.gateway.pictures.StoredPicture;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.FieldError;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.settings.GatewaySettings;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Adds pictures to products, each as a revision: uploaded, or fetched from a URL. */
@RestController
@RequestMapping(Paths.BASE + "/products/{productId}/revisions")
class RevisionController {

    private static final String VIEW_TYPES = "front, back, side, top, bottom, detail, other";

    /** What base64 makes of a picture, and room for the rest of the body. */
    private static final double IN_BASE64 = 1.4;

    private final PictureIngest ingest;
    private final PictureLinks links;
    private final Revisions revisions;
    private final JsonBodyReader bodies;
    private final PublicUrls urls;
    private final int largestBody;

    RevisionController(
            PictureIngest ingest,
            PictureLinks links,
            Revisions revisions,
            JsonBodyReader bodies,
            PublicUrls urls,
            GatewaySettings settings) {
        this.ingest = ingest;
        this.links = links;
        this.revisions = revisions;
        this.bodies = bodies;
        this.urls = urls;
        this.largestBody =
                (int)
                        Math.max(
                                settings.largestBody().toBytes(),
                                settings.pictures().largest().toBytes() * IN_BASE64);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<RevisionDocument> upload(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            MultipartHttpServletRequest parts) {
        List<FieldError> errors = new ArrayList<>();
        checkProduct(productId).ifPresent(errors::add);
        Optional<ViewType> view = viewType(parts.getParameterValues("viewType"), errors);
        List<MultipartFile> files = parts.getFiles("file");
        if (files.size() != 1) {
            errors.add(new FieldError("file", onePart(files.size())));
        }
        if (!errors.isEmpty()) {
            files.forEach(file ->
                    ingest.fault(file::getBytes)
                            .ifPresent(each ->
                                    errors.add(new FieldError("file", "is refused: " + each))));
            throw ApiException.invalid(errors);
        }
        AccountId account = caller.account();
        MultipartFile file = files.getFirst();
        return created(
                account, productId, view.orElseThrow(), ingest.ingest(account, file::getBytes));
    }

    private static Optional<ViewType> viewType(
            String @Nullable [] values, List<FieldError> errors) {
        if (values != null && values.length > 1) {
            errors.add(new FieldError("viewType", onePart(values.length)));
            return Optional.empty();
        }
        Optional<ViewType> view = values == null ? Optional.empty() : ViewType.find(values[0]);
        if (view.isEmpty()) {
            errors.add(new FieldError("viewType", "must be one of " + VIEW_TYPES));
        }
        return view;
    }

    private static String onePart(int sent) {
        return sent == 0
                ? "is missing; send it as a part with a file name"
                : "was sent %d times; send one part, each picture in a request of its own"
                        .formatted(sent);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RevisionDocument> fetch(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request, largestBody));
        checkProduct(productId).ifPresent(each -> fields.reject(each.field(), each.message()));
        String imageUrl = fields.text("imageUrl", largestBody);
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
        return ProductIds.fault(productId).map(fault -> new FieldError("productId", fault));
    }
}
