package io.techpack.baseviews;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An instruction to edit a field, in words. The new value is taken out of them: of "Change the
 * material to organic cotton" it is <em>organic cotton</em>.
 */
final class EditInstruction {

    private static final Pattern COURTESY =
            pattern("(?:(?:please|kindly|can you|could you)(?:\\s+|$))+");
    private static final String CHANGE = "(?:change|set|update|switch|turn|edit|correct|modify)";
    private static final String IT = "(?:it|this|that|them|these|those)";

    /** Instructions that name no new value: taking them for the value would store nonsense. */
    private static final Pattern NO_VALUE =
            pattern(
                    "(?:change|update|edit|correct|modify|make|replace|remove|delete|drop|improve|rewrite"
                            + "|reword|translate|increase|decrease|reduce|raise|lower|describe|explain|fix)\\b(.*)");

    private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb";
    private static final Pattern BEFORE = Pattern.compile("^[\\s:=" + QUOTES + "]+");
    private static final Pattern AFTER =
            Pattern.compile(
                    "(?:[\\s.,;:!?" + QUOTES + "]|,?\\s+please)+$", Pattern.CASE_INSENSITIVE);

    private EditInstruction() {}

    /**
     * The new value, without quotes and without punctuation at its end; empty if the instruction
     * names none.
     *
     * @param field the field that is meant: its words may be named in the instruction
     */
    static Optional<String> newValue(String instruction, FieldPath field) {
        String words = COURTESY.matcher(instruction.strip()).replaceFirst("");
        words = AFTER.matcher(words).replaceFirst("");
        for (Pattern form : forms(field)) {
            Matcher matcher = form.matcher(words);
            if (matcher.matches()) {
                return trimmed(matcher.group(1));
            }
        }
        return NO_VALUE.matcher(words).matches() ? Optional.empty() : trimmed(words);
    }

    private static List<Pattern> forms(FieldPath field) {
        String named =
                field.steps().stream()
                        .map(step -> step.replace('_', ' '))
                        .flatMap(step -> java.util.stream.Stream.of(step, step.split(" ")[0]))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        String subject = "(?:" + IT + "|(?:the\\s+)?(?:" + named + "))";
        return List.of(
                pattern(CHANGE + "\\b(?:\\s+.*?)??\\s+(?:in)?to\\s+(?:be\\s+)?(.+)"),
                pattern("replace\\b(?:\\s+.*?)??\\s+(?:with|by)\\s+(.+)"),
                pattern("(?:make|let|set)\\s+" + subject + "\\s+(?:to\\s+)?(?:be\\s+)?(.+)"),
                pattern(
                        "(?:"
                                + subject
                                + "\\s+)?(?:should|must|has to|needs to)\\s+(?:be|read)\\s+(.+)"),
                pattern("(?:use|set)\\s+(.+)"));
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(
                "^" + form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static Optional<String> trimmed(String value) {
        String bare = BEFORE.matcher(AFTER.matcher(value).replaceFirst("")).replaceFirst("");
        return bare.isBlank() ? Optional.empty() : Optional.of(bare.strip());
    }
}
