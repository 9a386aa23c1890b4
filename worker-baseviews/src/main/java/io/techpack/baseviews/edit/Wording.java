package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Alternatives;
import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Judges whether words can stand in a tech pack: a sentence is no material, and HTML is nothing.
 */
final class Wording {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_WORDS = 10;
    private static final int LONGEST_PROSE = 400;

    private static final Pattern MARKUP = Pattern.compile("[<>{}\\p{Cntrl}]|https?:|&[a-z#0-9]+;");
    private static final Pattern DOUBT = phrases("doubt");
    private static final Pattern TALK = phrases("talk");
    private static final Pattern SENTENCE = phrases("sentence");
    private static final Pattern ORDER = phrases("order");

    /** Of a program, not of a product. */
    private static final Pattern STATEMENT = Pattern.compile(";|--|\\|\\||&&|`|\\$\\(");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern QUANTITY =
            Pattern.compile(
                    "[±+\\-]?\\s*\\d+(?:[.,]\\d+)?\\s*(?:%|cm|mm|m|in|inch|inches|\")?",
                    Pattern.CASE_INSENSITIVE);

    private Wording() {}

    /** A name, such as that of a material or a part. */
    static Reading<JsonNode> name(String words) {
        if (words.length() > LONGEST_NAME || words.split("\\s+").length > MOST_WORDS) {
            return Reading.fault(
                    "'%s' is too long for a name, which has at most %d words and %d characters",
                    words, MOST_WORDS, LONGEST_NAME);
        }
        if (words.endsWith("?") || words.endsWith("？")) {
            return Reading.fault("'%s' is a question; say what it shall be", words);
        }
        if (STATEMENT.matcher(words).find()) {
            return Reading.fault("'%s' is no name of a thing", words);
        }
        if (QUANTITY.matcher(words).matches() || !LETTER.matcher(words).find()) {
            return Reading.fault("'%s' is no name of a thing", words);
        }
        if (ORDER.matcher(words).find()) {
            return Reading.fault("'%s' holds another instruction; send an edit for each", words);
        }
        if (Alternatives.in(words)) {
            return Reading.fault("'%s' leaves a choice; say one", words);
        }
        return SENTENCE.matcher(words).find()
                ? Reading.fault("'%s' is a sentence, and a name is wanted", words)
                : prose(words);
    }

    /** Sentences, such as a note. */
    static Reading<JsonNode> prose(String words) {
        if (words.length() > LONGEST_PROSE) {
            return Reading.fault("it has more than %d characters", LONGEST_PROSE);
        }
        if (MARKUP.matcher(words).find()) {
            return Reading.fault(
                    "'%s' holds markup, such as < or {, which no tech pack has", words);
        }
        if (DOUBT.matcher(words).find()) {
            return Reading.fault("'%s' says nothing definite; say the value itself", words);
        }
        return TALK.matcher(words).find()
                ? Reading.fault("'%s' talks about instructions, not about the product", words)
                : Reading.text(words);
    }

    /** Whether the words are about instructions rather than about a product. */
    static boolean talksAboutInstructions(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return List.of("ignore", "disregard", "forget", "ignoriere", "ignora", "忽略").stream()
                        .anyMatch(lower::contains)
                && TALK.matcher(lower).find();
    }

    /** Whether the words hold one of the phrases, as whole words; Chinese has none. */
    static boolean holdsAny(String words, List<String> phrases) {
        return Phrases.anyOf(phrases).matcher(words).find();
    }

    private static Pattern phrases(String kind) {
        return Phrases.anyOf(Lexicon.all().list(kind));
    }
}
