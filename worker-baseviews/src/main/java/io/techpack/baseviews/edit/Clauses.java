package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instruction cut where another one begins: "add a zip, then delete the label" is two, "a blend
 * of hemp and silk" none but itself.
 */
final class Clauses {

    /** A decimal comma cuts nothing. */
    private static final Pattern CUT =
            Pattern.compile(
                    "(?:\\s*(?:[;；，、。！]|[.!](?=\\s)|,(?!\\d)|[&+](?=\\s)"
                            + "|(?<!\\p{L})(?:and|then|also|plus|und|dann|danach|et|puis|ensuite|y|luego|después)(?!\\p{L})"
                            + "|然后|并且|再|[和并])\\s*)+",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A thing of its own: with an article or a number. */
    private static final Pattern THING =
            Pattern.compile(
                    "(?:an?|the|some|\\d{1,3}|two|three|four|five|six|eine?n?|der|die|das|den|zwei|drei|une?|les?|la|deux"
                            + "|trois|una?|los|las|el|dos|tres)\\s+(?=\\p{L}).*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /** "A pocket with a flap and a button" is one thing. */
    private static final Pattern WITH =
            Pattern.compile(
                    "(?<!\\p{L})(?:with|without|between|mit|ohne|zwischen|avec|sans|entre|con|sin)(?!\\p{L})",
                    Pattern.CASE_INSENSITIVE);

    private Clauses() {}

    /**
     * The instructions, each with its own verb but for the first, which may be nothing but a value;
     * "add a zip and a label" adds both.
     *
     * @param names of what is edited, in lower case
     */
    static List<String> of(String prompt, Set<String> names) {
        List<String> clauses = new ArrayList<>();
        Matcher cut = CUT.matcher(prompt);
        String verb = "";
        int from = 0;
        while (cut.find()) {
            if (cut.start() <= from || cut.end() >= prompt.length()) {
                continue;
            }
            String before = verb + prompt.substring(from, cut.start()).strip();
            String rest = prompt.substring(cut.end());
            if (Instruction.isOrder(rest, names)) {
                verb = "";
            } else if (THING.matcher(rest).matches() && !WITH.matcher(before).find()) {
                verb = verbOf(before, names);
                if (verb.isEmpty()) {
                    continue;
                }
            } else {
                continue;
            }
            clauses.add(before);
            from = cut.end();
        }
        clauses.add(verb + prompt.substring(from).strip());
        return List.copyOf(clauses);
    }

    /** What stands before the thing that is added or removed, if the thing has an article, too. */
    private static String verbOf(String clause, Set<String> names) {
        Instruction instruction = Instruction.of(clause, names);
        Optional<String> thing =
                switch (instruction.kind()) {
                    case ADD -> instruction.value();
                    case REMOVE -> instruction.target();
                    case SET, REPLACE, SAY, VAGUE -> Optional.empty();
                };
        return thing.filter(words -> THING.matcher(words).matches() && clause.endsWith(words))
                .map(words -> clause.substring(0, clause.length() - words.length()))
                .orElse("");
    }
}
