package io.techpack.baseviews;

import io.techpack.imaging.colour.TradeColour;
import io.techpack.json.Json;
import io.techpack.product.Revision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of an analysis that can be edited; what the engine does not know of it is kept as it is.
 * For one thread.
 */
final class EditableAnalysis {

    /** Where the analysis proper is in the document. */
    static final String DATA = "analysisData";

    private static final String NOTES = "analysis_notes";

    private final ObjectNode document;

    /** Copies the document, a {@link io.techpack.product.BaseViewAnalysis} as it was handed out. */
    EditableAnalysis(JsonNode document) {
        this.document = document.deepCopy().asObject();
    }

    Field field(FieldPath path) {
        return Field.at(path, data());
    }

    /** Puts the value in the field's place, and says so in the notes. */
    void change(Field.Found field, JsonNode value) {
        field.set(value);
        if (isColourName(field.path()) && field.holder() instanceof ObjectNode colour) {
            TradeColour.named(value.asString())
                    .ifPresent(known -> colour.put("hex", known.lab().hex()));
        }
        stated(field);
        if (!field.path().leaf().equals(NOTES)) {
            String notes = data().path(NOTES).asString("");
            String note = "Edited by hand: " + field.path() + ".";
            data().put(NOTES, notes.isBlank() ? note : notes + " " + note);
        }
    }

    /** What a person says is no estimate any more. */
    private static void stated(Field.Found field) {
        if (field.holder() instanceof ObjectNode holder) {
            if (field.path().passes("dimensions_estimated")
                    && field.path().leaf().equals("value")) {
                holder.remove("accuracy");
            }
            if (field.path().passes("flat_spec") && holder.has("origin")) {
                holder.put("origin", "stated");
            }
        }
    }

    /** The document as the analysis of that revision, as JSON. */
    String describing(Revision revision) {
        document.put("revisionId", revision.id().toString());
        document.put("viewType", revision.viewType().id());
        document.put("imageUrl", Analyses.url(revision.picture()));
        document.put("thumbnailUrl", Analyses.url(revision.thumbnail()));
        document.put("cached", false);
        return Json.write(document);
    }

    private ObjectNode data() {
        return document.path(DATA).asObject();
    }

    private static boolean isColourName(FieldPath path) {
        return path.passes("primary_colors") && path.leaf().equals("name");
    }
}
