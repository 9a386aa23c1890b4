package io.techpack.product;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Of which revisions the parts of a product's tech pack are: its views and values are those that
 * stand now, close-ups and sketches may have been made of earlier ones. Immutable.
 *
 * @param earlier parts that were made of a revision that does not stand any more
 */
public record MadeOf(List<Part> earlier) {

    /** What is of no earlier revision. */
    public static final MadeOf WHAT_STANDS = new MadeOf(List.of());

    public MadeOf {
        earlier = List.copyOf(earlier);
    }

    /**
     * @param name such as {@code close-ups} or {@code front flat}
     * @param revisions that it was made of and that do not stand
     */
    public record Part(String name, List<Earlier> revisions) {

        public Part {
            revisions = List.copyOf(revisions);
        }
    }

    /** A revision of that view, and the one that stands for the view now. */
    public record Earlier(UUID revision, ViewType view, UUID standing) {

        private String inWords() {
            return "%s revision %s (now %s stands)".formatted(view.id(), revision, standing);
        }
    }

    /** One line that says which part is of what stands now, and which is of what did before. */
    public String inWords() {
        if (earlier.isEmpty()) {
            return "All of it is of the revisions that stand now.";
        }
        String parts =
                earlier.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Part::revisions,
                                        LinkedHashMap::new,
                                        Collectors.mapping(Part::name, Collectors.joining(", "))))
                        .entrySet()
                        .stream()
                        .map(each ->
                                "%s of the earlier %s"
                                        .formatted(
                                                each.getValue(),
                                                each.getKey().stream()
                                                        .map(Earlier::inWords)
                                                        .collect(Collectors.joining(" and "))))
                        .collect(Collectors.joining("; "));
        return "Views and values are of the revisions that stand now; not so %s. Make these anew for one state of all."
                .formatted(parts);
    }
}
