package io.techpack.baseviews.words;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a text in the letters that it looks to be written in: a Roman numeral Ⅽ is a C, ﬁ is fi,
 * and what cannot be seen is not there. Chinese stays as it is. Thread-safe.
 */
public final class PlainLetters {

    /** Of no width, or turning the direction of what follows. */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\x{AD}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{2069}\\x{FEFF}]");

    private static final Pattern SPACE =
            Pattern.compile("[\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{202F}\\x{205F}\\x{3000}]");

    /** Chinese for compatibility is what somebody's keyboard has; it is left to him. */
    private static final Pattern NOT_CHINESE =
            Pattern.compile("[^\\p{IsHan}\\x{F900}-\\x{FAFF}\\x{2F800}-\\x{2FA1F}]+");

    private static final Pattern PLAIN = Pattern.compile("[\\p{IsLatin}0-9%+.-]+");

    /** Raised signs say something else than the letters they are made of: m², 1º, a trade mark. */
    private static final Pattern RAISED =
            Pattern.compile(
                    "[\\x{AA}\\x{B2}\\x{B3}\\x{B9}\\x{BA}\\x{2B0}-\\x{2FF}\\x{1D2C}-\\x{1D6A}\\x{2070}-\\x{209F}\\x{2120}\\x{2122}]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    /** Micrometres, whichever mu they are written with. */
    private static final String MICRO = "μm";

    /** Scripts that people write side by side without a space. */
    private static final Set<UnicodeScript> BESIDE_LATIN =
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.COMMON,
                    UnicodeScript.INHERITED,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL,
                    UnicodeScript.BOPOMOFO);

    /** Cyrillic and Greek letters, and the Latin ones that they look like. */
    private static final Map<Integer, Integer> ALIKE =
            pairs(
                    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαονρτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
                    "aeopcyxijshdqwABEKMHOPCTYXIJSaovptuABEZHIKMNOPTYX");

    private PlainLetters() {}

    /** The text in plain letters and with plain spaces. */
    public static String of(String text) {
        String seen = SPACE.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ");
        return NOT_CHINESE
                .matcher(seen)
                .replaceAll(part -> Matcher.quoteReplacement(plain(part.group())));
    }

    /** Accents that were written apart are joined to their letters. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(each -> plain.append(plain(each)));
        return plain.toString();
    }

    private static String plain(int letter) {
        String as = Character.toString(letter);
        if (letter < 0x80 || RAISED.matcher(as).matches()) {
            return as;
        }
        String wide = Normalizer.normalize(as, Normalizer.Form.NFKC);
        return PLAIN.matcher(wide).matches() ? wide : as;
    }

    /** The first word that mixes Latin letters with those of another alphabet, if there is one. */
    public static Optional<Mixed> mixed(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !word.equals(MICRO) && isMixed(word))
                .map(PlainLetters::mixedIn)
                .findFirst();
    }

    /**
     * A word in letters of two alphabets.
     *
     * @param word as it was written
     * @param letter the first that is not Latin
     * @param script whose it is, such as Cyrillic
     * @param latin the word as it looks, in Latin letters; empty where it looks like none
     */
    public record Mixed(String word, String letter, String script, Optional<String> latin) {}

    private static Mixed mixedIn(String word) {
        int letter = word.codePoints().filter(PlainLetters::isForeign).findFirst().orElseThrow();
        StringBuilder latin = new StringBuilder();
        word.codePoints().forEach(each -> latin.appendCodePoint(ALIKE.getOrDefault(each, each)));
        boolean known = latin.codePoints().noneMatch(PlainLetters::isForeign);
        String script = UnicodeScript.of(letter).name();
        return new Mixed(
                word,
                Character.toString(letter),
                script.charAt(0) + script.substring(1).toLowerCase(Locale.ROOT),
                known ? Optional.of(latin.toString()) : Optional.empty());
    }

    private static boolean isMixed(String word) {
        return word.codePoints().anyMatch(each -> UnicodeScript.of(each) == UnicodeScript.LATIN)
                && word.codePoints().anyMatch(PlainLetters::isForeign);
    }

    private static boolean isForeign(int letter) {
        return !BESIDE_LATIN.contains(UnicodeScript.of(letter));
    }

    private static Map<Integer, Integer> pairs(String from, String to) {
        int[] one = from.codePoints().toArray();
        int[] other = to.codePoints().toArray();
        return IntStream.range(0, one.length)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(i -> one[i], i -> other[i]));
    }
}
