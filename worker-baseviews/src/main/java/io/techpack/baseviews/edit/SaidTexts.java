package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.view.TypicalConstruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an edit has put into, or taken out of, the lists of design, construction and trims. */
final class SaidTexts {

    private static final List<String> SECTIONS =
            List.of("design_elements", "construction_details", "hardware_and_trims");
    private static final Pattern WHOLE_LABEL =
            Pattern.compile(
                    "(?:silhouette|fit|length|cut|shape|style|passform|länge|schnitt|coupe|longueur|silueta|largo|corte|长度|版型)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIAL =
            Pattern.compile(
                    "^(?:(?:no|without|not?\\s+any|ohne|keine?n?|sans|pas\\s+de|sin)(?!\\p{L})|无|没有|不带|不要)(?:\\s+(?:an?|any|the)(?!\\p{L}))?\\s*(?<what>.+)$"
                            + "|^(?<bare>.+?)\\s*[:：]\\s*(?:none|no|keine?|aucune?|ninguno?a?|无)$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SLEEVELESS =
            Pattern.compile(
                    "(?<!\\p{L})(?:sleeveless|ärmellos(?=e[mnrs]?(?!\\p{L})|(?!\\p{L}))|(?:without|with\\s+no|ohne|sans|sin)\\s+(?:sleeves|ärmeln?|manches?|mangas?)(?!\\p{L}))|无袖",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What is added to the words for a part that no photo shows. */
    private static final Pattern USUAL = Pattern.compile("\\s*\\(usual for this kind[^)]*\\)$");

    private SaidTexts() {}

    static List<String> added(JsonNode before, JsonNode after) {
        return difference(after, before);
    }

    /**
     * By what each is called, without its place: cords at the hood are no hood. A trim of another
     * part than the front, such as the zip of a pocket, takes no part along.
     */
    static List<String> removed(JsonNode before, JsonNode after) {
        List<String> gone = new ArrayList<>();
        for (String section : SECTIONS) {
            List<String> now = names(after.path(section));
            before.path(section)
                    .valueStream()
                    .filter(item -> !TrimsEdit.isOfAPart(item))
                    .map(SaidTexts::name)
                    .filter(name -> !now.contains(name))
                    .forEach(gone::add);
        }
        // another wording of the same item takes nothing away
        return added(before, after).isEmpty() ? gone : List.of();
    }

    private static List<String> difference(JsonNode one, JsonNode other) {
        List<String> texts = new ArrayList<>();
        for (String section : SECTIONS) {
            List<String> known = texts(other.path(section));
            texts(one.path(section)).stream()
                    .filter(text -> !known.contains(text))
                    .forEach(texts::add);
        }
        return texts;
    }

    private static List<String> texts(JsonNode items) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items) {
            texts.add(
                    item.isString()
                            ? item.asString()
                            : item.properties().stream()
                                    .map(Map.Entry::getValue)
                                    .map(value -> said(value.asString("")))
                                    .filter(value -> !value.isEmpty())
                                    .collect(Collectors.joining(" ")));
        }
        return texts;
    }

    /** Without what stands there where nobody said anything: "not seen" denies nothing. */
    private static String said(String value) {
        boolean open =
                value.equals(ListShape.OPEN) || value.equals(TypicalConstruction.UNKNOWN_TRIM);
        return open ? "" : USUAL.matcher(value).replaceFirst("").strip();
    }

    private static List<String> names(JsonNode items) {
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add(name(item)));
        return names;
    }

    private static String name(JsonNode item) {
        return item.isString()
                ? item.asString()
                : item.path("feature").asString(item.path("type").asString(""));
    }

    /** What people call a part of that trait. */
    static List<String> namesOf(Trait trait) {
        String key = trait.key().replace('_', ' ');
        Stream<String> makes =
                switch (trait) {
                    case COLLAR -> words("hood");
                    case CLOSURE -> Stream.concat(words("zip"), words("buttons"));
                    case POCKETS -> Stream.concat(words("chest"), words("kangaroo"));
                    default -> Stream.empty();
                };
        return Stream.of(Stream.of(key, key + "s"), words(trait.key()), makes)
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> words(String part) {
        return Stream.concat(Stream.of(part), Lexicon.all().list("part " + part).stream());
    }

    /** Whether the words say that there is no such part, and nothing else. */
    static boolean denies(String text, Trait trait) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        boolean less =
                namesOf(trait).stream()
                        .anyMatch(name ->
                                lower.equals(name + "less")
                                        || lower.equals(name + "-less")
                                        || lower.equals(name + "los"));
        return less || denied(text).filter(what -> isCalled(what, trait)).isPresent();
    }

    /** "A long sleeveless dress" has no sleeves, whatever it has besides. */
    static Matcher sleeveless(String text) {
        return SLEEVELESS.matcher(text);
    }

    /** What the words say that there is none of, if they say so of something. */
    static Optional<String> denied(String text) {
        Matcher denial = DENIAL.matcher(text.strip());
        return denial.matches()
                ? Optional.ofNullable(denial.group("what"))
                        .or(() -> Optional.of(denial.group("bare")))
                : Optional.empty();
    }

    /** Whether the words are the part itself, such as a chest pocket, not a part of it. */
    static boolean isCalled(String words, Trait trait) {
        String lower = words.strip().toLowerCase(Locale.ROOT);
        return lower.split("\\s+").length <= 4
                && namesOf(trait).stream()
                        .anyMatch(name ->
                                lower.equals(name)
                                        || lower.endsWith(" " + name)
                                        || isHan(name) && lower.endsWith(name)
                                        || lower.matches(
                                                Pattern.quote(name) + " (?:à|de|en|con) .*"));
    }

    private static boolean isHan(String name) {
        return name.codePoints().anyMatch(Character::isIdeographic);
    }

    /** Whether a text of the design is about the garment as a whole, and denies nothing. */
    static boolean isOfTheWhole(String text) {
        int colon = text.indexOf(':');
        boolean labelled = colon > 0 && WHOLE_LABEL.matcher(text.substring(0, colon)).find();
        boolean ofAPart =
                Arrays.stream(Trait.values())
                        .anyMatch(trait -> Wording.holdsAny(text, namesOf(trait)));
        boolean isBrief = text.split("\\s+").length <= 5;
        return !Negation.denies(text) && (labelled || colon < 0 && isBrief && !ofAPart);
    }
}
