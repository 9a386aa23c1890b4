package io.techpack.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.job.FailureKind;
import io.techpack.query.JobView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as clients see it.
 *
 * @param warnings on what its request names, only in the response to it
 */
record JobDocument(
        String jobId,
        String type,
        String productId,
        String status,
        int progress,
        String step,
        long version,
        List<StepDocument> steps,
        Results results,
        Credits credits,
        @Nullable JobError error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Links links,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    /**
     * The results so far.
     *
     * @param edit only for an edit
     * @param regeneration only for a regeneration
     */
    record Results(
            @Nullable JsonNode category,
            List<JsonNode> baseViews,
            List<JsonNode> closeUps,
            List<JsonNode> sketches,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode edit,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode regeneration) {}

    record Credits(int held, int used, int refunded, List<ReceiptLine> receipt) {}

    record JobError(FailureKind code, String message, String step) {

        static @Nullable JobError of(JobView job) {
            return job.failure()
                    .map(failure ->
                            new JobError(failure.kind(), failure.message(), failure.stage().id()))
                    .orElse(null);
        }
    }

    /**
     * @param events the stream of what happens to it
     * @param cancel absent once the job has ended
     * @param retry only for a failed job
     */
    record Links(
            String self,
            String events,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cancel,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String retry) {}
}
