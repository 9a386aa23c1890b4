package io.techpack.baseviews.edit;

import io.techpack.baseviews.Prints;
import java.util.Optional;

/** Fields that say what was seen or done: an edit of them would change nothing. */
final class FixedFields {

    private FixedFields() {}

    /** What to edit instead, if it is such a field. */
    static Optional<String> insteadOf(FieldPath path) {
        return switch (path.steps().getFirst()) {
            case Prints.REGION ->
                    Optional.of(
                            "it is where the picture shows the print; say \"remove the print\" of it, or where the print"
                                    + " shall be in design_elements, such as: print: lower left");
            case "known_measure" ->
                    Optional.of(
                            "the other measures were scaled from it; edit the measure in dimensions_estimated, or send"
                                    + " another knownMeasure when the views are analysed");
            case "read_as" ->
                    Optional.of(
                            "it is the kind that the view was read as; send another subcategory when the views are analysed");
            case "edited_fields" -> Optional.of("it says what was edited; edit the field itself");
            case "flat_spec" -> ofFlat(path);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofFlat(FieldPath path) {
        return switch (path.leaf()) {
            case "base_measure" ->
                    Optional.of(
                            "the flat's ratios are told in it; edit a length, such as flat_spec.proportions.body_length,"
                                    + " or the garment_class");
            case "origin" ->
                    Optional.of(
                            "it follows from what is edited; edit the length or the choice beside it");
            default -> Optional.empty();
        };
    }
}
