package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one view of a product shows.
 *
 * @param revisionId absent where the picture is none of a product's revisions
 * @param cached whether it was known from an earlier job
 * @param confidenceScore from 0 to 1
 * @param changes what was done to an earlier picture to make this one; absent for others
 * @param undone what was asked for and could not be done; absent where there is nothing
 */
public record BaseViewAnalysis(
        @Nullable UUID revisionId,
        String viewType,
        String imageUrl,
        String thumbnailUrl,
        boolean cached,
        double confidenceScore,
        AnalysisData analysisData,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> changes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> undone) {

    /** Of a picture that was not made of another one. */
    public BaseViewAnalysis(
            @Nullable UUID revisionId,
            String viewType,
            String imageUrl,
            String thumbnailUrl,
            boolean cached,
            double confidenceScore,
            AnalysisData analysisData) {
        this(
                revisionId,
                viewType,
                imageUrl,
                thumbnailUrl,
                cached,
                confidenceScore,
                analysisData,
                null,
                null);
    }

    /**
     * The kind of product that an analysis is of: as what its view was read, or what a person
     * called it since.
     *
     * @param analysis as it was handed out or back
     * @return such as {@code t-shirt}; empty where the analysis does not say
     */
    public static Optional<String> kindIn(@Nullable JsonNode analysis) {
        if (analysis == null) {
            return Optional.empty();
        }
        JsonNode data = analysis.path("analysisData");
        return Stream.of(data.path("flat_spec").path("garment_class"), data.path("read_as"))
                .map(kind -> kind.asString(""))
                .filter(kind -> !kind.isBlank())
                .findFirst();
    }

    /**
     * The measure from which an analysis was scaled; empty where none was given, or what stands
     * there can be none.
     *
     * @param analysis as it was handed out or back
     */
    public static Optional<KnownMeasure> knownMeasureIn(@Nullable JsonNode analysis) {
        if (analysis == null) {
            return Optional.empty();
        }
        JsonNode known = analysis.path("analysisData").path("known_measure");
        String key = known.path("key").asString("");
        double centimetres = known.path("centimetres").asDouble(0);
        return KnownMeasure.isPossible(key, centimetres)
                ? Optional.of(new KnownMeasure(key, centimetres))
                : Optional.empty();
    }

    /** The same of a picture that was made of another one by these changes. */
    public BaseViewAnalysis madeBy(List<String> done, List<String> notDone) {
        return new BaseViewAnalysis(
                revisionId,
                viewType,
                imageUrl,
                thumbnailUrl,
                cached,
                confidenceScore,
                analysisData,
                done,
                notDone.isEmpty() ? null : notDone);
    }
}
