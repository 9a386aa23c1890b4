package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The components of a bill of materials, and which of them people mean by "the shell" or "Futter".
 * Immutable.
 *
 * @param present those that there are, in their order; the first is the main one
 */
record Components(List<String> present) {

    /** A product that is listed without components is all body. */
    private static final String BODY = "body";

    private static final List<String> KNOWN =
            List.of(
                    "interlining",
                    "lining",
                    "insole",
                    "sole",
                    "upper",
                    "collar",
                    "cuff",
                    "rib",
                    "pocket",
                    "hood",
                    "sleeve",
                    "waistband",
                    "padding",
                    "trim");

    /** Words for the main material that say what it is. */
    private static final Pattern MIXED =
            Phrases.anyOf(
                    List.of(
                            "blend",
                            "mix",
                            "mixture",
                            "mischung",
                            "mélange",
                            "mezcla",
                            "混纺",
                            "made",
                            "whole",
                            "garment",
                            "it",
                            "lined",
                            "gefüttert",
                            "doublé",
                            "doublée",
                            "forrado",
                            "forrada"));

    /** What tells that words are a material. */
    private static final Pattern MATERIAL =
            Pattern.compile(
                    Phrases.anyOf(
                                            Stream.of("fibre", "trim material")
                                                    .flatMap(kind ->
                                                            Lexicon.all().list(kind).stream())
                                                    .distinct()
                                                    .toList())
                                    .pattern()
                            + "|leder(?!\\p{L})|wolle(?!\\p{L})|皮|革|棉|麻|丝|毛|布|纶|绒|橡胶",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int SHORTEST_HEAD = 5;

    /** "Futter aus", "the lining is made of". */
    private static final Pattern LINK =
            Pattern.compile(
                    "(?:\\s+(?:is|are|ist|sind|est|es|son|in|with|mit|made|besteht|bestehen|hecho|hecha|fait|faite"
                            + "|of|from|out|aus|de|en|d['’]))+$|[是为用]$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Components of(JsonNode materials) {
        return new Components(
                materials
                        .valueStream()
                        .map(item -> item.path("component").asString(""))
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList());
    }

    /** The one that is meant where none is named. */
    String main() {
        return present.isEmpty() ? BODY : present.getFirst();
    }

    /**
     * The component that the words name and nothing else: one that is there by its name or a word
     * of it, or one that products have; empty if it is none that is known.
     */
    Optional<String> named(String words) {
        String name = bare(words);
        if (name.isBlank()) {
            return Optional.empty();
        }
        return present.stream()
                .filter(each -> hasWord(each, name))
                .findFirst()
                .or(() ->
                        isCalled(name, "main")
                                ? Optional.of(main())
                                : KNOWN.stream()
                                        .filter(each -> isCalled(name, each))
                                        .findFirst()
                                        .map(this::presentOr));
    }

    /** Whether it is one of those that are there, by its name or a word of it. */
    boolean has(String words) {
        String name = bare(words);
        return !name.isBlank() && present.stream().anyMatch(each -> hasWord(each, name));
    }

    /** Whether the word is one of those for the product as a whole. */
    boolean isMain(String word) {
        return isCalled(bare(word), "main");
    }

    /** Whether people call a component so, in whatever language, that it is a word of its own. */
    boolean isKnown(String words) {
        String name = bare(words);
        return KNOWN.stream().anyMatch(each -> isCalled(name, each));
    }

    /**
     * "Obermaterial Kalbsleder": a name for a component in any language, and then what it is of. A
     * blend is none, and nor is what fabrics are called, too.
     */
    boolean isBefore(String name, String rest) {
        if (Composed.isFabric(name) || MIXED.matcher(name).matches()) {
            return false;
        }
        boolean present = named(name).filter(each -> this.present.contains(each)).isPresent();
        boolean another = isKnown(rest.split("\\s+")[0]);
        boolean material = MATERIAL.matcher(rest).find();
        return !another && (present && !isMain(name) || (present || isKnown(name)) && material);
    }

    /** 鞋面小牛皮: Chinese has no spaces between a part and what it is of. */
    Optional<Composed> beginningInChinese(String said) {
        return Stream.concat(Stream.of("main"), KNOWN.stream())
                .filter(each -> !Composed.isFabric(each))
                .flatMap(Components::words)
                .filter(name -> name.matches("\\p{IsHan}+") && said.startsWith(name))
                .filter(name -> !MIXED.matcher(name).matches())
                .max(Comparator.comparingInt(String::length))
                .map(name ->
                        new Composed(
                                Optional.of(name),
                                said.substring(name.length()).replaceFirst("^(?:采用|使用|为|是|用)", "")))
                .filter(each -> MATERIAL.matcher(each.materials()).find());
    }

    /** "Gummisohle" is a part and what it is of, in one word; "Innenfutter" is a part. */
    boolean endsCompound(String word) {
        String name = bare(word);
        return named(word).isEmpty()
                && KNOWN.stream()
                        .flatMap(Components::words)
                        .filter(part -> part.length() >= SHORTEST_HEAD)
                        .anyMatch(part -> name.endsWith(part));
    }

    /** What people call the parts of products, the main one aside. */
    static Stream<String> partNames() {
        return KNOWN.stream().flatMap(Components::words);
    }

    private String presentOr(String known) {
        return present.stream()
                .filter(each ->
                        Stream.concat(Stream.of(known), words(known))
                                .anyMatch(w -> hasWord(each, w)))
                .findFirst()
                .orElse(known);
    }

    private static boolean isCalled(String name, String known) {
        return words(known).anyMatch(name::equals);
    }

    private static Stream<String> words(String known) {
        return Lexicon.all().list("component " + known).stream()
                .map(word -> word.toLowerCase(Locale.ROOT));
    }

    /** A collar's interlining is not the collar. */
    private static boolean hasWord(String component, String word) {
        String apart =
                Lexicon.all().list("component apart").stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?!\\s+(?:", ")(?!\\p{L}))"));
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])" + apart)
                .matcher(component.toLowerCase(Locale.ROOT))
                .find();
    }

    private static String bare(String words) {
        return Things.bare(LINK.matcher(words.strip()).replaceFirst(""));
    }
}
