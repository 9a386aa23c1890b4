package io.techpack.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The analyses of one product's views, made to say one thing. What a person said of one view holds
 * for the product; where the views disagree and nobody said anything, the surer one is believed,
 * the leading one where they are equally sure. Colours are each view's own unless a person said
 * them: a print is on one side. Immutable; the analyses that were given stay as they are.
 *
 * @param analyses in the order in which they were given
 * @param notes sentences that say what was taken from which view, and where views disagree
 */
public record ReconciledViews(List<JsonNode> analyses, List<String> notes) {

    private static final String DATA = "analysisData";

    public ReconciledViews {
        analyses = List.copyOf(analyses);
        notes = List.copyOf(notes);
    }

    /**
     * @param analyses as they were handed out, each a {@link BaseViewAnalysis}; whatever else they
     *     hold is kept
     * @param leading the place of the leading view; what is measured in another view and not in it
     *     is put there
     */
    public static ReconciledViews of(List<JsonNode> analyses, int leading) {
        List<JsonNode> copies = analyses.stream().<JsonNode>map(JsonNode::deepCopy).toList();
        List<JsonNode> ordered = new ArrayList<>(copies);
        if (!ordered.isEmpty()) {
            ordered.addFirst(ordered.remove(leading));
        }
        Reconciling work =
                new Reconciling(
                        ordered.stream().filter(view -> view.path(DATA).isObject()).toList());
        return new ReconciledViews(copies, work.notes());
    }

    /** The same views, with what all of them say; those without an analysis are left alone. */
    public static JobInput.Views of(JobInput.Views views) {
        List<JsonNode> analyses = new ArrayList<>();
        for (View view : views.all()) {
            JsonNode analysis = view.analysis();
            analyses.add(analysis == null ? MissingNode.getInstance() : analysis);
        }
        List<JsonNode> reconciled = of(analyses, views.leading()).analyses();
        return new JobInput.Views(
                IntStream.range(0, reconciled.size())
                        .mapToObj(i ->
                                views.all().get(i).analysis() == null
                                        ? views.all().get(i)
                                        : views.all().get(i).withAnalysis(reconciled.get(i)))
                        .toList(),
                views.leading());
    }

    /** The work itself, on copies, the leading one first. For one thread. */
    private static final class Reconciling {

        private final List<JsonNode> views;
        private final Map<String, List<String>> said = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();

        Reconciling(List<JsonNode> views) {
            this.views = views;
            if (views.size() > 1) {
                for (SharedFact fact : SharedFact.values()) {
                    share(fact);
                }
                SharedParts parts = new SharedParts(views);
                parts.construction();
                parts.design();
                SharedMeasures measures = new SharedMeasures(views);
                measures.reconcile();
                measures.said()
                        .forEach((side, labels) ->
                                said.computeIfAbsent(side, _ -> new ArrayList<>()).addAll(labels));
                notes.addAll(measures.notes());
            }
        }

        List<String> notes() {
            List<String> all = new ArrayList<>();
            said.forEach((side, labels) ->
                    all.add(
                            "As said of the %s view, for the whole product: %s."
                                    .formatted(side, String.join(", ", labels))));
            all.addAll(notes);
            return all;
        }

        private void share(SharedFact fact) {
            List<JsonNode> edited =
                    views.stream().filter(view -> fact.isEditedIn(view.path(DATA))).toList();
            if (!edited.isEmpty()) {
                said(fact, edited);
            } else if (fact == SharedFact.MATERIALS || fact == SharedFact.PATTERN) {
                believe(fact);
            } else if (fact == SharedFact.COLOURS) {
                compareColours();
            }
        }

        private void said(SharedFact fact, List<JsonNode> edited) {
            JsonNode holds = edited.getFirst();
            JsonNode value = fact.in(holds.path(DATA));
            List<JsonNode> others =
                    edited.stream()
                            .filter(view -> !fact.in(view.path(DATA)).equals(value))
                            .toList();
            if (!others.isEmpty()) {
                notes.add(
                        "Edited in several views, and different: %s; what the %s view says holds."
                                .formatted(fact.label(), side(holds)));
            }
            boolean differs = false;
            for (JsonNode view : views) {
                differs |= !fact.in(view.path(DATA)).equals(value);
                fact.say(view.path(DATA), value);
            }
            if (differs) {
                said.computeIfAbsent(side(holds), _ -> new ArrayList<>()).add(fact.label());
            }
        }

        /** What a close look at a part shows says little of the whole. */
        private void believe(SharedFact fact) {
            JsonNode surest = null;
            Map<String, String> read = new LinkedHashMap<>();
            for (JsonNode view : views) {
                Optional<String> words = fact.words(view.path(DATA));
                if (words.isPresent() && !side(view).equals(ViewType.DETAIL.id())) {
                    read.putIfAbsent(side(view), words.get());
                    surest = surer(fact, surest, view);
                }
            }
            if (surest == null) {
                return;
            }
            if (read.values().stream().distinct().count() > 1) {
                notes.add(
                        "The views disagree on the %s (%s); the %s view is believed."
                                .formatted(fact.label(), listed(read), side(surest)));
            }
            JsonNode value = fact.in(surest.path(DATA));
            views.forEach(view -> fact.put(view.path(DATA), value));
        }

        private static JsonNode surer(
                SharedFact fact, @Nullable JsonNode before, JsonNode candidate) {
            return before == null
                            || fact.confidence(candidate.path(DATA))
                                    > fact.confidence(before.path(DATA))
                    ? candidate
                    : before;
        }

        private void compareColours() {
            Map<String, String> read = new LinkedHashMap<>();
            views.forEach(view ->
                    SharedFact.COLOURS
                            .words(view.path(DATA))
                            .ifPresent(words -> read.putIfAbsent(side(view), words)));
            JsonNode leading = SharedFact.COLOURS.in(views.getFirst().path(DATA)).path(0);
            boolean differ =
                    views.stream()
                            .map(view -> SharedFact.COLOURS.in(view.path(DATA)).path(0))
                            .anyMatch(colour -> HexDistance.isClear(leading, colour));
            if (differ) {
                notes.add(
                        "The views disagree on the main colour (%s); each is shown as it was read."
                                .formatted(listed(read)));
            }
        }

        private static String listed(Map<String, String> read) {
            return String.join(
                    ", ",
                    read.entrySet().stream()
                            .map(each -> each.getKey() + ": " + each.getValue())
                            .toList());
        }
    }

    /** The side that an analysis is of, such as {@code front}. */
    static String side(JsonNode view) {
        return view.path("viewType").asString("");
    }

    /** The analysis proper, to be changed. */
    static ObjectNode data(JsonNode view) {
        return view.path(DATA).asObject();
    }
}
