package io.techpack.baseviews.edit;

import io.techpack.imaging.dimension.Dimensions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notes of an analysis of which a person said another kind of product: they tell both kinds,
 * and assume no size of the earlier one. For one thread.
 */
final class KindNotes {

    private static final String NOTES = "analysis_notes";
    private static final Pattern READ =
            Pattern.compile("^(?:Said to be [^;.]+; read as|Read as) (?<earlier>[^.]+)\\.");

    /** Of words that named no kind; one is named now. */
    private static final Pattern UNNAMED =
            Pattern.compile("^ '[^\\n]*' names no kind that the engine knows\\.");

    private KindNotes() {}

    static void of(JsonNode before, ObjectNode after) {
        String kind = kind(after);
        String notes = after.path(NOTES).asString("");
        Matcher read = READ.matcher(notes);
        if (kind.equals(kind(before)) || !read.find()) {
            return;
        }
        String earlier = read.group("earlier");
        String now = kind.replace('_', ' ');
        String told =
                earlier.equals(now)
                        ? "Read as " + now + "."
                        : "Said to be %s%s; read as %s.".formatted(article(now), now, earlier);
        String rest = UNNAMED.matcher(notes.substring(read.end())).replaceFirst("");
        after.put(NOTES, Dimensions.ofKind(told + rest, kind));
    }

    /** Nobody says a pants. */
    private static String article(String kind) {
        if (kind.endsWith("s") && !kind.endsWith("ss")) {
            return "";
        }
        return "aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ";
    }

    private static String kind(JsonNode data) {
        return data.path("flat_spec").path("garment_class").asString("");
    }
}
