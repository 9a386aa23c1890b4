package io.techpack.product;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which of a product's revisions stand for it now. */
final class CurrentRevisions {

    private CurrentRevisions() {}

    /**
     * An analysed revision.
     *
     * @param parent what it was made of, if it was not sent by the client
     * @param replaces whether it took its parent's place, as an edit does
     * @param restored whether somebody went back to it
     */
    record Candidate(
            UUID id, ViewType view, @Nullable UUID parent, boolean replaces, boolean restored) {}

    /**
     * Those that stand for the product, in the order of the view types: what took a revision's
     * place stands for it; what was made beside it does not. A revision that was restored stands
     * again: what took its place before that does so no longer. Of each side the newest; of details
     * and other views all, because there may be many.
     *
     * @param newestFirst all analysed revisions, restored ones as of then
     */
    static List<UUID> of(List<Candidate> newestFirst) {
        Set<UUID> known = newestFirst.stream().map(Candidate::id).collect(toSet());
        Map<UUID, UUID> successors = new HashMap<>();
        Set<UUID> newer = new HashSet<>();
        for (Candidate each : newestFirst) {
            UUID parent = each.parent();
            if (parent != null && each.replaces() && !newer.contains(parent)) {
                successors.putIfAbsent(parent, each.id());
            }
            newer.add(each.id());
        }
        // those that nothing but replacements lead to; a parent comes before what was made of it
        Set<UUID> lines = new HashSet<>();
        for (Candidate each : newestFirst.reversed()) {
            UUID parent = each.parent();
            boolean inLine =
                    parent == null
                            || each.restored()
                            || each.id().equals(successors.get(parent))
                                    && (lines.contains(parent) || !known.contains(parent));
            if (inLine) {
                lines.add(each.id());
            }
        }
        List<UUID> current = new ArrayList<>();
        for (ViewType view : ViewType.values()) {
            List<UUID> standing =
                    newestFirst.stream()
                            .filter(each -> each.view() == view)
                            .map(Candidate::id)
                            .filter(id -> lines.contains(id) && !successors.containsKey(id))
                            .toList();
            current.addAll(isSide(view) ? standing.stream().limit(1).toList() : standing);
        }
        return current;
    }

    private static boolean isSide(ViewType view) {
        return switch (view) {
            case FRONT, BACK, SIDE, TOP, BOTTOM -> true;
            case DETAIL, OTHER -> false;
        };
    }
}
