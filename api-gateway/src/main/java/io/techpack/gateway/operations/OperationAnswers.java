package io.techpack.gateway.operations;

import io.techpack.gateway.address.PublicAddress;
import io.techpack.gateway.errors.Code;
import io.techpack.gateway.errors.JobCost;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.waiting.Preference;
import io.techpack.job.Failure;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.query.JobView;
import io.techpack.query.JobView.EndedStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The guide's answers to its operations. Thread-safe, on a request's thread. */
@Component
final class OperationAnswers {

    private static final String CREDITS_USED = "creditsUsed";
    private static final String CLOSEUP_PLAN = "closeupPlan";
    private static final String MISSING = "missing";

    private final PublicAddress address;
    private final InstantSource clock;

    OperationAnswers(PublicAddress address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    record Answer(boolean success, JsonNode data, Metadata metadata) {}

    record Metadata(
            String jobId,
            int creditsUsed,
            boolean cached,
            Instant timestamp,
            long processingTimeMs) {}

    /**
     * The result of a job that has ended.
     *
     * @throws Refusal if it has none
     */
    ResponseEntity<?> ended(JobView job, Preference preference) {
        return switch (job.status()) {
            case SUCCEEDED -> succeeded(job, preference);
            case FAILED -> throw failed(job);
            case CANCELED ->
                    throw Refusal.of(
                                    Code.CONFLICT,
                                    "Job %s was canceled before it had a result."
                                            .formatted(job.id()))
                            .costing(cost(job));
            case QUEUED, RUNNING ->
                    throw new IllegalStateException("job " + job.id() + " has not ended");
        };
    }

    private ResponseEntity<?> succeeded(JobView job, Preference preference) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        preference.applied().ifPresent(applied -> answer.header(Preference.APPLIED, applied));
        return answer.body(new Answer(true, address.inDocument(data(job)), metadata(job)));
    }

    private static Refusal failed(JobView job) {
        Failure failure = job.failure().orElseThrow();
        // the kinds of failure are codes of the contract
        return Refusal.of(Code.valueOf(failure.kind().name()), failure.message())
                .costing(cost(job));
    }

    private static JobCost cost(JobView job) {
        return new JobCost(job.id(), job.used(), job.refunded());
    }

    private Metadata metadata(JobView job) {
        boolean cached =
                job.ended(job.type().first().stage()).map(EndedStage::cached).orElse(false);
        long took =
                job.finishedAt()
                        .map(end -> Duration.between(job.createdAt(), end).toMillis())
                        .orElse(0L);
        return new Metadata(job.id().toString(), job.used(), cached, clock.instant(), took);
    }

    private static JsonNode data(JobView job) {
        Stage stage = job.type().first().stage();
        JsonNode result =
                job.ended(stage)
                        .map(EndedStage::result)
                        .orElse(JsonNodeFactory.instance.objectNode());
        return switch (job.type()) {
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
        return new IllegalStateException("a " + type.id() + " job is no operation");
    }
}
