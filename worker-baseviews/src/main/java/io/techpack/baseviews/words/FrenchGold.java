package io.techpack.baseviews.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the French gold of "ruban or mat" from the English conjunction, by grammar: gold follows
 * its noun, and after it come a finish, a preposition, a size or nothing. English words around it,
 * or a colour, a finish or a number before it, make it the conjunction. Thread-safe.
 */
final class FrenchGold {

    private static final Pattern OR =
            Pattern.compile("(?<![\\p{L}\\p{N}-])or(?![\\p{L}\\p{N}-])", Pattern.CASE_INSENSITIVE);

    /** Words that hold a phrase together, or are done to something, and so tell its language. */
    private static final Set<String> ENGLISH =
            words("en", Set.of("A", "AND", "FILLER", "verb", "order"));

    /** Such as "un" and "ajoute", and the trims that both languages do not share. */
    private static final Set<String> FRENCH =
            words("fr", Set.of("A", "verb", "order", "part", "trim"));

    private static final Set<String> PREPOSITIONS = words("fr", Set.of("preposition"));
    private static final Set<String> FINISHES = words("fr", Set.of("FINISH"));
    private static final Set<String> QUALITIES =
            words("fr", Set.of("FINISH", "LIGHT", "DARK", "colour"));
    private static final Set<String> ENGLISH_FINISHES = words("en", Set.of("FINISH"));

    private FrenchGold() {}

    /** The words with another one in place of each gold. */
    static String hidden(String words) {
        Matcher or = OR.matcher(words);
        return or.replaceAll(match ->
                isGold(words.substring(0, match.start()), words.substring(match.end()))
                        ? "x"
                        : match.group());
    }

    private static boolean isGold(String before, String after) {
        List<Token> preceding = Lexicon.all().tokens(before);
        List<Token> following = Lexicon.all().tokens(after);
        if (preceding.isEmpty() || isSize(preceding.getLast())) {
            return false;
        }
        boolean english = holds(ENGLISH, FRENCH, before) || holds(ENGLISH, FRENCH, after);
        boolean french = holds(FRENCH, ENGLISH, before) || holds(FRENCH, ENGLISH, after);
        if (english || isQuality(preceding.getLast())) {
            return !following.isEmpty() && isFrenchFinish(following.getFirst());
        }
        return french || endsAfterFinish(following);
    }

    /** What has another noun after it, or after its finish, is no colour of the noun before. */
    private static boolean endsAfterFinish(List<Token> following) {
        boolean finished = !following.isEmpty() && isFrenchQuality(following.getFirst());
        List<Token> rest = finished ? following.subList(1, following.size()) : following;
        return rest.isEmpty()
                || rest.getFirst() instanceof Token.Break
                || PREPOSITIONS.contains(rest.getFirst().text())
                || rest.size() > 1
                        && rest.getFirst() instanceof Token.Amount
                        && (rest.get(1).is(Meaning.MM) || rest.get(1).is(Meaning.CM));
    }

    private static boolean isSize(Token token) {
        return token instanceof Token.Amount
                || token.is(Meaning.MM)
                || token.is(Meaning.CM)
                || token.is(Meaning.PERCENT);
    }

    private static boolean isFrenchFinish(Token token) {
        return FINISHES.contains(token.text()) && !ENGLISH_FINISHES.contains(token.text());
    }

    private static boolean isFrenchQuality(Token token) {
        return QUALITIES.contains(token.text().split("\\s")[0]);
    }

    private static boolean isQuality(Token token) {
        return token instanceof Token.Coloured
                || token.is(Meaning.FINISH)
                || token.is(Meaning.LIGHT)
                || token.is(Meaning.DARK);
    }

    /** Whether one of its words is of that language and not of the other. */
    private static boolean holds(Set<String> language, Set<String> other, String text) {
        return Lexicon.all().tokens(text).stream()
                .map(Token::text)
                .anyMatch(word -> language.contains(word) && !other.contains(word));
    }

    private static Set<String> words(String language, Set<String> kinds) {
        List<String> words = new ArrayList<>();
        LanguageFile.of(language).entries().stream()
                .filter(entry -> kinds.contains(entry.kind()))
                .filter(entry -> !entry.kind().equals("part") || entry.name().equals("trim"))
                .forEach(entry -> words.addAll(entry.words()));
        return Set.copyOf(new HashSet<>(words));
    }
}
