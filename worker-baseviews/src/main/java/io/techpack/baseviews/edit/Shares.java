package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps shares that belong together at their sum: the materials of one component make 100 %, the
 * colours of a product at most that. Where one share is said, the others are rescaled.
 */
final class Shares {

    private static final String PERCENTAGE = "percentage";
    private static final String COMPONENT = "component";
    private static final int ALL = 100;

    private Shares() {}

    /**
     * Rescales the others so that the sum is right; those without a known share are left alone, but
     * for a single one, which gets the rest.
     *
     * @param said the place of the share that was said
     * @return what speaks against it, if anything
     */
    static Optional<String> keepingSum(ListShape shape, ArrayNode list, int said) {
        List<Integer> others =
                group(shape, list, list.get(said)).stream().filter(i -> i != said).toList();
        int rest = ALL - list.get(said).path(PERCENTAGE).asInt(0);
        List<Integer> known =
                others.stream().filter(i -> list.get(i).path(PERCENTAGE).isNumber()).toList();
        int sum = known.stream().mapToInt(i -> list.get(i).path(PERCENTAGE).asInt()).sum();
        if (others.isEmpty() || shape == ListShape.COLOURS && sum <= rest) {
            return Optional.empty();
        }
        if (rest == 0) {
            return Optional.of(
                    "100 %% leaves nothing for %s; remove that instead"
                            .formatted(names(shape, list, others)));
        }
        if (known.size() == others.size()) {
            put(list, known, Rescaling.to(rest, values(list, known)));
        } else if (others.size() == 1) {
            put(list, others, List.of(rest));
        }
        return Optional.empty();
    }

    /** What is left grows to fill the gap. */
    static void fillGap(ListShape shape, ArrayNode list, JsonNode gone) {
        List<Integer> left = group(shape, list, gone);
        boolean known = left.stream().allMatch(i -> list.get(i).path(PERCENTAGE).isNumber());
        if (shape.hasShares() && !left.isEmpty() && known && gone.path(PERCENTAGE).isNumber()) {
            int sum =
                    values(list, left).stream().mapToInt(Integer::intValue).sum()
                            + gone.path(PERCENTAGE).asInt();
            put(list, left, Rescaling.to(Math.min(ALL, sum), values(list, left)));
        }
    }

    /** A whole composition in place of the present one, if the words are one of several parts. */
    static Optional<Reading<JsonNode>> said(
            ListShape shape, ArrayNode list, String words, Optional<String> component) {
        return switch (Share.all(words)) {
            case Reading.Fault<List<Share>>(String why) -> Optional.of(Reading.fault("%s", why));
            case Reading.Value<List<Share>>(List<Share> parts) ->
                    parts.size() > 1
                            ? Optional.of(
                                    Share.unread(words)
                                            .<Reading<JsonNode>>map(Shares::withoutShare)
                                            .orElseGet(() ->
                                                    composition(shape, list, parts, component)))
                            : Optional.empty();
        };
    }

    /** Beside shares, everything has one. */
    static <T> Reading<T> withoutShare(String rest) {
        return Reading.fault(
                "'%s' has no share; give it one, or say it in an edit of its own", rest);
    }

    /**
     * A whole composition in place of the present one.
     *
     * @param component that is made of it; the main one if none is named
     */
    static Reading<JsonNode> composition(
            ListShape shape, ArrayNode list, List<Share> shares, Optional<String> component) {
        int sum = Share.sum(shares);
        if (shape == ListShape.MATERIALS ? sum != ALL : sum > ALL) {
            return Reading.fault(
                    "the shares make %d %%; they must make %s100 %%",
                    sum, shape == ListShape.MATERIALS ? "" : "at most ");
        }
        String of = component.orElse(list.path(0).path(COMPONENT).asString("body"));
        List<JsonNode> items = new ArrayList<>();
        for (Share share : shares) {
            Reading<JsonNode> item =
                    Wording.name(share.name())
                            .then(_ -> shape.item(share.name(), Optional.of(of), list));
            if (!(item instanceof Reading.Value<JsonNode>(JsonNode value))) {
                return item;
            }
            items.add(value.asObject().put(PERCENTAGE, share.percent()));
        }
        return Reading.of(
                shape == ListShape.MATERIALS
                        ? inPlace(list, of, items)
                        : list.removeAll().addAll(items));
    }

    /** Where the component was, else at the end: the first is the main one. */
    private static ArrayNode inPlace(ArrayNode list, String component, List<JsonNode> items) {
        int at = 0;
        while (at < list.size() && !isOf(component, list.get(at))) {
            at++;
        }
        List<JsonNode> all = new ArrayList<>(list.valueStream().limit(at).toList());
        all.addAll(items);
        list.valueStream().skip(at).filter(item -> !isOf(component, item)).forEach(all::add);
        return list.removeAll().addAll(all);
    }

    private static boolean isOf(String component, JsonNode item) {
        return item.path(COMPONENT).asString("").equals(component);
    }

    /** The items whose shares belong together with this one's. */
    private static List<Integer> group(ListShape shape, ArrayNode list, JsonNode item) {
        return IntStream.range(0, list.size())
                .filter(i ->
                        shape != ListShape.MATERIALS
                                || list.get(i).path(COMPONENT).equals(item.path(COMPONENT)))
                .boxed()
                .toList();
    }

    private static List<Integer> values(ArrayNode list, List<Integer> places) {
        return places.stream().map(i -> list.get(i).path(PERCENTAGE).asInt()).toList();
    }

    private static void put(ArrayNode list, List<Integer> places, List<Integer> values) {
        for (int i = 0; i < places.size(); i++) {
            if (list.get(places.get(i)) instanceof ObjectNode item) {
                item.put(PERCENTAGE, values.get(i));
            }
        }
    }

    private static String names(ListShape shape, ArrayNode list, List<Integer> places) {
        return places.stream()
                .map(i -> list.get(i).path(shape.main()).asString(""))
                .collect(Collectors.joining(" and "));
    }
}
