package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An instruction cut where another one begins: "add a zip, then delete the label" is two, "change
 * the body to linen and the rib to cotton" is, too, "a blend of hemp and silk" none but itself.
 *
 * @param names of what is edited, in lower case
 * @param things that are there to be edited
 */
record Clauses(Set<String> names, Things things) {

    /** A decimal comma cuts nothing. */
    private static final Pattern CUT =
            Pattern.compile(
                    "(?:\\s*(?:[;；，、。！]|[.!](?=\\s)|,(?!\\d)|[&+](?=\\s)"
                            + "|(?<!\\p{L})(?:and|then|also|plus|as\\s+well\\s+as|und|dann|danach|sowie|auch|et|puis|ensuite|aussi"
                            + "|ainsi\\s+que|y|luego|después|además|también)(?!\\p{L}|\\s*/)"
                            + "|然后|并且|再|以及|[和并])\\s*)+",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A thing of its own: with an article or a number. */
    private static final Pattern THING =
            Pattern.compile(
                    "(?:an?|the|some|\\d{1,3}|two|three|four|five|six|eine?n?|der|die|das|den|zwei|drei|une?|les?|la|deux"
                            + "|trois|una?|los|las|el|dos|tres)\\s+(?=\\p{L}).*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /** German has the verb around what is added. */
    private static final Pattern SEPARABLE =
            Pattern.compile(
                    "^\\s*(?:bitte\\s+)?füge?\\s+(?<what>(?:(?!\\shinzu(?!\\p{L})).)+)\\s+hinzu(?=[\\s.!]*$)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /** It names what is changed first. */
    private static final Pattern CHINESE_ORDER = Pattern.compile("(?:请)?(?:把|将)(?!手)");

    /** 加两个后贴袋 adds; 加长 makes longer. */
    private static final Pattern CHINESE_ADD =
            Pattern.compile("(?:请|再)?加(?=上|[\\d一二两三四五六七八九十]+[个颗粒条枚只对排根])");

    /** "A pocket with a flap and a button" is one thing. */
    private static final Pattern WITH =
            Pattern.compile(
                    "(?<!\\p{L})(?:with|without|between|mit|ohne|zwischen|avec|sans|entre|con|sin)(?!\\p{L})",
                    Pattern.CASE_INSENSITIVE);

    /** Those of an object or a list. */
    static Clauses of(Field.Found field) {
        return new Clauses(field.path().names(), Things.in(field));
    }

    /**
     * The instructions, each with its own verb but for the first, which may be nothing but a value;
     * "add a zip and a label" adds both.
     */
    List<String> in(String said) {
        String prompt =
                SEPARABLE.matcher(Instruction.familiar(said)).replaceFirst("ergänze ${what}");
        List<String> clauses = new ArrayList<>();
        Matcher cut = CUT.matcher(prompt);
        String verb = "";
        int from = 0;
        while (cut.find()) {
            if (cut.start() <= from
                    || cut.end() >= prompt.length()
                    || TrimParts.isWithinOne(prompt, cut.start())) {
                continue;
            }
            String before = verb + prompt.substring(from, cut.start()).strip();
            String rest = prompt.substring(cut.end());
            Optional<String> begins = begins(before, rest);
            if (begins.isPresent()) {
                verb = begins.get();
                clauses.add(before);
                from = cut.end();
            }
        }
        clauses.add(verb + prompt.substring(from).strip());
        return List.copyOf(clauses);
    }

    /**
     * The verb to be put before what follows, blank where it has its own; empty where no other
     * instruction begins.
     */
    private Optional<String> begins(String before, String rest) {
        boolean chinese =
                CHINESE_ORDER.matcher(rest).lookingAt() && isChange(Instruction.of(rest, names));
        if (chinese || CHINESE_ADD.matcher(rest).lookingAt() || Instruction.isOrder(rest, names)) {
            return Optional.of("");
        }
        return sameChange(before, rest)
                .or(() -> sameStatement(before, rest))
                .or(() -> nextTrim(before, rest))
                .or(() ->
                        THING.matcher(rest).matches() && !WITH.matcher(before).find()
                                ? verbOf(before)
                                : Optional.empty());
    }

    /** "Change the body to linen", and then "the rib to cotton". */
    private Optional<String> sameChange(String before, String rest) {
        Instruction first = Instruction.of(before, names);
        if (first.target().isEmpty() || !isChange(first)) {
            return Optional.empty();
        }
        int named = before.indexOf(first.target().get());
        String verb = before.substring(0, Math.max(0, named));
        return Stream.of("", verb)
                .filter(each -> isChangeOfAThing(Instruction.of(each + rest, names)))
                .findFirst();
    }

    private boolean isChangeOfAThing(Instruction instruction) {
        return isChange(instruction)
                && instruction
                        .target()
                        .filter(things::have)
                        .filter(target -> !Negation.denies(target))
                        .isPresent();
    }

    private static boolean isChange(Instruction instruction) {
        return switch (instruction.kind()) {
            case SET, REPLACE -> instruction.value().isPresent();
            case ADD, REMOVE, SAY, VAGUE -> false;
        };
    }

    /**
     * "Make the body linen", and then "the rib cotton"; "body linen, rib cotton"; "60 % linen 40 %
     * cotton, lining 100 % viscose".
     */
    private Optional<String> sameStatement(String before, String rest) {
        Instruction first = Instruction.of(before, names);
        Optional<String> value = first.newValue().filter(before::endsWith);
        Optional<String> part =
                value.flatMap(words -> things.partBefore(words).or(() -> things.mainOf(words)));
        Optional<String> next = things.partBefore(rest);
        return part.isPresent() && next.isPresent() && !part.equals(next)
                ? value.map(words -> before.substring(0, before.length() - words.length()))
                : Optional.empty();
    }

    /** "8 boutons en nacre", and then "une étiquette en cuir": each trim is an item. */
    private Optional<String> nextTrim(String before, String rest) {
        Instruction first = Instruction.of(before, names);
        Optional<String> said =
                switch (first.kind()) {
                    case ADD, REPLACE, SET, SAY -> first.value();
                    case REMOVE -> first.target();
                    case VAGUE -> Optional.empty();
                };
        Optional<String> trim =
                said.filter(_ -> things.shape() == ListShape.HARDWARE)
                        .filter(words -> before.endsWith(words) && !WITH.matcher(words).find())
                        .filter(words -> Trims.noun(words).isPresent());
        Matcher cut = CUT.matcher(rest);
        String piece = cut.find() && cut.start() > 0 ? rest.substring(0, cut.start()) : rest;
        boolean another = Trims.noun(piece).isPresent() || THING.matcher(piece).matches();
        return trim.filter(_ -> another)
                .flatMap(words ->
                        switch (first.kind()) {
                            case SAY ->
                                    Optional.of(
                                            Trims.noun(words).equals(Trims.noun(piece))
                                                    ? "add "
                                                    : "");
                            case ADD -> Optional.of(withoutEnd(before, words));
                            case REPLACE, SET -> Optional.of("add ");
                            case REMOVE ->
                                    things.haveWhole(words, piece)
                                            ? Optional.<String>empty()
                                            : Optional.of(withoutEnd(before, words));
                            case VAGUE -> Optional.empty();
                        });
    }

    private static String withoutEnd(String clause, String words) {
        return clause.substring(0, clause.length() - words.length());
    }

    /** What stands before the thing that is added or removed, if the thing has an article, too. */
    private Optional<String> verbOf(String clause) {
        Instruction instruction = Instruction.of(clause, names);
        Optional<String> thing =
                switch (instruction.kind()) {
                    case ADD -> instruction.value();
                    case REMOVE -> instruction.target();
                    case SET, REPLACE, SAY, VAGUE -> Optional.empty();
                };
        return thing.filter(words -> THING.matcher(words).matches() && clause.endsWith(words))
                .map(words -> withoutEnd(clause, words));
    }
}
