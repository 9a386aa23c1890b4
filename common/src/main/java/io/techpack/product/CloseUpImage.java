package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;

/**
 * One close-up.
 *
 * @param order its place in the plan, from 1
 * @param analysisData what the crop itself shows
 */
public record CloseUpImage(
        UUID id,
        String imageUrl,
        String thumbnailUrl,
        int order,
        Shot shotMetadata,
        Map<String, Object> analysisData) {

    /** One shot of a close-up plan. */
    public record Shot(
            @JsonProperty("shot_name") String shotName,
            @JsonProperty("focus_area") String focusArea,
            @JsonProperty("purpose") String purpose,
            @JsonProperty("region") Region region) {}

    /** A part of the picture, as fractions of its width and height from its top left corner. */
    public record Region(double x, double y, double width, double height) {}
}
