package io.techpack.gateway.downloads;

import io.techpack.document.pack.Callout;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Trait;
import io.techpack.imaging.flat.Contradictions;
import io.techpack.imaging.flat.SpecSheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a product's flats would be drawn from as its views stand now. A person may have said so
 * after they were drawn: what is gone since is on no page. Immutable.
 *
 * @param spec the leading view's flat spec, or missing
 */
record StandingSpec(JsonNode spec) {

    /** By which word a callout is of a part that there may not be. */
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "pockets", List.of("pocket"),
                    "closure", List.of("closure"),
                    "fly", List.of("fly"),
                    "collar", List.of("collar", "hood"),
                    "sleeve", List.of("sleeve"));

    static StandingSpec of(List<JsonNode> analyses, int leading) {
        return new StandingSpec(
                leading < analyses.size()
                        ? analyses.get(leading).path("analysisData").path("flat_spec")
                        : MissingNode.getInstance());
    }

    /** Whether the product still has the part that the callout is of. */
    boolean has(Callout callout) {
        String feature = callout.feature().toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(each -> isStated(each.getKey()) && choice(each.getKey()).equals("none"))
                .noneMatch(each -> each.getValue().stream().anyMatch(feature::contains));
    }

    /** Whether the product still has that measure; one without any says nothing. */
    boolean has(Measure measure) {
        JsonNode proportions = spec.path("proportions");
        boolean ofAnAbsentPart =
                measure.key().equals("hood_height") && isStated("collar")
                        || isStated("sleeve")
                                && List.of("sleeve_length", "cuff_width").contains(measure.key());
        return proportions.isEmpty() || proportions.has(measure.key()) || !ofAnAbsentPart;
    }

    /** The trait as a person has said it since. */
    Trait current(Trait drawn) {
        return isStated(drawn.part())
                ? new Trait(drawn.part(), choice(drawn.part()), "stated", 1)
                : drawn;
    }

    /**
     * What a flat shows otherwise than the views say, because it was drawn of another kind, or of a
     * revision of which other makes were stated: such as {@code collar polo instead of none}.
     *
     * @param drawn the flat's spec; one that is missing shows nothing
     */
    List<String> differences(JsonNode drawn) {
        List<String> differences = new ArrayList<>();
        String kind = Values.text(drawn, "garment_class");
        String now = Values.text(spec, "garment_class");
        if (kind.isBlank() || now.isBlank()) {
            return List.of();
        }
        if (!kind.equals(now)) {
            return List.of(instead("kind", kind, now));
        }
        for (Map.Entry<String, JsonNode> trait : drawn.path("traits").properties()) {
            String part = trait.getKey();
            String choice = Values.text(trait.getValue(), "choice");
            boolean stated =
                    isStated(part) || Values.text(trait.getValue(), "origin").equals("stated");
            if (stated && !choice(part).isBlank() && !choice.equals(choice(part))) {
                differences.add(instead(part, choice, choice(part)));
            }
        }
        return differences;
    }

    /** Sentences on lengths of the views that cannot all be true, as they stand now. */
    List<String> contradictions() {
        Map<String, SpecSheet.Length> lengths = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : spec.path("proportions").properties()) {
            JsonNode length = each.getValue();
            lengths.put(
                    each.getKey(),
                    new SpecSheet.Length(
                            length.path("ratio").asDouble(0),
                            length.path("centimetres").asDouble(0),
                            Values.text(length, "origin")));
        }
        Map<String, SpecSheet.Make> makes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : spec.path("traits").properties()) {
            JsonNode make = each.getValue();
            makes.put(
                    each.getKey(),
                    new SpecSheet.Make(
                            Values.text(make, "choice"),
                            Values.text(make, "origin"),
                            make.path("confidence").asDouble(0)));
        }
        return new SpecSheet(
                        Values.text(spec, "garment_class"),
                        Values.text(spec, "base_measure"),
                        lengths,
                        makes,
                        0)
                .spec()
                .map(Contradictions::allIn)
                .orElse(List.of());
    }

    private static String instead(String part, String drawn, String now) {
        return "%s %s instead of %s".formatted(part, drawn, now).replace('_', ' ');
    }

    private boolean isStated(String trait) {
        return Values.text(spec.path("traits").path(trait), "origin").equals("stated");
    }

    private String choice(String trait) {
        return Values.text(spec.path("traits").path(trait), "choice");
    }
}
