package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import io.techpack.baseviews.words.Token;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of trim people's words name: buttons, a zip, a label. */
final class Trims {

    /** So many of one trim a product may have: sequins are said in another way. */
    static final int MOST = 500;

    /** Makes of trims that several words of several languages are for. */
    private static final List<String> MAKES =
            List.of(
                    "zip", "buttons", "label", "snap", "cord", "eyelet", "rivet", "buckle",
                    "velcro", "laces");

    /** The longest first: antique brass is not any brass. */
    private static final List<String> MATERIALS =
            Lexicon.all().list("trim material").stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();

    private static final Pattern MATERIAL = Phrases.anyOf(MATERIALS);

    /** Of names of trims, those that end a German compound. */
    private static final List<String> COMPOUND = Lexicon.all().list("trim compound");

    private static final List<String> NAMES =
            Stream.concat(Stream.of("part trim"), MAKES.stream().map("trim "::concat))
                    .flatMap(kind ->
                            Stream.concat(
                                    Stream.of(kind.replaceFirst("^(?:part )?trim ?", "")),
                                    Lexicon.all().list(kind).stream()))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();

    private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");

    /** What belongs to a trim may be of something else. */
    private static final Pattern WITH =
            Pattern.compile("(?i)(?<!\\p{L})(?:with|mit|avec|con)(?!\\p{L})");

    private static final Pattern COUNTED =
            Pattern.compile("(?<count>\\d{1,3})\\s*(?:[x×]\\s*)?(?<what>[\\p{L}-]+)");

    private static final Pattern SEVERAL =
            Pattern.compile("(?<count>\\d{1,3})(?<link>\\s*(?:[x×]\\s*)?)(?<what>\\D.*)");

    /** Chinese counts things with a word between. */
    private static final Pattern MEASURE_WORD = Pattern.compile("^[个颗粒条枚只对排根](?=\\p{IsHan})");

    private Trims() {}

    /**
     * The kind of trim, one word for each kind, whatever the number or the language of its name;
     * empty where the words name none. What a trim is of is no trim.
     */
    static Optional<String> noun(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .filter(name -> Wording.holdsAny(lower, List.of(name)))
                .max(Comparator.comparingInt(String::length))
                .or(() -> compound(lower))
                .map(Trims::kind);
    }

    /** Every kind of trim that the words name. */
    static Set<String> nouns(String words) {
        return Set.copyOf(TrimParts.of(words).kinds());
    }

    /** The button of a German "Hornknopf". */
    private static Optional<String> compound(String words) {
        return WORD.splitAsStream(words)
                .flatMap(word -> COMPOUND.stream().filter(name -> isEndOf(word, name)))
                .max(Comparator.comparingInt(String::length));
    }

    private static boolean isEndOf(String word, String name) {
        return word.endsWith(name);
    }

    /** What people call trims. */
    static Stream<String> names() {
        return NAMES.stream();
    }

    /**
     * What the words say that a trim is of, as they are written; empty where they say nothing, or
     * several things.
     */
    static Optional<String> material(String words) {
        String own = WITH.split(words, 2)[0];
        List<String> named =
                MATERIAL.matcher(own).results().map(MatchResult::group).distinct().toList();
        if (named.size() == 1) {
            return Optional.of(named.getFirst());
        }
        return named.isEmpty() ? ofCompound(own).or(() -> hyphened(own)) : Optional.empty();
    }

    /** The brass of "Messing-Reißverschlüsse". */
    private static Optional<String> hyphened(String words) {
        Matcher named = MATERIAL.matcher(words.replace('-', ' '));
        return named.find()
                ? Optional.of(words.substring(named.start(), named.end()))
                : Optional.empty();
    }

    /** The words for a trim with another material, where they name the one it had. */
    static String of(String type, String material) {
        return material(type)
                .map(present ->
                        type.replaceFirst(
                                Pattern.quote(present), Matcher.quoteReplacement(material)))
                .orElse(type);
    }

    /** Whether the words are a material and nothing else. */
    static boolean isMaterial(String words) {
        return MATERIAL.matcher(words.strip()).matches();
    }

    /** The horn of a German "Hornknopf". */
    private static Optional<String> ofCompound(String words) {
        return WORD.splitAsStream(words)
                .filter(word -> compound(word.toLowerCase(Locale.ROOT)).isPresent())
                .flatMap(word ->
                        MATERIALS.stream()
                                .filter(name -> word.toLowerCase(Locale.ROOT).startsWith(name))
                                .map(name -> word.substring(0, name.length())))
                .findFirst();
    }

    private static String kind(String name) {
        return MAKES.stream()
                .filter(make ->
                        Stream.of(
                                        Stream.of(make),
                                        Lexicon.all().list("part " + make).stream(),
                                        Lexicon.all().list("trim " + make).stream())
                                .flatMap(Function.identity())
                                .anyMatch(name::equals))
                .findFirst()
                .orElseGet(() -> name.replaceFirst("s$", ""));
    }

    /** Three rivets, drei Nieten or 三颗铆钉 with the number in digits; other words as they are. */
    static String counted(String words) {
        List<Token> tokens = Lexicon.all().tokens(words);
        if (tokens.size() < 2
                || !(tokens.getFirst() instanceof Token.Amount(BigDecimal count, String said))
                || noun(words).isEmpty()
                || !words.toLowerCase(Locale.ROOT).startsWith(said)) {
            return words;
        }
        String rest = words.substring(said.length());
        boolean oneWord = rest.startsWith("-");
        return oneWord
                ? words
                : count.toPlainString() + " " + MEASURE_WORD.matcher(rest.strip()).replaceFirst("");
    }

    /** A number before the name that no product has of a trim. */
    static boolean areTooMany(String words) {
        List<Token> tokens = Lexicon.all().tokens(words);
        return tokens.size() > 1
                && tokens.getFirst() instanceof Token.Amount(BigDecimal count, String _)
                && Unit.of(tokens.get(1)).isEmpty()
                && count.compareTo(BigDecimal.valueOf(MOST)) > 0;
    }

    /** The words for so many trims with one less of them; empty where there are not several. */
    static Optional<String> oneLess(String type) {
        Matcher several = SEVERAL.matcher(type);
        if (!several.matches() || Integer.parseInt(several.group("count")) < 2) {
            return Optional.empty();
        }
        int left = Integer.parseInt(several.group("count")) - 1;
        String what = several.group("what");
        return Optional.of(left + several.group("link") + (left == 1 ? singular(what) : what));
    }

    /** As far as an s more is all the difference. */
    private static String singular(String what) {
        return Stream.of(what.split(" "))
                .map(word -> {
                    String one = word.replaceFirst("s$", "");
                    return Stream.of(word, one)
                                    .allMatch(each -> NAMES.contains(each.toLowerCase(Locale.ROOT)))
                            ? one
                            : word;
                })
                .collect(Collectors.joining(" "));
    }

    /** The new words for a trim; a mere number of it keeps what is known of its make. */
    static String merged(String said, String present) {
        Matcher counted = COUNTED.matcher(said);
        String bare = present.replaceFirst("^\\d{1,3}\\s*[x×]\\s*", "");
        return counted.matches() && bare.strip().indexOf(' ') > 0
                ? counted.group("count") + " × " + bare
                : said;
    }
}
