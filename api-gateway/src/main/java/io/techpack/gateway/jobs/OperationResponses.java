package io.techpack.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.JobCost;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.job.Failure;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import io.techpack.query.JobView;
import io.techpack.query.JobView.EndedStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The success envelopes of the six operations. Thread-safe; to be called on a request's thread. */
@Component
final class OperationResponses {

    private static final String CREDITS_USED = "creditsUsed";
    private static final String CLOSEUP_PLAN = "closeupPlan";
    private static final String MISSING = "missing";

    private final PublicUrls urls;
    private final InstantSource clock;

    OperationResponses(PublicUrls urls, InstantSource clock) {
        this.urls = urls;
        this.clock = clock;
    }

    record SuccessEnvelope(boolean success, JsonNode data, Metadata metadata) {}

    /**
     * @param warnings on what the request names
     */
    record Metadata(
            String jobId,
            int creditsUsed,
            boolean cached,
            Instant timestamp,
            long processingTimeMs,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

    /**
     * The result of a job that has ended.
     *
     * @param warnings on what its request names
     * @throws ApiException if it has no result
     */
    ResponseEntity<?> ended(JobView job, Preferences preferences, List<String> warnings) {
        return switch (job.status()) {
            case SUCCEEDED -> succeeded(job, preferences, warnings);
            case FAILED -> throw failed(job);
            case CANCELED ->
                    throw ApiException.of(
                                    ErrorCode.CONFLICT,
                                    "Job %s was canceled before it had a result."
                                            .formatted(job.id()))
                            .costing(cost(job));
            case QUEUED, RUNNING ->
                    throw new IllegalStateException("job " + job.id() + " has not ended");
        };
    }

    private ResponseEntity<?> succeeded(
            JobView job, Preferences preferences, List<String> warnings) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        preferences.applied().ifPresent(applied -> response.header(Preferences.APPLIED, applied));
        return response.body(
                new SuccessEnvelope(
                        true, urls.inDocument(job.account(), data(job)), metadata(job, warnings)));
    }

    private static ApiException failed(JobView job) {
        Failure failure = job.failure().orElseThrow();
        // each kind of failure is an error code of the contract
        return ApiException.of(ErrorCode.valueOf(failure.kind().name()), failure.message())
                .costing(cost(job));
    }

    private static JobCost cost(JobView job) {
        return new JobCost(job.id(), job.used(), job.refunded());
    }

    private Metadata metadata(JobView job, List<String> warnings) {
        boolean cached =
                job.ended(job.type().first().stage()).map(EndedStage::cached).orElse(false);
        long took =
                job.finishedAt()
                        .map(end -> Duration.between(job.createdAt(), end).toMillis())
                        .orElse(0L);
        return new Metadata(
                job.id().toString(), job.used(), cached, clock.instant(), took, warnings);
    }

    private static JsonNode data(JobView job) {
        Stage stage = job.type().first().stage();
        JsonNode result =
                job.ended(stage)
                        .map(EndedStage::result)
                        .orElse(JsonNodeFactory.instance.objectNode());
        return switch ((TechPackJob) job.type()) {
            case CATEGORY_DETECTION, FIELD_EDIT, VIEW_REGENERATION -> result;
            case BASE_VIEW_ANALYSIS ->
                    items("analyses", job, stage).put("batchId", job.id().toString());
            case CLOSE_UP_GENERATION -> closeUps(items("generatedImages", job, stage), result);
            case SKETCH_GENERATION -> items("sketches", job, stage);
            case TECH_PACK -> throw notAnOperation(job.type());
        };
    }

    private static ObjectNode closeUps(ObjectNode data, JsonNode result) {
        data.set(CLOSEUP_PLAN, result.has(CLOSEUP_PLAN) ? result.get(CLOSEUP_PLAN) : result);
        if (result.has(MISSING)) {
            data.set(MISSING, result.get(MISSING));
        }
        return data;
    }

    private static ObjectNode items(String name, JobView job, Stage stage) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        job.contentsOf(stage).forEach(items::add);
        return JsonNodeFactory.instance.objectNode().put(CREDITS_USED, job.used()).set(name, items);
    }

    private static IllegalStateException notAnOperation(JobType type) {
        return new IllegalStateException("a " + type.id() + " job is not an operation");
    }
}
