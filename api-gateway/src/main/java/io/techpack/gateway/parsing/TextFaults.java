package io.techpack.gateway.parsing;

import io.techpack.database.StorableText;
import io.techpack.gateway.response.FieldError;
import io.techpack.process.ControlCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Collects the texts of a request that cannot be stored, because they hold NUL or half a surrogate
 * pair, and those that hold what nobody sees (see {@link UnseenCharacters}). For one thread.
 */
final class TextFaults {

    private static final int LONGEST_SHOWN = 100;

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return errors;
    }

    /** Looks at a text that the request calls so. */
    void look(String field, String text) {
        if (!lookAtStorage(field, text)) {
            UnseenCharacters.firstIn(text).ifPresent(unseen -> addUnseen(field, unseen));
        }
    }

    /**
     * Looks at a name that a client's machine gave, such as a file's: it is shown to nobody.
     *
     * @return whether it cannot be stored
     */
    boolean lookAtStorage(String field, String text) {
        int place = StorableText.firstUnstorable(text);
        if (place >= 0) {
            add(field, text, place);
        }
        return place >= 0;
    }

    /** Looks at every name and every text of a document, however deep. */
    void lookInto(String path, JsonNode node) {
        if (node.isString()) {
            look(path, node.asString());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode element = node.get(i);
                if (element.isString() || element.isContainer()) {
                    lookInto("%s[%d]".formatted(path, i), element);
                }
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                String inside = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
                look(inside, property.getKey());
                lookInto(inside, property.getValue());
            }
        }
    }

    private void add(String field, String text, int place) {
        String what =
                text.charAt(place) == 0
                        ? "the character NUL (U+0000)"
                        : "half a surrogate pair (U+%04X)".formatted((int) text.charAt(place));
        errors.add(
                new FieldError(
                        shown(field),
                        "holds %s, which cannot be stored; leave it out".formatted(what)));
    }

    private void addUnseen(String field, int character) {
        errors.add(
                new FieldError(
                        shown(field),
                        "holds U+%04X, a character that cannot be seen; leave it out"
                                .formatted(character)));
    }

    /** The name, which may be what cannot be shown. */
    private static String shown(String field) {
        String escaped = StorableText.of(ControlCharacters.escaped(field));
        return escaped.length() <= LONGEST_SHOWN
                ? escaped
                : StorableText.of(escaped.substring(0, LONGEST_SHOWN)) + "…";
    }
}
