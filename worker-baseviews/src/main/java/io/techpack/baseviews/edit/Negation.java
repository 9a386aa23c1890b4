package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.Token;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Tells what somebody wants from what he does not: of "a blazer, not a jacket" only the blazer is a
 * value, and of "not cotton" nothing is.
 */
final class Negation {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** What follows a comma or a conjunction, and is denied. */
    private static final Pattern DENIED_TAIL =
            Pattern.compile(
                    "(?:\\s*[,;]\\s*(?:(?:and|but|und|aber|et|mais|y|pero)\\s+)?(?:not?|nicht|kein\\w*|pas)\\s.*"
                            + "|\\s+(?:and|but|und|et|mais|y|pero)\\s+(?:not|nicht|pas)\\s.*"
                            + "|\\s*[,，；;]?\\s*(?:而不是|不是|不要).*)$",
                    FLAGS | Pattern.DOTALL);

    /** Between other words; "without coating" says something, "not coated" does not. */
    private static final Pattern DENIAL =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}-])(?:not|nicht|pas|n['’]est|isn['’]t)(?![\\p{L}\\p{N}-])",
                    FLAGS);

    private static final Pattern ARTICLE =
            Pattern.compile("^(?:an?|eine?n?|une?|un[ao]s?|des)\\s+(?=\\S)");

    private Negation() {}

    /** The words without what they deny; a fault where nothing else is left. */
    static Reading<String> affirmed(String words) {
        if (Wording.prose(words) instanceof Reading.Fault<JsonNode>(String why)) {
            return new Reading.Fault<>(why);
        }
        String wanted = DENIED_TAIL.matcher(words).replaceFirst("").strip();
        List<Token> tokens = Lexicon.all().tokens(wanted);
        return tokens.isEmpty() || denies(tokens.getFirst()) || DENIAL.matcher(wanted).find()
                ? Reading.fault("'%s' says what it shall not be", words)
                : Reading.of(ARTICLE.matcher(wanted).replaceFirst(""));
    }

    /** Whether anything in the words is denied. */
    static boolean denies(String words) {
        return Lexicon.all().tokens(words).stream().anyMatch(Negation::denies);
    }

    /** English says no to things; the tables know it as an answer. */
    static boolean denies(Token token) {
        return token.is(Meaning.NOT) || token.text().equals("no");
    }
}
