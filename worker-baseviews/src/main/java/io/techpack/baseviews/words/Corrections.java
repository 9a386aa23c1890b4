package io.techpack.baseviews.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes apart what somebody says and what he then says instead: "make it red, no wait, blue".
 * Thread-safe.
 */
public final class Corrections {

    private static final String MARKS = "[\\s,;:.!，；：。！、…]";

    /** With the marks around it; "no, wait" has one within. */
    private static final Pattern CORRECTION =
            Pattern.compile(
                    MARKS
                            + "*(?:"
                            + Lexicon.all().list("correction").stream()
                                    .sorted(Comparator.comparingInt(String::length).reversed())
                                    .map(Corrections::phrase)
                                    .collect(Collectors.joining("|"))
                            + ")"
                            + MARKS
                            + "*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What a mere word can stand for in what was said before. */
    private static final List<Predicate<Token>> SLOTS =
            List.of(
                    Token.Coloured.class::isInstance,
                    Token.Amount.class::isInstance,
                    token -> token.is(Meaning.LEFT) || token.is(Meaning.RIGHT));

    private Corrections() {}

    /**
     * What was said at first, and each wish that shall take the place of the one before; a mere
     * colour, number or side is put where the earlier one was.
     */
    public static List<String> said(String prompt) {
        List<String> said = new ArrayList<>();
        for (String words : CORRECTION.split(prompt)) {
            if (words.isBlank()) {
                continue;
            }
            Optional<String> corrected =
                    said.isEmpty() ? Optional.empty() : corrected(said.getLast(), words);
            corrected.ifPresent(_ -> said.removeLast());
            said.add(corrected.orElse(words.strip()));
        }
        return said.isEmpty() ? List.of(prompt) : List.copyOf(said);
    }

    /** The earlier words with the later one in its place, if that is but one. */
    private static Optional<String> corrected(String earlier, String later) {
        List<Token> telling =
                Lexicon.all().tokens(later).stream().filter(Corrections::tells).toList();
        if (telling.size() != 1) {
            return Optional.empty();
        }
        Token instead = telling.getFirst();
        return SLOTS.stream()
                .filter(slot -> slot.test(instead))
                .flatMap(slot ->
                        Lexicon.all().tokens(earlier).stream()
                                .filter(slot)
                                .reduce((_, last) -> last)
                                .stream())
                .flatMap(token -> replaced(earlier, token.text(), instead.text()).stream())
                .findFirst();
    }

    private static Optional<String> replaced(String words, String last, String by) {
        int at = words.toLowerCase(Locale.ROOT).lastIndexOf(last);
        return at < 0
                ? Optional.empty()
                : Optional.of(words.substring(0, at) + by + words.substring(at + last.length()));
    }

    private static boolean tells(Token token) {
        return !(token instanceof Token.Break || token.is(Meaning.A) || token.is(Meaning.TO));
    }

    private static String phrase(String words) {
        return Stream.of(words.split(" "))
                .map(word -> Phrases.anyOf(List.of(word)).pattern())
                .collect(Collectors.joining(MARKS + "+"));
    }
}
