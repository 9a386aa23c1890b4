package io.techpack.baseviews.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An edit of notes, which are sentences: one is added unless it is said that all or a part of them
 * is replaced or removed.
 *
 * @param present the notes as they stand
 */
record NotesEdit(String present, Instruction instruction) {

    private static final int LONGEST = 4_000;

    /** "Use azo-free dyes" and "the hem should be raw" are notes themselves. */
    private static final Pattern CHANGE =
            Pattern.compile(
                    "(?:change|update|switch|edit|correct|modify|adjust|alter|replace|rewrite|set\\s+(?:(?:it|them|the\\s+notes?)\\s+)?to"
                            + "|ändere?|ändern|ersetze?|setze?|change[rz]?|modifie[rz]?|remplace[rz]?|mets|cambia[r]?|modifica[r]?|reemplaza[r]?|sustituye)(?!\\p{L})"
                            + "|(?:请)?(?:把|将|改成|改为|更改|替换)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?。！？])\\s*(?=\\S)");
    private static final Pattern THAT =
            Pattern.compile("^(?:that|dass|que)\\s+(?=\\S)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?。！？…]\\s*");

    Reading<JsonNode> read() {
        return switch (instruction.kind()) {
            case ADD, SAY -> instruction.value().map(this::added).orElseGet(NotesEdit::nothing);
            case REMOVE -> instruction.target().map(this::removed).orElseGet(NotesEdit::nothing);
            case REPLACE, SET ->
                    instruction
                            .target()
                            .filter(target -> present.contains(target))
                            .map(this::replaced)
                            .orElseGet(() ->
                                    CHANGE.matcher(instruction.whole()).lookingAt()
                                            ? whole()
                                            : added(instruction.whole()));
            case VAGUE -> nothing();
        };
    }

    private static Reading<JsonNode> nothing() {
        return Reading.fault("it names nothing to add, remove or replace");
    }

    private Reading<JsonNode> added(String said) {
        String words = THAT.matcher(said).replaceFirst("");
        return Wording.prose(words)
                .then(_ -> {
                    if (present.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))) {
                        return Reading.fault("'%s' is there already", words);
                    }
                    String notes = present.isBlank() ? "" : ended(present.strip()) + " ";
                    return bounded(notes + ended(capitalised(words)));
                });
    }

    /** The sentences that say so. */
    private Reading<JsonNode> removed(String target) {
        String meant = target.toLowerCase(Locale.ROOT);
        List<String> kept = new ArrayList<>();
        List<String> all = List.of(SENTENCE.split(present.strip()));
        for (String sentence : all) {
            if (!sentence.toLowerCase(Locale.ROOT).contains(meant)) {
                kept.add(sentence);
            }
        }
        return kept.size() == all.size()
                ? Reading.fault("no sentence of the notes says '%s'", target)
                : Reading.text(String.join(" ", kept));
    }

    private Reading<JsonNode> replaced(String target) {
        String by = instruction.value().orElse("");
        return Wording.prose(by).then(_ -> bounded(present.replace(target, by)));
    }

    private Reading<JsonNode> whole() {
        return instruction.value().map(Wording::prose).orElseGet(NotesEdit::nothing);
    }

    private static Reading<JsonNode> bounded(String notes) {
        return notes.length() > LONGEST
                ? Reading.fault("the notes would have more than %d characters", LONGEST)
                : Reading.text(notes);
    }

    private static String capitalised(String sentence) {
        int first = sentence.offsetByCodePoints(0, 1);
        return sentence.substring(0, first).toUpperCase(Locale.ROOT) + sentence.substring(first);
    }

    private static String ended(String sentence) {
        return ENDED.matcher(sentence).matches() ? sentence : sentence + ".";
    }
}
