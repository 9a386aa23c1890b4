package io.techpack.gateway.request;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.gateway.response.ApiException;
import io.techpack.job.AccountId;
import io.techpack.product.JobInput;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductCategory;
import io.techpack.product.Revision;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Requests that start from pictures. */
@Component
final class PictureRequests {

    private final RevisionCache revisions;

    PictureRequests(RevisionCache revisions) {
        this.revisions = revisions;
    }

    InputResolver techPack(Fields fields) {
        String productId = CommonFields.productId(fields);
        List<UUID> ids = fields.ids("revisionIds", CommonFields.MOST_VIEWS);
        Optional<String> imageUrl = fields.optionalText("imageUrl", CommonFields.LONGEST_URL);
        int shots = CommonFields.shotCount(fields);
        List<ViewType> sketches = CommonFields.sketchViews(fields);
        Optional<ProductCategory> category = CommonFields.optionalCategory(fields);
        Optional<String> subcategory = CommonFields.subcategory(fields, category);
        Optional<KnownMeasure> known = CommonFields.knownMeasure(fields);
        return InputResolver.about(
                ids,
                account ->
                        new JobInput.TechPack(
                                productId,
                                ledBy(imageUrl, views(account, productId, ids)),
                                shots,
                                sketches,
                                category,
                                subcategory,
                                known));
    }

    InputResolver category(Fields fields, PictureSource pictures) {
        String productId = CommonFields.productId(fields);
        String imageUrl = fields.text("imageUrl", CommonFields.LONGEST_PICTURE_LINK);
        Optional<ProductCategory> category = CommonFields.optionalCategory(fields);
        Optional<String> subcategory = CommonFields.subcategory(fields, category);
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
            return new JobInput.Category(productId, view, category, subcategory);
        };
    }

    InputResolver baseViews(Fields fields) {
        String productId = CommonFields.productId(fields);
        List<UUID> ids = fields.ids("revisionIds", CommonFields.MOST_VIEWS);
        Optional<ProductCategory> category = CommonFields.optionalCategory(fields);
        Optional<String> subcategory = CommonFields.subcategory(fields, category);
        Optional<KnownMeasure> known = CommonFields.knownMeasure(fields);
        return InputResolver.about(
                ids,
                account ->
                        new JobInput.BaseViews(
                                productId,
                                JobInput.Views.of(views(account, productId, ids)),
                                category,
                                subcategory,
                                known));
    }

    /** What was made of an earlier revision brings its analysis along: edits hold. */
    private List<View> views(AccountId account, String productId, List<UUID> ids) {
        List<Revision> found = revisions.ofProduct(account, productId, ids);
        List<UUID> made =
                found.stream()
                        .filter(revision -> revision.parent().isPresent())
                        .map(Revision::id)
                        .toList();
        Map<UUID, JsonNode> edited = made.isEmpty() ? Map.of() : revisions.analyses(account, made);
        return found.stream()
                .map(revision -> View.of(revision).withAnalysis(edited.get(revision.id())))
                .toList();
    }

    /** The picture that the client names leads, and comes first. */
    private static JobInput.Views ledBy(Optional<String> imageUrl, List<View> views) {
        return imageUrl.map(url ->
                        new JobInput.Views(
                                        views,
                                        place(url, views)
                                                .orElseThrow(PictureRequests::pictureOfNoRevision))
                                .leadingFirst())
                .orElseGet(() -> JobInput.Views.of(views));
    }

    private static ApiException pictureOfNoRevision() {
        return ApiException.invalid(
                "imageUrl",
                "is the picture of none of the revisions; send the imageUrl of one of them, or leave it out");
    }

    private static Optional<Integer> place(String imageUrl, List<View> views) {
        Optional<String> picture = PictureLinks.keyIn(imageUrl).map(ArtifactKey::value);
        return IntStream.range(0, views.size())
                .boxed()
                .filter(i -> picture.filter(views.get(i).picture()::equals).isPresent())
                .findFirst();
    }
}
