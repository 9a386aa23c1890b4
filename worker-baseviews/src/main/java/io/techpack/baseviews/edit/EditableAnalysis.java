package io.techpack.baseviews.edit;

import io.techpack.artifact.ArtifactKey;
import io.techpack.baseviews.FlatSheet;
import io.techpack.baseviews.Prints;
import io.techpack.baseviews.StandingNotes;
import io.techpack.imaging.flat.Contradictions;
import io.techpack.imaging.flat.Trait;
import io.techpack.json.Json;
import io.techpack.product.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of an analysis that can be edited; what the engine does not know of it is kept as it is.
 * For one thread.
 */
final class EditableAnalysis {

    /** Where the analysis proper is in the document. */
    static final String DATA = "analysisData";

    private static final String NOTES = "analysis_notes";
    private static final String EDITED = "edited_fields";
    private static final String FLAT = "flat_spec";
    private static final String TRAITS = "traits";

    private final ObjectNode document;
    private UsualMeasures usual = UsualMeasures.NONE;

    /** Copies the document, a {@link io.techpack.product.BaseViewAnalysis} as it was handed out. */
    EditableAnalysis(JsonNode document) {
        this.document = document.deepCopy().asObject();
    }

    Field field(FieldPath path) {
        return Field.at(path, data());
    }

    /**
     * The same, to be changed: a measure that the picture did not tell, and the flat takes as usual
     * for the class, can be said, too.
     */
    Field fieldToChange(FieldPath path) {
        if (Sections.spelledOut(path, data()).steps().getFirst().equals(UsualMeasures.SECTION)) {
            usual = UsualMeasures.addedTo(data());
        }
        if (path.is(FLAT, TRAITS, "*") || path.is(FLAT, TRAITS, "*", "choice")) {
            Trait.keyed(path.steps().get(2)).ifPresent(new SaidTraits(data().path(FLAT))::addUsual);
        }
        return field(path);
    }

    /**
     * Puts the value in the field's place, changes what follows from it, and says so in the notes.
     *
     * @param words that the value was read from
     * @return what speaks against it, if anything; the analysis is of no use then
     */
    Optional<String> change(Field.Found field, JsonNode value, String words) {
        JsonNode before = data().deepCopy();
        field.set(value);
        boolean made =
                field.path().is(FLAT, TRAITS, "*", "choice") || field.path().is(FLAT, TRAITS, "*");
        if (made
                && data().path(FLAT).path(TRAITS).path(field.path().steps().get(2))
                        instanceof ObjectNode trait) {
            // also where it was read so before
            trait.put("origin", "stated").put("confidence", 1.0);
        }
        if (field.path().is(FLAT, "garment_class")) {
            new SaidTraits(data().path(FLAT)).ofKind(words);
        }
        Optional<String> fault = Consequences.of(before, data());
        if (fault.isEmpty()) {
            usual.removeUnchanged(data());
            list(field.path().toString());
            if (before.has(Prints.REGION) && !data().has(Prints.REGION)) {
                // also where it was said of the pattern or the design
                list(Prints.REGION);
            }
            note(field.path());
        }
        return fault;
    }

    /** Whether nothing has changed since that document was copied. */
    boolean says(JsonNode earlier) {
        return document.equals(earlier);
    }

    /** What stands in the field's place now; null where the whole section was taken away. */
    JsonNode value(Field.Found field) {
        if (field(field.path()) instanceof Field.Found found) {
            return found.value();
        }
        boolean removed = !data().has(field.path().steps().getFirst());
        return removed ? data().nullNode() : field.value();
    }

    /**
     * Sentences about stated lengths that contradict one another, or what was read, and what a
     * person should know of the edit besides; none where all is well.
     *
     * @param earlier the document that was copied
     * @param path that was edited
     * @param prompt what was said of it
     */
    List<String> warnings(JsonNode earlier, FieldPath path, String prompt) {
        List<String> warnings =
                new ArrayList<>(
                        new FlatSheet(data()).read().map(Contradictions::in).orElse(List.of()));
        warnings.addAll(EditWarnings.of(earlier.path(DATA), data()));
        warnings.addAll(UnknownNames.in(earlier.path(DATA), data()));
        MainColour.told(earlier.path(DATA), data(), path, prompt).ifPresent(warnings::add);
        return warnings;
    }

    /** Those of them that no garment can have. */
    List<String> impossible() {
        return new FlatSheet(data()).read().map(Contradictions::impossibleIn).orElse(List.of());
    }

    private void list(String path) {
        ArrayNode edited =
                data().path(EDITED) instanceof ArrayNode earlier
                        ? earlier
                        : data().putArray(EDITED);
        if (edited.valueStream().noneMatch(each -> each.asString("").equals(path))) {
            edited.add(path);
        }
    }

    /** Who edits the notes themselves says in them what he likes. */
    private void note(FieldPath path) {
        StandingNotes notes = new StandingNotes(data());
        if (path.leaf().equals(NOTES)) {
            notes.follow();
        } else {
            notes.followEdits();
        }
    }

    /** The document as the analysis of that revision, as JSON. */
    String describing(Revision revision) {
        document.put("revisionId", revision.id().toString());
        document.put("viewType", revision.viewType().id());
        document.put("imageUrl", url(revision.picture()));
        document.put("thumbnailUrl", url(revision.thumbnail()));
        document.put("cached", false);
        // of the picture that this one was made of
        document.remove(List.of("changes", "undone"));
        return Json.write(document);
    }

    private static String url(String artifact) {
        return new ArtifactKey(artifact).path();
    }

    private ObjectNode data() {
        return document.path(DATA).asObject();
    }
}
