package io.techpack.baseviews.edit;

import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes that what was said of a part has no drawing, until something else is said of it. For one
 * thread.
 *
 * @param data the analysis, whose notes are changed
 */
record UndrawnNotes(ObjectNode data) {

    private static final String NOTES = "analysis_notes";
    private static final String BEGIN = "Stated and not drawn: ";

    /**
     * @param label of the line, such as neckline
     * @param line as it was said
     * @param drawn whether the flat has it
     */
    void say(String label, String line, boolean drawn) {
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
}
