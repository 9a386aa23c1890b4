package io.techpack.baseviews.edit;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** For each field a prompt that can be carried out on it, to be told where another could not. */
final class Examples {

    private static final String FLAT = "flat_spec";

    private static final Map<String, String> NAMES =
            Map.of(
                    "placement", "left chest",
                    "location", "left sleeve",
                    "type", "metal zip",
                    "material", "brass",
                    "feature", "side seams",
                    "component", "lining");

    private Examples() {}

    static String of(Field.Found field) {
        if (field.value().isArray()) {
            return ofList(ListShape.of(field.path()));
        }
        return field.value().isObject() ? ofObject(field) : ofValue(field);
    }

    private static String ofList(ListShape shape) {
        return switch (shape) {
            case MATERIALS -> "60 % cotton, 40 % linen";
            case COLOURS -> "60 % navy, 40 % white";
            case CONSTRUCTION -> "add bartacks at the pockets";
            case HARDWARE -> "add 3 horn buttons at the cuffs";
            case TEXTS -> "add contrast stitching";
        };
    }

    private static String ofObject(Field.Found field) {
        FieldPath path = field.path();
        JsonNode value = field.value();
        String first = value.propertyNames().stream().findFirst().orElse("");
        if (value.has("choice")) {
            return another(Trait.keyed(path.leaf()).map(Trait::choices).orElse(List.of()), value);
        }
        if (value.has("value") || value.has("centimetres")) {
            return "+1 cm";
        }
        if (value.has("primary_colors") || value.has("hex")) {
            return value.path("name").asString("").equals("red") ? "navy" : "red";
        }
        if (path.is(FLAT) || path.is(FLAT, "traits")) {
            JsonNode traits = path.is(FLAT) ? value.path("traits") : value;
            return traits.propertyNames().stream()
                    .flatMap(key -> Trait.keyed(key).stream())
                    .findFirst()
                    .map(trait ->
                            trait.key().replace('_', ' ')
                                    + " "
                                    + another(trait.choices(), traits.path(trait.key())))
                    .orElse(path.is(FLAT) ? "garment class dress" : "");
        }
        return switch (ListShape.of(path)) {
            case MATERIALS -> "change to linen";
            case HARDWARE -> "change the material to brass";
            case CONSTRUCTION -> "change the details to double needle";
            case COLOURS, TEXTS -> first.replace('_', ' ') + " +1 cm";
        };
    }

    private static String another(List<Choice> choices, JsonNode made) {
        return choices.stream()
                .map(Choice::id)
                .filter(id -> !id.equals(made.path("choice").asString("")))
                .reduce((_, last) -> last)
                .orElse("none");
    }

    private static String ofValue(Field.Found field) {
        String present = field.value().asString("");
        return switch (FieldKind.of(field)) {
            case NAME -> NAMES.getOrDefault(field.path().leaf(), "double needle");
            case MATERIAL -> "organic cotton";
            case PROSE -> "double needle, 5 mm";
            case NOTES -> "add: fully lined";
            case FLAG -> field.value().asBoolean(false) ? "no" : "yes";
            case NUMBER, BUTTONS -> "5";
            case PERCENTAGE -> "80";
            case CONFIDENCE -> "0.8";
            case RATIO -> "+1 %";
            case HEX, COLOUR_NAME -> "dark green";
            case MEASURE, CENTIMETRES -> "+1 cm";
            case TOLERANCE -> "± 1 cm";
            case GARMENT_CLASS ->
                    present.equals(GarmentClass.DRESS.label())
                            ? GarmentClass.SHIRT.label()
                            : GarmentClass.DRESS.label();
            case CHOICE ->
                    field.path().steps().size() < 2
                            ? "none"
                            : Choices.all(field.path()).stream()
                                    .map(Choice::id)
                                    .filter(id -> !id.equals(present))
                                    .findFirst()
                                    .orElse("none");
            case PATTERN -> "horizontal stripes";
            case FIXED -> "";
        };
    }
}
