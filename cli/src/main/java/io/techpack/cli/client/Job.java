package io.techpack.cli.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.CloseUpImage;
import io.techpack.product.DetectedCategory;
import io.techpack.product.TechnicalSketch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as the server shows it.
 *
 * @param document the whole answer, as it came
 */
public record Job(
        String jobId,
        String type,
        @Nullable String productId,
        String status,
        int progress,
        @Nullable String step,
        long version,
        List<Step> steps,
        Results results,
        Credits credits,
        @Nullable JsonNode error,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @JsonIgnore @Nullable JsonNode document) {

    public Job {
        steps = steps == null ? List.of() : List.copyOf(steps);
        results = results == null ? new Results(null, null, null, null) : results;
        credits = credits == null ? new Credits(0, 0, 0, List.of()) : credits;
    }

    /** Reads the document of a job. */
    public static Job of(JsonNode document) {
        return ClientJson.MAPPER.treeToValue(document, Job.class).with(document);
    }

    Job with(JsonNode whole) {
        return new Job(
                jobId,
                type,
                productId,
                status,
                progress,
                step,
                version,
                steps,
                results,
                credits,
                error,
                createdAt,
                startedAt,
                finishedAt,
                whole);
    }

    public boolean ended() {
        return switch (status) {
            case "succeeded", "failed", "canceled" -> true;
            default -> false;
        };
    }

    public boolean succeeded() {
        return status.equals("succeeded");
    }

    /** Why it failed, as a sentence with its code. */
    public Optional<String> failure() {
        if (error == null || error.isNull()) {
            return Optional.empty();
        }
        if (error.isString()) {
            return Optional.of(error.asString());
        }
        String sentence =
                error.path("message")
                        .asString(error.path("error").asString(error.path("detail").asString("")));
        String code = error.path("code").asString("");
        return Optional.of(code.isEmpty() ? sentence : sentence + " (" + code + ")");
    }

    /**
     * @param status pending, in-progress, completed, error or canceled
     * @param progress percentage of this step
     */
    public record Step(
            String id,
            @Nullable String name,
            @Nullable String description,
            int credits,
            String status,
            int progress,
            int attempt,
            boolean cached,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        public String title() {
            return name == null ? id : name;
        }
    }

    /** What is ready so far; the lists grow. */
    public record Results(
            @Nullable DetectedCategory category,
            List<BaseViewAnalysis> baseViews,
            List<CloseUpImage> closeUps,
            List<TechnicalSketch> sketches) {

        public Results(
                @Nullable DetectedCategory category,
                @Nullable List<BaseViewAnalysis> baseViews,
                @Nullable List<CloseUpImage> closeUps,
                @Nullable List<TechnicalSketch> sketches) {
            // an empty object stands for a category that is not known yet
            this.category = category == null || category.category() == null ? null : category;
            this.baseViews = baseViews == null ? List.of() : List.copyOf(baseViews);
            this.closeUps = closeUps == null ? List.of() : List.copyOf(closeUps);
            this.sketches = sketches == null ? List.of() : List.copyOf(sketches);
        }
    }

    public record Credits(int held, int used, int refunded, List<Line> receipt) {

        public Credits {
            receipt = receipt == null ? List.of() : List.copyOf(receipt);
        }
    }

    /** One step's line of the receipt. */
    public record Line(String step, int charged, int refunded, @Nullable String reason) {}
}
