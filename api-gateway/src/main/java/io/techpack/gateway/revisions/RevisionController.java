package io.techpack.gateway.revisions;

import io.techpack.gateway.address.Paths;
import io.techpack.gateway.address.PublicAddress;
import io.techpack.gateway.body.Fields;
import io.techpack.gateway.body.JsonBody;
import io.techpack.gateway.errors.FieldFault;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.pictures.PictureIntake;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.gateway.pictures.StoredPicture;
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

/** Takes in the pictures of products. */
@RestController
@RequestMapping(Paths.BASE + "/products/{productId}/revisions")
class RevisionController {

    private static final String VIEW_TYPES = "front, back, side, top, bottom, detail, other";
    private static final int LONGEST_PRODUCT_ID = 200;
    private static final int LONGEST_URL = 2_000;

    private final PictureIntake intake;
    private final PictureLinks links;
    private final Revisions revisions;
    private final JsonBody bodies;
    private final PublicAddress address;

    RevisionController(
            PictureIntake intake,
            PictureLinks links,
            Revisions revisions,
            JsonBody bodies,
            PublicAddress address) {
        this.intake = intake;
        this.links = links;
        this.revisions = revisions;
        this.bodies = bodies;
        this.address = address;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<RevisionDocument> upload(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String viewType) {
        List<FieldFault> faults = new ArrayList<>();
        checkProduct(productId).ifPresent(faults::add);
        Optional<ViewType> view = Optional.ofNullable(viewType).flatMap(ViewType::find);
        if (view.isEmpty()) {
            faults.add(new FieldFault("viewType", "must be one of " + VIEW_TYPES));
        }
        if (file == null) {
            faults.add(new FieldFault("file", "is missing"));
        }
        if (file == null || !faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        AccountId account = caller.account();
        return created(
                account, productId, view.orElseThrow(), intake.take(account, file::getBytes));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RevisionDocument> fetch(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String productId,
            HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        checkProduct(productId).ifPresent(each -> fields.refuse(each.field(), each.message()));
        String imageUrl = fields.text("imageUrl", LONGEST_URL);
        Optional<ViewType> view = fields.choice("viewType", ViewType::find, VIEW_TYPES);
        fields.finish();
        AccountId account = caller.account();
        byte[] bytes = links.bytes(account, "imageUrl", imageUrl);
        return created(account, productId, view.orElseThrow(), intake.take(account, () -> bytes));
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
        URI location = URI.create(address.of(Paths.BASE + "/revisions/" + revision.id()));
        return ResponseEntity.created(location)
                .body(
                        new RevisionDocument(
                                revision.id().toString(),
                                productId,
                                view.id(),
                                address.of(picture.picture().path()),
                                address.of(picture.thumbnail().path()),
                                picture.width(),
                                picture.height(),
                                picture.sha256(),
                                createdAt));
    }

    private static Optional<FieldFault> checkProduct(String productId) {
        return productId.isBlank() || productId.length() > LONGEST_PRODUCT_ID
                ? Optional.of(
                        new FieldFault(
                                "productId",
                                "must have 1 to %d characters".formatted(LONGEST_PRODUCT_ID)))
                : Optional.empty();
    }
}
