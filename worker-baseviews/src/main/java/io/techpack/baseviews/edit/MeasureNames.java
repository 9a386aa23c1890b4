package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import io.techpack.baseviews.words.Token;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Points of measure by the names that they have in other languages, and by their keys. */
final class MeasureNames {

    /** Of the product as a whole; it has one of them at most. */
    static final List<String> LENGTHS =
            List.of("body_length", "length", "outseam", "overall_length");

    private static final Map<String, String> KEYS = keys("measure");
    private static final Pattern NAMES = Phrases.anyOf(longestFirst(KEYS));
    private static final Map<String, String> SHORT_KEYS = keys("short");
    private static final Pattern SHORT = Phrases.anyOf(longestFirst(SHORT_KEYS));
    private static final Map<String, String> GIRTH_KEYS = keys("girth");
    private static final Pattern GIRTHS = Phrases.anyOf(longestFirst(GIRTH_KEYS));

    private static final Pattern BACK_RISE =
            Phrases.anyOf(
                    List.of(
                            "back rise",
                            "rear rise",
                            "hintere leibhöhe",
                            "montant dos",
                            "montant arrière",
                            "tiro trasero",
                            "后浪",
                            "后裆"));

    private static final Pattern LENGTHWISE = Phrases.anyOf(Lexicon.all().list("lengthwise"));
    private static final Pattern CLAUSES =
            Pattern.compile("[,;，、]|\\s(?:and|und|et|y)\\s|和", Pattern.CASE_INSENSITIVE);

    /** What a width is called without saying so. */
    private static final List<String> ACROSS =
            List.of("hem", "hem width", "waist", "waist width", "chest", "chest width", "hip");

    private static final List<String> ALONG =
            List.of(
                    "length", "sleeve", "sleeves", "body", "leg", "legs", "inseam", "outseam",
                    "rise");

    /** Not a sleeve's. */
    private static final Pattern LENGTH =
            Pattern.compile(
                    "(?<!(?:body|sleeve|overall)[ _])\\blength\\b", Pattern.CASE_INSENSITIVE);

    private MeasureNames() {}

    /**
     * The words with the name of each measure as its key says it: "chest width 58 cm". The length
     * of a product is that of the measures that tells it.
     *
     * @param measures that there are, or one of them
     * @return a fault where the words tell a girth
     */
    static Reading<String> asKeys(String words, JsonNode measures) {
        Matcher girth = GIRTHS.matcher(words.replace('’', '\''));
        if (girth.find()) {
            String name = girth.group().toLowerCase(Locale.ROOT);
            return Reading.fault(
                    "'%s' goes all round, and a flat is measured across; say half of it as %s",
                    girth.group(), GIRTH_KEYS.getOrDefault(name, ""));
        }
        Matcher back = BACK_RISE.matcher(words);
        if (back.find()) {
            return Reading.fault(
                    "'%s' is not measured on a flat; the front rise is, as in: front rise 28 cm",
                    back.group());
        }
        Optional<String> lengthened = lengthenedWidth(words, measures);
        if (lengthened.isPresent()) {
            return Reading.fault(
                    "'%s' is a width, which is wider or narrower; name the length that you mean, as in: %s",
                    lengthened.get(),
                    LENGTHS.stream()
                            .filter(measures::has)
                            .findFirst()
                            .map(key -> key.replace('_', ' ') + " +2 cm")
                            .orElse("length +2 cm"));
        }
        String said = spelledOut(words.replace('’', '\''), measures);
        return Reading.of(
                LENGTHS.stream()
                        .filter(measures::has)
                        .findFirst()
                        .map(key -> LENGTH.matcher(said).replaceAll(key.replace('_', ' ')))
                        .orElse(said));
    }

    /** "The hem 5 cm longer" makes no hem wider, and says no length either. */
    private static Optional<String> lengthenedWidth(String words, JsonNode measures) {
        if (!measures.isObject() || measures.has("traits")) {
            return Optional.empty();
        }
        return Arrays.stream(CLAUSES.split(words))
                .filter(clause -> LENGTHWISE.matcher(clause).find())
                .map(clause ->
                        spelledOut(
                                spelledOut(clause.replace('’', '\''), NAMES, KEYS),
                                SHORT,
                                SHORT_KEYS))
                .filter(clause -> ALONG.stream().noneMatch(each -> holds(clause, each)))
                .flatMap(clause -> ACROSS.stream().filter(each -> holds(clause, each)))
                .findFirst();
    }

    private static boolean holds(String clause, String name) {
        return Wording.holdsAny(clause, List.of(name));
    }

    /** By short names, such as Bund or taille, only where a length is said: else they are parts. */
    private static String spelledOut(String words, JsonNode measures) {
        String whole = spelledOut(words, NAMES, KEYS);
        boolean length = Lexicon.all().tokens(words).stream().anyMatch(MeasureNames::isUnit);
        return length && measures.isObject() && !measures.has("traits")
                ? spelledOut(whole, SHORT, SHORT_KEYS)
                : whole;
    }

    private static boolean isUnit(Token token) {
        return Unit.of(token).isPresent() && !token.text().equals("in");
    }

    private static String spelledOut(String words, Pattern names, Map<String, String> keys) {
        return names.matcher(words)
                .replaceAll(name ->
                        " "
                                + keys.getOrDefault(
                                        name.group().toLowerCase(Locale.ROOT), name.group())
                                + " ")
                .strip();
    }

    /** The measure that the words name and the product has not. */
    static Optional<String> missing(String words, JsonNode measures) {
        return Arrays.stream(Measure.values())
                .map(Measure::key)
                .filter(key -> key.indexOf('_') > 0 && !measures.has(key))
                .map(key -> key.replace('_', ' '))
                .filter(name -> Wording.holdsAny(words, List.of(name)))
                .findFirst();
    }

    private static Map<String, String> keys(String list) {
        Map<String, String> keys = new HashMap<>();
        Arrays.stream(Measure.values())
                .map(Measure::key)
                .forEach(key -> {
                    String name = key.replace('_', ' ');
                    Lexicon.all().list(list + " " + key).forEach(each -> keys.put(each, name));
                    if (list.equals("measure") && !name.equals(key)) {
                        keys.put(key, name);
                    }
                });
        return Map.copyOf(keys);
    }

    private static List<String> longestFirst(Map<String, String> keys) {
        return keys.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
