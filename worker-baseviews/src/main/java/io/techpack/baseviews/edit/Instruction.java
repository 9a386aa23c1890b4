package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An instruction to edit something, taken apart: of "Change the material to organic cotton" the
 * value is <em>organic cotton</em>.
 *
 * @param target what is named as the thing to change, if anything
 * @param value the new value, if one is named
 * @param whole the instruction without courtesies
 */
record Instruction(Kind kind, Optional<String> target, Optional<String> value, String whole) {

    /** What is to be done. */
    enum Kind {
        SET,
        REPLACE,
        ADD,
        REMOVE,
        /** Nothing but a value. */
        SAY,
        /** An instruction that names no value. */
        VAGUE
    }

    private static final Pattern COURTESY =
            pattern(
                    "(?:(?:please|kindly|can you|could you|would you|i want you to|i'd like you to|bitte|kannst du"
                            + "|s'il (?:te|vous) plaît,?|peux-tu|por favor,?|puedes|请|麻烦)(?:\\s+|$|(?<=请)))+");
    private static final Pattern FORMAL =
            Pattern.compile(
                    "^(?<polite>(?:bitte\\s+)?)(?<verb>\\p{L}{2,14}e|\\p{L}{1,10}er)n\\s+Sie\\s+(?:bitte\\s+)?",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb";
    private static final Pattern BEFORE = Pattern.compile("^[\\s:=：" + QUOTES + "]+");
    private static final Pattern AFTER =
            Pattern.compile(
                    "(?:[\\s.,;:!。！，"
                            + QUOTES
                            + "]|,?\\s+(?:please|bitte|por favor|thanks|thank you))+$",
                    Pattern.CASE_INSENSITIVE);

    /** An inch mark is no quote. */
    private static final Pattern INCHES = Pattern.compile(".*\\d\\s*[\"”″]\\s*\\.?");

    private static final Pattern VERB =
            pattern(
                    "(?:"
                            + Lexicon.all().list("verb").stream()
                                    .map(Instruction::asWord)
                                    .collect(Collectors.joining("|"))
                            + ").*");

    private static final Pattern ANNOUNCED =
            Pattern.compile("(?<verb>\\p{L}{1,15})\\s*[:：]\\s*(?<rest>\\S.*)", Pattern.DOTALL);

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    /** Beyond this nobody's field names matter; it bounds what is kept compiled. */
    private static final int MOST_COMPILED = 2_000;

    /**
     * Takes the instruction apart.
     *
     * @param names of what is edited, in lower case
     */
    static Instruction of(String prompt, Set<String> names) {
        Matcher courtesy = COURTESY.matcher(familiar(prompt.strip()));
        String polite = courtesy.replaceFirst("");
        // "could you …?" is no question
        String words = trimmed(courtesy.lookingAt() ? polite.replaceFirst("[?？]+$", "") : polite);
        Optional<Instruction> formed = formed(words, names);
        if (formed.isPresent()) {
            return formed.get();
        }
        Matcher announced = ANNOUNCED.matcher(words);
        if (announced.matches()) {
            // "add: fully lined" adds; "sleeves: long" is a value
            Optional<Instruction> verb =
                    formed(announced.group("verb") + " " + announced.group("rest"), names)
                            .filter(each -> each.kind != Kind.SET);
            if (verb.isPresent()) {
                return verb.get();
            }
        }
        return VERB.matcher(words).matches()
                ? new Instruction(Kind.VAGUE, Optional.empty(), Optional.empty(), words)
                : new Instruction(Kind.SAY, Optional.empty(), present(words), words);
    }

    /** "Fügen Sie" as "füge": German has another form of the verb for those one does not know. */
    static String familiar(String prompt) {
        Matcher formal = FORMAL.matcher(prompt);
        if (!formal.lookingAt()) {
            return prompt;
        }
        String verb = formal.group("verb");
        return formal.group("polite")
                + (verb.endsWith("e") ? verb : verb + "e")
                + " "
                + prompt.substring(formal.end());
    }

    private static Optional<Instruction> formed(String words, Set<String> names) {
        for (Lexicon.Form form : Lexicon.all().forms()) {
            Matcher matcher = compiled(form.pattern(), names).matcher(words);
            if (matcher.matches()) {
                return Optional.of(
                        new Instruction(
                                Kind.valueOf(form.kind().toUpperCase(Locale.ROOT)),
                                group(matcher, form, "target"),
                                group(matcher, form, "value"),
                                words));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the words begin with a verb and say what it is done to: an instruction of its own.
     */
    static boolean isOrder(String words, Set<String> names) {
        String bare = trimmed(COURTESY.matcher(familiar(words.strip())).replaceFirst(""));
        return VERB.matcher(bare).matches() && formed(bare, names).isPresent();
    }

    /** Whether the words are about doing something. */
    static boolean beginsWithVerb(String words) {
        return VERB.matcher(words.strip()).matches();
    }

    /** The words to read a value from: those named as the value, else all. */
    String words() {
        return switch (kind) {
            case SET, REPLACE, SAY -> value.orElse(whole);
            case ADD, REMOVE, VAGUE -> whole;
        };
    }

    /** The value of an instruction that sets one. */
    Optional<String> newValue() {
        return switch (kind) {
            case SET, REPLACE, SAY -> value;
            case ADD, REMOVE, VAGUE -> Optional.empty();
        };
    }

    private static Pattern compiled(String form, Set<String> names) {
        if (!form.contains("NAMES")) {
            return COMPILED.computeIfAbsent(form, Instruction::pattern);
        }
        String named =
                names.isEmpty()
                        ? "(?!)"
                        : names.stream()
                                .sorted(Comparator.comparing(String::length).reversed())
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|"));
        String whole = form.replace("NAMES", named);
        return COMPILED.size() < MOST_COMPILED
                ? COMPILED.computeIfAbsent(whole, Instruction::pattern)
                : pattern(whole);
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(
                "^" + form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** Not the beginning of "set-in sleeves"; Chinese has no spaces. */
    private static String asWord(String verb) {
        boolean letters = verb.chars().allMatch(c -> c < 0x2e80);
        return Pattern.quote(verb) + (letters ? "(?![\\p{L}\\p{N}-])" : "");
    }

    private static Optional<String> group(Matcher matcher, Lexicon.Form form, String name) {
        return form.pattern().contains("(?<" + name + ">")
                ? Optional.ofNullable(matcher.group(name)).flatMap(Instruction::present)
                : Optional.empty();
    }

    private static Optional<String> present(String words) {
        String bare = trimmed(words);
        return bare.isBlank() ? Optional.empty() : Optional.of(bare);
    }

    private static String trimmed(String words) {
        String bare = BEFORE.matcher(words).replaceFirst("");
        return INCHES.matcher(bare).matches()
                ? bare.strip()
                : AFTER.matcher(bare).replaceFirst("").strip();
    }
}
