package io.techpack.baseviews;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes that what was said of a part has no drawing, until something else is said of it. For one
 * thread.
 *
 * @param data the analysis, whose notes are changed
 */
public record UndrawnNotes(ObjectNode data) {

    private static final String NOTES = "analysis_notes";
    private static final String BEGIN = "Stated and not drawn: ";
    private static final Pattern SENTENCE = Pattern.compile(BEGIN + "(?<line>[^.]*)\\.");

    /**
     * @param label of the line, such as neckline
     * @param line as it was said
     * @param drawn whether the flat has it
     */
    public void say(String label, String line, boolean drawn) {
        String notes = data.path(NOTES).asString("");
        String others =
                Pattern.compile(
                                "\\s*" + Pattern.quote(BEGIN + label + ":") + "[^.]*\\.",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(notes)
                        .replaceAll("")
                        .strip();
        String all = drawn ? others : (others + " " + BEGIN + line + ".").strip();
        if (!all.equals(notes)) {
            data.put(NOTES, all);
        }
    }

    /** The same of a line that has no label. */
    public void say(String line) {
        String notes = data.path(NOTES).asString("");
        String sentence = sentence(line);
        if (!notes.contains(sentence)) {
            data.put(NOTES, (notes + " " + sentence).strip());
        }
    }

    /** The line is there no more. */
    public void forget(String line) {
        String notes = data.path(NOTES).asString("");
        if (notes.contains(sentence(line))) {
            data.put(NOTES, notes.replace(sentence(line), "").replace("  ", " ").strip());
        }
    }

    private static String sentence(String line) {
        return BEGIN + line.replace('.', ',') + ".";
    }

    /** What was told of an earlier analysis, and is no less true of one that is made of it. */
    static void carry(JsonNode earlier, ObjectNode made) {
        Matcher told = SENTENCE.matcher(earlier.path(NOTES).asString(""));
        while (told.find()) {
            String notes = made.path(NOTES).asString("");
            if (!notes.contains(told.group())) {
                made.put(NOTES, (notes + " " + told.group()).strip());
            }
        }
    }

    /** What is told of the lines under that label. */
    static Optional<String> of(JsonNode data, String label) {
        Matcher told = SENTENCE.matcher(data.path(NOTES).asString(""));
        while (told.find()) {
            String line = told.group("line");
            if (line.regionMatches(true, 0, label + ":", 0, label.length() + 1)) {
                return Optional.of(line.substring(label.length() + 1).strip());
            }
        }
        return Optional.empty();
    }
}
