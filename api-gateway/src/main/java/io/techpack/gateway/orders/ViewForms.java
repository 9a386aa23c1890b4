package io.techpack.gateway.orders;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.job.AccountId;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import io.techpack.product.WorkOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Orders that start from pictures. */
@Component
final class ViewForms {

    private final KnownRevisions revisions;
    private final PictureLinks pictures;

    ViewForms(KnownRevisions revisions, PictureLinks pictures) {
        this.revisions = revisions;
        this.pictures = pictures;
    }

    Order techPack(Fields fields) {
        String productId = CommonFields.productId(fields);
        List<UUID> ids = fields.ids("revisionIds", CommonFields.MOST_VIEWS);
        Optional<String> imageUrl = fields.optionalText("imageUrl", CommonFields.LONGEST_URL);
        Integer shots = CommonFields.shotCount(fields);
        List<ViewType> sketches = CommonFields.sketchViews(fields);
        return account ->
                new WorkOrder(
                        productId,
                        null,
                        leadBy(imageUrl, views(account, ids)),
                        shots,
                        sketches,
                        List.of(),
                        null,
                        null);
    }

    Order category(Fields fields) {
        String productId = CommonFields.productId(fields);
        String imageUrl = fields.text("imageUrl", CommonFields.LONGEST_URL);
        return account -> {
            PictureLinks.Linked picture = pictures.resolve(account, "imageUrl", imageUrl);
            View view =
                    new View(
                            null,
                            ViewType.OTHER,
                            picture.picture(),
                            picture.thumbnail(),
                            picture.sha256(),
                            null);
            return WorkOrder.of(productId, List.of(view));
        };
    }

    Order baseViews(Fields fields) {
        String productId = CommonFields.productId(fields);
        List<UUID> ids = fields.ids("revisionIds", CommonFields.MOST_VIEWS);
        Optional<String> category = CommonFields.optionalCategory(fields);
        return account ->
                new WorkOrder(
                        productId,
                        category.orElse(null),
                        views(account, ids),
                        null,
                        WorkOrder.ALL_SKETCHES,
                        List.of(),
                        null,
                        null);
    }

    private List<View> views(AccountId account, List<UUID> ids) {
        return revisions.all(account, ids).stream().map(View::of).toList();
    }

    /** The picture that the client names comes first if it is one of the revisions'. */
    private static List<View> leadBy(Optional<String> imageUrl, List<View> views) {
        List<View> ordered = new ArrayList<>();
        views.stream().filter(view -> shows(view, imageUrl)).forEach(ordered::add);
        views.stream().filter(view -> !shows(view, imageUrl)).forEach(ordered::add);
        return ordered;
    }

    private static boolean shows(View view, Optional<String> imageUrl) {
        return imageUrl.filter(url -> url.endsWith(new ArtifactKey(view.picture()).path()))
                .isPresent();
    }
}
