package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.techpack.json.Json;
import java.util.Map;

/**
 * What a flat, the drawing of a garment, is made from. A change of it redraws the sketch. Its
 * snake_case names are part of the HTTP contract.
 *
 * @param garmentClass such as {@code t-shirt}
 * @param baseMeasure the key of the measure that all ratios refer to, such as {@code body_length}
 * @param proportions by the measures' keys, such as {@code chest_width}
 * @param traits by their names, such as {@code neckline}
 * @param buttons how many the closure has
 */
public record FlatSpec(
        @JsonProperty("garment_class") @JsonAlias("garmentClass") String garmentClass,
        @JsonProperty("base_measure") @JsonAlias("baseMeasure") String baseMeasure,
        @JsonProperty("proportions") Map<String, Length> proportions,
        @JsonProperty("traits") Map<String, Make> traits,
        @JsonProperty("buttons") int buttons) {

    /** From the engine's own record, whose fields have the same names in another case. */
    public static FlatSpec of(Object engines) {
        return Json.read(Json.write(engines), FlatSpec.class);
    }

    /**
     * A measure.
     *
     * @param ratio to the base measure
     * @param centimetres in the assumed or stated size
     * @param origin {@code stated} by a person, {@code measured} in the picture, or {@code usual}
     */
    public record Length(double ratio, double centimetres, String origin) {}

    /**
     * How a part is made.
     *
     * @param choice such as {@code crew}
     * @param origin {@code stated} by a person, {@code seen} in the picture, or {@code usual}
     * @param confidence from 0 to 1
     */
    public record Make(String choice, String origin, double confidence) {}
}
