package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technical drawing of one view.
 *
 * @param imageUrl of the PNG
 * @param vectorUrl of the SVG
 * @param measurements those that were measured or stated; what is only usual is in the spec
 * @param flatSpec what it is drawn from; absent where there is nothing but a traced outline
 * @param notes whether it was drawn, inferred or traced, and what its sizes assume
 */
public record TechnicalSketch(
        UUID id,
        String viewType,
        String imageUrl,
        String vectorUrl,
        List<Callout> callouts,
        Map<String, AnalysisData.Dimension> measurements,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FlatSpec flatSpec,
        String notes) {

    /** A numbered remark on the drawing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Callout(
            @JsonProperty("callout_number") int calloutNumber,
            @JsonProperty("feature_name") String featureName,
            @JsonProperty("location") Location location,
            @JsonProperty("specification") String specification,
            @JsonProperty("measurement") @Nullable String measurement,
            @JsonProperty("category") String category,
            @JsonProperty("critical") boolean critical) {}

    /** A point of the drawing, as fractions of its width and height from its top left corner. */
    public record Location(double x, double y) {}
}
