package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an instruction can name in a field: its parts and what they are. Immutable.
 *
 * @param all names of fields, and texts, in lower case
 * @param parts of the product that its items are about, in lower case
 * @param shape of the list, if it is one
 */
record Things(List<String> all, List<String> parts, ListShape shape) {

    /** In a single value nothing has a name: whatever is named is something else. */
    static final Things ELSEWHERE = new Things(List.of(""), List.of(), ListShape.TEXTS);

    private static final int DEEPEST = 4;
    private static final Pattern ARTICLE =
            Pattern.compile(
                    "^(?:the|an?|its|der|die|das|den|eine?n?|les?|la|une?|el|los|las|una?)\\s+|^l['’]");

    /** Those of an object or a list. */
    static Things in(Field.Found field) {
        List<String> all = new ArrayList<>();
        collect(field.value(), all, DEEPEST);
        List<String> parts =
                field.value()
                        .valueStream()
                        .flatMap(item -> ListShape.of(field.path()).partsOf(item).stream())
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        return new Things(
                List.copyOf(all),
                field.value().isArray() ? parts : List.of(),
                field.value().isArray() ? ListShape.of(field.path()) : ListShape.TEXTS);
    }

    private static void collect(JsonNode node, List<String> names, int depth) {
        if (node.isString()) {
            names.add(node.asString().toLowerCase(Locale.ROOT));
        }
        if (depth > 0) {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                names.add(each.getKey().replace('_', ' ').toLowerCase(Locale.ROOT));
            }
            node.valueStream().forEach(child -> collect(child, names, depth - 1));
        }
    }

    /**
     * Whether the words name one of them, or a part of its name; "the hood" is a thing, and so is
     * what products have, whether it is there or not.
     */
    boolean have(String words) {
        String bare = bare(words);
        if (!bare.equals(words.strip().toLowerCase(Locale.ROOT))
                || Lexicon.all().list("part").contains(bare)
                || Lexicon.all().list("trim").contains(bare)) {
            return true;
        }
        Predicate<String> named =
                Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(bare) + "(?![\\p{L}\\p{N}])")
                        .asPredicate();
        return this.equals(ELSEWHERE)
                || !bare.isBlank() && all.stream().anyMatch(named)
                || !parts.isEmpty() && new Components(parts).named(bare).isPresent();
    }

    /** Whether one item is called by both. */
    boolean haveWhole(String words, String more) {
        return all.stream()
                .anyMatch(name ->
                        Wording.holdsAny(name, List.of(bare(words)))
                                && Wording.holdsAny(name, List.of(bare(more))));
    }

    /**
     * The part that the words begin with, if they say something of it: by its name or the first
     * word of that, or before a colon by what people call it.
     */
    Optional<String> partBefore(String words) {
        String bare = bare(words);
        return parts.stream()
                .filter(part ->
                        Stream.of(part, part.split(" ", 2)[0])
                                .anyMatch(name ->
                                        bare.matches(
                                                "(?s)" + Pattern.quote(name) + "[:：\\s]+\\S.*")))
                .findFirst()
                .or(() ->
                        Labelled.in(bare)
                                .filter(_ -> !parts.isEmpty())
                                .flatMap(said -> new Components(parts).named(said.label())))
                .or(() ->
                        Optional.of(new Components(parts))
                                .filter(_ -> shape == ListShape.MATERIALS)
                                .flatMap(components ->
                                        Composed.of(words, components)
                                                .heading()
                                                .flatMap(components::named)));
    }

    /** The main part, where the words are shares of nothing else. */
    Optional<String> mainOf(String words) {
        return Share.all(words) instanceof Reading.Value<List<Share>>(List<Share> shares)
                        && shape == ListShape.MATERIALS
                        && !shares.isEmpty()
                ? Optional.of(new Components(parts).main())
                : Optional.empty();
    }

    /** As they are written, without an article. */
    static String unarticled(String words) {
        String stripped = words.strip();
        return stripped.substring(stripped.length() - bare(stripped).length());
    }

    /** In lower case, without an article. */
    static String bare(String words) {
        return ARTICLE.matcher(words.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }
}
