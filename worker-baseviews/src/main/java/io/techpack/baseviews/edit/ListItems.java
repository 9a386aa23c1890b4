package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.NamedColour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The items of a list, and which of them words name. For one thread. */
record ListItems(ArrayNode list, ListShape shape) {

    private static final int MOST_NAMED = 12;

    /** Of lines of the design, as far as they have names in the tables. */
    private static final List<String> LABELS =
            List.of("print", "hood", "pockets", "sleeve", "neckline", "collar");

    /** As far as they have names in the tables. */
    private static final List<String> FIBRES =
            List.of(
                    "cotton",
                    "linen",
                    "wool",
                    "silk",
                    "polyester",
                    "nylon",
                    "viscose",
                    "elastane",
                    "hemp",
                    "leather",
                    "rubber",
                    "acrylic");

    private static final Set<Meaning> PARTS =
            Set.of(
                    Meaning.COLLAR,
                    Meaning.SLEEVE,
                    Meaning.CUFF,
                    Meaning.HEM,
                    Meaning.POCKET,
                    Meaning.WAIST,
                    Meaning.SHOULDER,
                    Meaning.SIDE_SEAM,
                    Meaning.CLOSURE,
                    Meaning.CROTCH);

    /** The one item that the words name, or the reason why there is not one. */
    Reading<Integer> one(String target) {
        List<Integer> found = called(target);
        if (found.size() == 1) {
            return Reading.of(found.getFirst());
        }
        return found.isEmpty()
                ? Reading.fault("there is no '%s'; there are %s", target, inventory())
                : Reading.fault("'%s' names several; there are %s", target, inventory());
    }

    /** Those that an ordinal or a name in the words points to, whatever the language of either. */
    List<Integer> called(String target) {
        if (shape == ListShape.HARDWARE) {
            List<Integer> named = exactly(target);
            if (named.size() == 1) {
                return named;
            }
        }
        List<Integer> found = namedOrOfAKind(target);
        List<Integer> asSpare =
                found.stream()
                        .filter(i ->
                                TrimsEdit.isSpare(target)
                                        == TrimsEdit.isSpare(list.get(i).path("type").asString("")))
                        .toList();
        return shape == ListShape.HARDWARE && found.size() > 1 && !asSpare.isEmpty()
                ? asSpare
                : found;
    }

    /** The one trim whose own name holds all the words but their article and number. */
    private List<Integer> exactly(String target) {
        String counted = Trims.counted(Things.bare(target));
        List<Integer> same = themselves(counted::equalsIgnoreCase);
        String bare = counted.replaceFirst("^\\d+\\s+", "");
        return bare.indexOf(' ') < 0 || same.size() == 1
                ? same
                : themselves(name -> Wording.holdsAny(name, List.of(bare)));
    }

    private List<Integer> namedOrOfAKind(String target) {
        List<Integer> byName = mentioned(target);
        List<Integer> byKind = translated(target);
        // "the zip" is none of the labels beside it
        boolean otherwise = !byKind.isEmpty() && Collections.disjoint(byName, byKind);
        return byName.isEmpty() || otherwise ? byKind : byName;
    }

    /** Those that are called so in another language than the list's. */
    private List<Integer> translated(String target) {
        return switch (shape) {
            case HARDWARE -> {
                Set<String> nouns = Trims.nouns(target);
                List<Integer> same = themselves(name -> Trims.nouns(name).equals(nouns));
                yield nouns.isEmpty()
                        ? List.of()
                        : same.isEmpty()
                                ? themselves(name -> Trims.nouns(name).containsAll(nouns))
                                : same;
            }
            case TEXTS ->
                    LABELS.stream()
                            .filter(label -> Wording.holdsAny(target, names(label)))
                            .map(label -> themselves(name -> isLabelled(name, label)))
                            .filter(found -> !found.isEmpty())
                            .findFirst()
                            .orElse(List.of());
            case CONSTRUCTION -> {
                Set<Meaning> parts = parts(target);
                yield parts.isEmpty() ? List.of() : themselves(name -> parts(name).equals(parts));
            }
            case MATERIALS -> {
                Optional<String> fibre = fibre(target);
                yield fibre.isEmpty()
                        ? List.of()
                        : IntStream.range(0, list.size())
                                .filter(i ->
                                        fibre(list.get(i).path(shape.main()).asString(""))
                                                .equals(fibre))
                                .boxed()
                                .toList();
            }
            case COLOURS -> {
                Optional<String> hex = Colours.named(target, Set.of()).map(NamedColour::hex);
                yield hex.isEmpty()
                        ? List.of()
                        : themselves(name ->
                                Colours.named(name, Set.of()).map(NamedColour::hex).equals(hex));
            }
        };
    }

    /** By what an item is, not by where. */
    private List<Integer> themselves(Predicate<String> names) {
        return IntStream.range(0, list.size())
                .filter(i -> shape.namesOf(list.get(i)).stream().limit(1).anyMatch(names))
                .boxed()
                .toList();
    }

    private static boolean isLabelled(String line, String label) {
        int colon = line.indexOf(':');
        String before = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
        return before.equals(label) || before.equals(label + "s");
    }

    /** The one fibre that the words name, whatever their language. */
    private static Optional<String> fibre(String words) {
        List<String> named =
                FIBRES.stream()
                        .filter(fibre ->
                                Wording.holdsAny(words, List.of(fibre))
                                        || Wording.holdsAny(
                                                words, Lexicon.all().list("fibre " + fibre)))
                        .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static List<String> names(String label) {
        return Stream.concat(Stream.of(label), Lexicon.all().list("part " + label).stream())
                .toList();
    }

    /** The parts of a product that the words name. */
    static Set<Meaning> parts(String words) {
        return Lexicon.all().tokens(Things.bare(words)).stream()
                .flatMap(token -> PARTS.stream().filter(token::is))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those whose ordinal or part of the product the words name; a value may name other things. */
    List<Integer> about(String words) {
        Optional<Integer> ordinal = Ordinals.in(words, list.size());
        String said = words.toLowerCase(Locale.ROOT);
        return ordinal.isPresent() || shape == ListShape.TEXTS
                ? mentioned(words)
                : IntStream.range(0, list.size())
                        .filter(i ->
                                shape.partsOf(list.get(i)).stream()
                                        .anyMatch(part ->
                                                said.matches(
                                                        "(?s).*\\b"
                                                                + Pattern.quote(
                                                                        part.toLowerCase(
                                                                                Locale.ROOT))
                                                                + "\\b.*")))
                        .boxed()
                        .toList();
    }

    /** Those that an ordinal or a name in the words points to. */
    List<Integer> mentioned(String words) {
        Optional<Integer> ordinal = Ordinals.in(words, list.size());
        if (ordinal.isPresent()) {
            return ordinal.filter(index -> index >= 0 && index < list.size()).stream().toList();
        }
        String said = words.toLowerCase(Locale.ROOT);
        List<Integer> whole = matching(name -> said.contains(name));
        if (!whole.isEmpty()) {
            return whole;
        }
        List<Integer> labels =
                matching(name ->
                        name.indexOf(':') > 0
                                && said.contains(name.substring(0, name.indexOf(':'))));
        return labels.isEmpty()
                ? matching(name -> said.length() > 2 && name.contains(said))
                : labels;
    }

    private List<Integer> matching(Predicate<String> names) {
        return IntStream.range(0, list.size())
                .filter(i ->
                        shape.namesOf(list.get(i)).stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .anyMatch(names))
                .boxed()
                .toList();
    }

    /** What there is, for people: by name, and by place only where a name is there twice. */
    String inventory() {
        List<String> names = new ArrayList<>();
        for (JsonNode item : list) {
            List<String> called = shape.namesOf(item);
            boolean twice =
                    list.valueStream()
                                    .filter(each ->
                                            shape.namesOf(each).stream()
                                                    .limit(1)
                                                    .toList()
                                                    .equals(called.stream().limit(1).toList()))
                                    .count()
                            > 1;
            boolean both = twice || shape == ListShape.MATERIALS;
            names.add(Quoted.of(String.join(" / ", both ? called : called.subList(0, 1))));
        }
        if (names.isEmpty()) {
            return "none yet";
        }
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED))
                        + " and %d more".formatted(names.size() - MOST_NAMED);
    }
}
