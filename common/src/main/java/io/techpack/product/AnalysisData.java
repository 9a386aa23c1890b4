package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of a view; its snake_case names are part of the HTTP contract.
 *
 * @param flatSpec what a flat of it is drawn from; absent where the view shows too little
 * @param readAs the kind of product that the view was read as; absent where the flat spec says it
 * @param knownMeasure the measure from which the others are scaled; absent where a size was assumed
 * @param printRegion where a single picture, word or logo is; absent where none was seen
 * @param editedFields the paths that a person edited; absent where there are none
 */
public record AnalysisData(
        @JsonProperty("materials_detected") List<Material> materialsDetected,
        @JsonProperty("colors") Colors colors,
        @JsonProperty("dimensions_estimated") Map<String, Dimension> dimensionsEstimated,
        @JsonProperty("construction_details") List<ConstructionDetail> constructionDetails,
        @JsonProperty("design_elements") List<String> designElements,
        @JsonProperty("hardware_and_trims") List<Trim> hardwareAndTrims,
        @JsonProperty("confidence_scores") ConfidenceScores confidenceScores,
        @JsonProperty("analysis_notes") String analysisNotes,
        @JsonProperty("flat_spec") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable FlatSpec flatSpec,
        @JsonProperty("read_as") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String readAs,
        @JsonProperty("known_measure") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable KnownMeasure knownMeasure,
        @JsonProperty("print_region") @JsonInclude(JsonInclude.Include.NON_NULL)
                CloseUpImage.@Nullable Region printRegion,
        @JsonProperty("edited_fields") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<String> editedFields) {

    /** The same analysis with one more sentence in its notes. */
    public AnalysisData noting(String sentence) {
        return new AnalysisData(
                materialsDetected,
                colors,
                dimensionsEstimated,
                constructionDetails,
                designElements,
                hardwareAndTrims,
                confidenceScores,
                analysisNotes.isBlank() ? sentence : analysisNotes + " " + sentence,
                flatSpec,
                readAs,
                knownMeasure,
                printRegion,
                editedFields);
    }

    /**
     * @param percentage of the component, or null where it cannot be known from a picture
     */
    public record Material(
            @JsonProperty("component") String component,
            @JsonProperty("material_type") String materialType,
            @JsonProperty("percentage") @Nullable Integer percentage) {}

    public record Colors(
            @JsonProperty("primary_colors") List<Color> primaryColors,
            @JsonProperty("pattern_type") String patternType) {}

    /**
     * @param hex such as {@code #1a2348}
     * @param percentage of the product's surface
     */
    public record Color(String name, String hex, int percentage) {}

    /**
     * Values carry their unit, such as {@code 52.5 cm}.
     *
     * @param tolerance what the finished product may differ by
     * @param accuracy how far the estimate may be off; none where a person said the value
     */
    public record Dimension(
            @JsonProperty("value") String value,
            @JsonProperty("tolerance") String tolerance,
            @JsonProperty("accuracy") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String accuracy,
            @JsonProperty("measurement_point") String measurementPoint) {}

    public record ConstructionDetail(String feature, String details, String location) {}

    public record Trim(String type, String material, String placement) {}

    /** All from 0 to 1. */
    public record ConfidenceScores(
            double overall, double materials, double dimensions, double construction) {}
}
