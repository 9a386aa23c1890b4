package io.techpack.baseviews;

import io.techpack.imaging.dimension.StandingScale;
import io.techpack.imaging.flat.Contradictions;
import io.techpack.imaging.flat.DroppedLengths;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.product.FieldNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notes of an analysis, made to follow from what it says now: where its centimetres come from,
 * what contradicts in it, and what was edited. Each is said once; what a person wrote stays as it
 * is. For one thread.
 *
 * @param data the analysis proper, whose notes are changed
 */
public record StandingNotes(ObjectNode data) {

    private static final String NOTES = "analysis_notes";
    private static final String EDITED = "edited_fields";
    private static final Pattern BY_HAND = Pattern.compile("\\s*Edited by hand: [^.]*\\.");

    /** A sentence of the engine's, with the points of its numbers. */
    private static final Pattern OF_THE_ENGINE =
            Pattern.compile(
                    "\\s*(?<sentence>(?:%s)[^.]*+(?:\\.(?=\\S)[^.]*+)*+\\.)(?=\\s|$)"
                            .formatted(
                                    String.join(
                                            "|",
                                            "Read as ",
                                            "Said to be ",
                                            "Ratios are measured",
                                            "Scaled from ",
                                            "Only lengths that nobody stated ",
                                            "The given [^.]+ of \\d",
                                            "The stated [^.]+ of \\d",
                                            "What the picture told ",
                                            "Made anew: ",
                                            "Material of the [^:]+: [^(]+ \\(confidence ",
                                            "Materials (?:that nobody stated )?are guessed from ",
                                            "Colours (?:that nobody stated )?are as photographed;",
                                            "Colours (?:that nobody stated )?are balanced to ",
                                            "The surface is read as: ",
                                            "The product is not clearly told from ",
                                            "Not measured: a ")));

    /** Whether a sentence begins as one of the engine's, which is true of one reading or state. */
    static boolean isOfTheEngine(String sentence) {
        return BY_HAND.matcher(sentence).lookingAt()
                || OF_THE_ENGINE.matcher(sentence.strip()).lookingAt();
    }

    /** Says nothing of the lengths that is not true of them now, and nothing twice. */
    public void follow() {
        String notes = data.path(NOTES).asString("");
        String told = ReplacedGuesses.without(once(notes), data);
        Optional<FlatSpec> spec = new FlatSheet(data).read();
        if (spec.isPresent()) {
            told = DroppedLengths.following(told, spec.get());
            told = StandingScale.following(told, spec.get());
            told = Contradictions.following(told, spec.get());
        }
        put(notes, told);
    }

    /** The same, and which fields were edited, all of them in one sentence. */
    public void followEdits() {
        String notes = data.path(NOTES).asString("");
        List<String> edited =
                data.path(EDITED)
                        .valueStream()
                        .map(path -> path.asString(""))
                        .filter(path -> !path.isBlank() && !path.equals(NOTES))
                        .toList();
        String sentence = "Edited by hand: %s.".formatted(FieldNames.inWords(edited));
        boolean said =
                edited.isEmpty()
                        || BY_HAND.matcher(notes).results().count() == 1
                                && notes.contains(sentence);
        if (!said) {
            put(notes, (BY_HAND.matcher(notes).replaceAll("") + " " + sentence).strip());
        }
        follow();
    }

    private static String once(String notes) {
        Set<String> said = new HashSet<>();
        return OF_THE_ENGINE
                .matcher(notes)
                .replaceAll(found ->
                        said.add(found.group("sentence"))
                                ? Matcher.quoteReplacement(found.group())
                                : "");
    }

    private void put(String before, String now) {
        if (!now.equals(before)) {
            data.put(NOTES, now);
        }
    }
}
