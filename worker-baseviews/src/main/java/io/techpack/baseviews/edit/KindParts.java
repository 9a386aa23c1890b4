package io.techpack.baseviews.edit;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.view.Detail;
import io.techpack.imaging.view.TypicalConstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an analysis says of parts that no photo shows, once a person said that the product is of
 * another kind: what is usual for the earlier kind makes room for what is usual for the new one.
 * What was edited stays, and so does what was seen of a part that both have. For one thread.
 */
final class KindParts {

    private static final String MATERIALS = "materials_detected";
    private static final String CONSTRUCTION = "construction_details";
    private static final String TRIMS = "hardware_and_trims";
    private static final String DESIGN = "design_elements";
    private static final String NOTES = "analysis_notes";
    private static final String COMPONENT = "component";
    private static final String MATERIAL = "material_type";
    private static final String FEATURE = "feature";
    private static final String DETAILS = "details";
    private static final String LOCATION = "location";
    private static final String TYPE = "type";

    private final GarmentClass earlier;
    private final GarmentClass kind;
    private final ObjectNode data;

    private KindParts(GarmentClass earlier, GarmentClass kind, ObjectNode data) {
        this.earlier = earlier;
        this.kind = kind;
        this.data = data;
    }

    /**
     * Changes the analysis so that its unseen parts are of the kind that was said.
     *
     * @return what it was before, with the same parts: nobody said these
     */
    static JsonNode of(JsonNode before, ObjectNode after) {
        Optional<GarmentClass> then = kind(before);
        Optional<GarmentClass> now = kind(after);
        if (then.isEmpty() || now.isEmpty() || then.get() == now.get()) {
            return before;
        }
        ObjectNode alike = before.deepCopy().asObject();
        Stream.of(alike, after).forEach(data -> new KindParts(then.get(), now.get(), data).all());
        return alike;
    }

    private void all() {
        materials();
        construction();
        trims();
        design();
    }

    private static Optional<GarmentClass> kind(JsonNode data) {
        return GarmentClass.labelled(data.path("flat_spec").path("garment_class").asString(""));
    }

    /** The body of a dress is the main panel of a bag; a sole that nobody spoke of goes. */
    private void materials() {
        List<String> then = TypicalConstruction.components(earlier);
        List<String> now = TypicalConstruction.components(kind);
        List<String> removed = removed(MATERIALS, COMPONENT, then.stream());
        rename(then.getFirst(), now.getFirst());
        for (String component : then.subList(1, then.size())) {
            if (!now.contains(component)) {
                remove(
                        MATERIALS,
                        item ->
                                item.path(COMPONENT).asString("").equals(component)
                                        && item.path(MATERIAL)
                                                .asString("")
                                                .equals(TypicalConstruction.UNKNOWN_MATERIAL));
                note(component, "");
            }
        }
        for (String component : now.subList(1, now.size())) {
            if (data.path(MATERIALS) instanceof ArrayNode list
                    && missing(list, COMPONENT, component)
                    && !removed.contains(component)) {
                list.addObject()
                        .put(COMPONENT, component)
                        .put(MATERIAL, TypicalConstruction.UNKNOWN_MATERIAL)
                        .putNull("percentage");
            }
        }
    }

    private void rename(String then, String now) {
        for (JsonNode item : data.path(MATERIALS)) {
            if (item instanceof ObjectNode material
                    && material.path(COMPONENT).asString("").equals(then)) {
                material.put(COMPONENT, now);
            }
        }
        note(then, "Material of the " + Matcher.quoteReplacement(now) + ": ");
    }

    /** Names another component in the notes, or takes the sentence on it out. */
    private void note(String component, String begin) {
        String sentence = "Material of the " + Pattern.quote(component) + ": ";
        String notes = data.path(NOTES).asString("");
        String told =
                begin.isEmpty()
                        ? notes.replaceFirst(sentence + "[^)]*\\)\\.\\s*", "")
                        : notes.replaceFirst(sentence, begin);
        if (!told.equals(notes)) {
            data.put(NOTES, told.strip());
        }
    }

    /** What the earlier kind usually has and the list no longer does: a person took it out. */
    private List<String> removed(String name, String field, Stream<String> usual) {
        return data.path(name) instanceof ArrayNode list
                ? usual.filter(each -> missing(list, field, each)).toList()
                : List.of();
    }

    private void construction() {
        List<String> removed =
                removed(
                        CONSTRUCTION,
                        FEATURE,
                        TypicalConstruction.usual(earlier).stream().map(Detail::name));
        List<Detail> usual = TypicalConstruction.usual(kind);
        List<String> features = usual.stream().map(Detail::name).toList();
        String where = data.path(CONSTRUCTION).path(0).path(LOCATION).asString("");
        remove(
                CONSTRUCTION,
                item -> {
                    String details = item.path(DETAILS).asString("");
                    boolean seen = TypicalConstruction.isSeenInOutline(details);
                    return Detail.isUnseen(details)
                            || seen && !features.contains(item.path(FEATURE).asString(""));
                });
        if (data.path(CONSTRUCTION) instanceof ArrayNode list) {
            List<ObjectNode> added = new ArrayList<>();
            for (Detail detail : usual) {
                if (missing(list, FEATURE, detail.name()) && !removed.contains(detail.name())) {
                    added.add(
                            list.objectNode()
                                    .put(FEATURE, detail.name())
                                    .put(DETAILS, detail.inWords())
                                    .put(LOCATION, where));
                }
            }
            list.addAll(added);
        }
    }

    private void trims() {
        List<String> removed =
                removed(
                        TRIMS,
                        TYPE,
                        TypicalConstruction.hardware(earlier).stream().map(Detail::name));
        remove(TRIMS, item -> Detail.isUnseen(item.path("placement").asString("")));
        if (data.path(TRIMS) instanceof ArrayNode list) {
            for (Detail trim : TypicalConstruction.hardware(kind)) {
                if (missing(list, TYPE, trim.name()) && !removed.contains(trim.name())) {
                    list.addObject()
                            .put(TYPE, trim.name())
                            .put("material", TypicalConstruction.UNKNOWN_TRIM)
                            .put("placement", trim.inWords());
                }
            }
        }
    }

    /** A skirt has no neckline, and its hem is no wider than a chest. */
    private void design() {
        boolean edited =
                data.path("edited_fields")
                        .valueStream()
                        .anyMatch(path -> path.asString("").startsWith(DESIGN));
        if (!edited) {
            boolean worn = earlier.hangsFromShoulders() == kind.hangsFromShoulders();
            boolean legs = earlier.hasLegs() == kind.hasLegs();
            remove(
                    DESIGN,
                    line ->
                            begins(line, "silhouette") && !(worn && legs)
                                    || begins(line, "neckline") && lacks(Trait.NECKLINE)
                                    || begins(line, "sleeves") && lacks(Trait.SLEEVE));
        }
    }

    private static boolean begins(JsonNode line, String label) {
        return line.asString("").startsWith(label + ":");
    }

    private boolean lacks(Trait trait) {
        return FlatTemplate.usual(kind).trait(trait).isEmpty();
    }

    private void remove(String name, Predicate<JsonNode> which) {
        if (data.path(name) instanceof ArrayNode list) {
            list.removeIf(which);
        }
    }

    private static boolean missing(ArrayNode list, String field, String name) {
        return list.valueStream().noneMatch(item -> item.path(field).asString("").equals(name));
    }
}
