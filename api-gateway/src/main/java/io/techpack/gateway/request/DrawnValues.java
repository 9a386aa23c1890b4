package io.techpack.gateway.request;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.FieldError;
import io.techpack.imaging.PossibleLengths;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.product.BaseViewAnalysis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The values of an analysis that is handed back to be drawn: those that no product has are refused
 * before anything is charged. What is possible and has no drawing is told in the sketch's notes.
 * For one thread.
 */
final class DrawnValues {

    private static final int MOST_BUTTONS = 20;

    private static final String KINDS =
            Arrays.stream(GarmentClass.values())
                    .map(GarmentClass::label)
                    .collect(Collectors.joining(", "));

    private final String path;
    private final JsonNode data;
    private final PossibleLengths possible;
    private final List<FieldError> errors = new ArrayList<>();

    private DrawnValues(String path, JsonNode analysis) {
        this.path = path + ".analysisData.";
        data = analysis.path("analysisData");
        possible =
                PossibleLengths.of(
                        BaseViewAnalysis.kindIn(analysis).flatMap(GarmentClass::labelled));
    }

    /**
     * @param path of the analysis in the request
     * @return what cannot be drawn, by its field
     */
    static List<FieldError> faults(String path, JsonNode analysis) {
        DrawnValues values = new DrawnValues(path, analysis);
        values.kind();
        values.knownMeasure(analysis);
        values.lengths();
        values.flat();
        return List.copyOf(values.errors);
    }

    /**
     * @throws ApiException that names what cannot be drawn, if there is anything
     */
    static void check(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw ApiException.unusable(faults);
        }
    }

    private void kind() {
        String kind = data.path("flat_spec").path("garment_class").asString("");
        if (!kind.isBlank() && GarmentClass.labelled(kind).isEmpty()) {
            reject(
                    "flat_spec.garment_class",
                    "must be a kind that has a flat: %s".formatted(KINDS));
        }
    }

    private void knownMeasure(JsonNode analysis) {
        JsonNode known = data.path("known_measure");
        if (known.isObject() && BaseViewAnalysis.knownMeasureIn(analysis).isEmpty()) {
            reject("known_measure.centimetres", "must be the length of a product, of 1 to 400 cm");
        }
    }

    private void lengths() {
        for (Map.Entry<String, JsonNode> entry : data.path("dimensions_estimated").properties()) {
            String key = entry.getKey();
            possible.fault(key, entry.getValue().path("value").asString(""))
                    .ifPresent(
                            fault -> reject("dimensions_estimated.%s.value".formatted(key), fault));
        }
    }

    private void flat() {
        JsonNode flat = data.path("flat_spec");
        String base = flat.path("base_measure").asString("");
        possible.base()
                .filter(_ -> !base.isBlank())
                .filter(own -> !own.equals(base))
                .ifPresent(own -> reject("flat_spec.base_measure", "must be %s".formatted(own)));
        number(flat, "buttons", "flat_spec.buttons")
                .filter(count -> !(count >= 0 && count <= MOST_BUTTONS))
                .ifPresent(_ ->
                        reject("flat_spec.buttons", "must be 0 to %d".formatted(MOST_BUTTONS)));
        JsonNode proportions = flat.path("proportions");
        double size = proportions.path(base).path("centimetres").asDouble(0);
        for (Map.Entry<String, JsonNode> entry : proportions.properties()) {
            String key = entry.getKey();
            String field = "flat_spec.proportions.%s.".formatted(key);
            number(entry.getValue(), "centimetres", field + "centimetres")
                    .ifPresent(length -> judge(field + "centimetres", key, length));
            number(entry.getValue(), "ratio", field + "ratio")
                    .filter(_ -> size > 0)
                    .ifPresent(ratio -> judge(field + "ratio", key, ratio * size));
        }
    }

    /** Empty where it is absent, or none and refused. */
    private Optional<Double> number(JsonNode holder, String name, String field) {
        @Nullable JsonNode value = holder.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            reject(field, "must be a number");
            return Optional.empty();
        }
        return Optional.of(value.asDouble());
    }

    private void judge(String field, String key, double centimetres) {
        possible.fault(key, centimetres).ifPresent(fault -> reject(field, fault));
    }

    private void reject(String field, String message) {
        errors.add(new FieldError(path + field, message));
    }
}
