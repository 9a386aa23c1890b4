package io.techpack.document.pack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A product's tech pack. All texts may come from anybody.
 *
 * @param updatedAt when its latest part came into being: the document's date
 * @param notes on what holds for all views, and where they disagree
 * @param history of the revisions that stand, the oldest first
 * @param contradictions sentences on measures that cannot all be true, shown where these are
 * @param madeOf a line on which part is of which revisions, or nothing
 */
public record Pack(
        String product,
        Instant updatedAt,
        Optional<Kind> kind,
        List<View> views,
        List<CloseUp> closeUps,
        List<Flat> flats,
        List<String> notes,
        List<Change> history,
        List<String> contradictions,
        String madeOf) {

    public Pack {
        views = List.copyOf(views);
        closeUps = List.copyOf(closeUps);
        flats = List.copyOf(flats);
        notes = List.copyOf(notes);
        history = List.copyOf(history);
        contradictions = List.copyOf(contradictions);
    }

    /** Of which there is nothing to be noted. */
    public Pack(
            String product,
            Instant updatedAt,
            Optional<Kind> kind,
            List<View> views,
            List<CloseUp> closeUps,
            List<Flat> flats,
            List<Change> history) {
        this(product, updatedAt, kind, views, closeUps, flats, List.of(), history, List.of(), "");
    }

    /** The front where there is one, else the first view. */
    public Optional<View> leadingView() {
        return views.stream()
                .filter(view -> view.side().equals("front"))
                .findFirst()
                .or(() -> views.stream().findFirst());
    }

    /** All views, the leading one first. */
    public List<View> leadingFirst() {
        Optional<View> leading = leadingView();
        return java.util.stream.Stream.concat(
                        leading.stream(),
                        views.stream().filter(view -> view != leading.orElse(null)))
                .toList();
    }
}
