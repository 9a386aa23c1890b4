package io.techpack.gateway.downloads;

import io.techpack.document.pack.Change;
import io.techpack.document.pack.CloseUp;
import io.techpack.document.pack.Pack;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.StandingCategory;
import io.techpack.product.Products.Sourced;
import io.techpack.product.Products.TechPack;
import io.techpack.product.ReconciledViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads results as a document shows them. They may come from an older version or another engine:
 * what is missing is left out, and only so much is read as there can honestly be.
 */
final class PackReader {

    private static final int MOST_VIEWS = 12;
    private static final int MOST_CLOSE_UPS = 24;
    private static final int MOST_FLATS = 6;

    private PackReader() {}

    /** The pack, or empty if there are no results. */
    static Optional<Pack> read(String product, TechPack results, List<Change> history) {
        Optional<Instant> newest =
                Stream.of(
                                results.category().stream(),
                                results.baseViews().stream(),
                                results.closeUps().stream(),
                                results.sketches().stream())
                        .flatMap(each -> each)
                        .map(Sourced::at)
                        .max(Comparator.naturalOrder());
        List<JsonNode> views = first(results.baseViews(), MOST_VIEWS).toList();
        int leading = StandingCategory.leading(views);
        ReconciledViews reconciled = ReconciledViews.of(views, leading);
        StandingSpec standing = StandingSpec.of(reconciled.analyses(), leading);
        List<String> notes = new ArrayList<>(reconciled.notes());
        outdated(results).or(() -> ofAnotherState(results, standing)).ifPresent(notes::add);
        return newest.map(date ->
                new Pack(
                        product,
                        date,
                        results.category()
                                .map(each -> new StandingCategory(each, results.baseViews()))
                                .map(KindReader::kind),
                        reconciled.analyses().stream().map(ViewReader::view).toList(),
                        first(results.closeUps(), MOST_CLOSE_UPS).map(PackReader::closeUp).toList(),
                        first(results.sketches(), MOST_FLATS)
                                .map(each -> FlatReader.flat(each, standing))
                                .toList(),
                        notes,
                        history,
                        standing.contradictions(),
                        results.madeOf().inWords()));
    }

    /** A sentence on sketches that do not know of an edit yet. */
    private static Optional<String> outdated(TechPack results) {
        Optional<Instant> drawn =
                results.sketches().stream().map(Sourced::at).min(Comparator.naturalOrder());
        List<String> later =
                results.baseViews().stream()
                        .filter(view -> drawn.isPresent() && view.at().isAfter(drawn.get()))
                        .map(Sourced::document)
                        .filter(view -> !view.path("analysisData").path("edited_fields").isEmpty())
                        .map(view -> Values.text(view, "viewType"))
                        .toList();
        return later.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The flats and their callouts are older than the last edit of the %s view; make the sketches anew."
                                .formatted(String.join(" and ", later)));
    }

    /**
     * A sentence on sketches of a revision that does not stand for the product: one of another
     * branch, or one that was taken back since.
     */
    private static Optional<String> ofAnotherState(TechPack results, StandingSpec standing) {
        List<String> shown =
                first(results.sketches(), MOST_FLATS)
                        .flatMap(sketch -> standing.differences(sketch.path("flatSpec")).stream())
                        .distinct()
                        .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The flats were drawn of another state of the product than its views are: %s; make the sketches anew."
                                .formatted(String.join(", ", shown)));
    }

    /** The revisions that stand for the product. */
    static List<UUID> standing(TechPack results) {
        return first(results.baseViews(), MOST_VIEWS)
                .map(view -> Ids.find(Values.text(view, "revisionId")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Stream<JsonNode> first(List<Sourced> documents, int most) {
        return documents.stream().limit(most).map(Sourced::document);
    }

    private static CloseUp closeUp(JsonNode closeUp) {
        JsonNode shot = closeUp.path("shotMetadata");
        String focus = Values.text(shot, "focus_area");
        return new CloseUp(
                closeUp.path("order").asInt(0),
                focus.isBlank() ? Values.text(shot, "shot_name") : focus,
                Values.text(shot, "purpose"),
                Values.picture(closeUp, "imageUrl"));
    }
}
