package io.techpack.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.job.JobStatus;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.query.JobView;
import io.techpack.query.JobView.EndedStage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One step of a job's plan, whether reached or not.
 *
 * @param status pending, in-progress, completed, error or canceled
 * @param progress percentage of this step
 * @param attempt the number of attempts so far, the current one included
 * @param waitingOn what holds it up, if anything does: {@code paused}, {@code worker}, {@code
 *     engine}, {@code account-limit} or {@code provider}
 * @param waitingSince since when
 * @param queuePosition where it stands in its queue, 1 the first; exact to 100, then rounded;
 *     absent if it is not queued
 * @param etaSeconds until it may begin; absent where nothing is known of it
 * @param note what its result lacks; absent if it lacks nothing
 * @param missing the items that could not be made and why; absent if there are none
 */
record StepDocument(
        String id,
        String name,
        String description,
        int credits,
        String status,
        int progress,
        int attempt,
        boolean cached,
        @Nullable String waitingOn,
        @Nullable Instant waitingSince,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long queuePosition,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long etaSeconds,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode missing) {

    private static final int COMPLETE = 100;

    static StepDocument of(JobView job, Step step) {
        // in a job that was retried, the current stage also has the record of its failure
        if (step.stage() == job.stage() && !job.status().ended()) {
            return current(job, step);
        }
        return job.ended(step.stage())
                .map(ended -> ended(job, step, ended))
                .orElseGet(() -> notReached(job, step));
    }

    private static StepDocument ended(JobView job, Step step, EndedStage ended) {
        boolean completed = ended.status().equals("completed");
        int reached = step.stage() == job.stage() ? job.stageProgress() : 0;
        return document(
                step,
                ended.status(),
                completed ? COMPLETE : reached,
                ended.attempts(),
                ended.cached(),
                ended.startedAt(),
                ended.finishedAt(),
                ended.note(),
                ended.result() == null ? null : ended.result().get("missing"));
    }

    private static StepDocument current(JobView job, Step step) {
        boolean running = job.status() == JobStatus.RUNNING;
        return document(
                step,
                running ? "in-progress" : "pending",
                job.stageProgress(),
                job.attempt(),
                false,
                job.stageStartedAt().orElse(null),
                null,
                null,
                null);
    }

    private static StepDocument notReached(JobView job, Step step) {
        String status = job.status() == JobStatus.CANCELED ? "canceled" : "pending";
        return document(step, status, 0, 0, false, null, null, null, null);
    }

    private static StepDocument document(
            Step step,
            String status,
            int progress,
            int attempt,
            boolean cached,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String note,
            @Nullable JsonNode missing) {
        Stage stage = step.stage();
        return new StepDocument(
                stage.id(),
                stage.title(),
                stage.description(),
                step.credits(),
                status,
                progress,
                attempt,
                cached,
                null,
                null,
                null,
                null,
                startedAt,
                finishedAt,
                note,
                missing);
    }

    /** The same step, which waits. */
    StepDocument waiting(JobWait wait) {
        return new StepDocument(
                id,
                name,
                description,
                credits,
                status,
                progress,
                attempt,
                cached,
                wait.on(),
                wait.since(),
                wait.position(),
                wait.etaSeconds(),
                startedAt,
                finishedAt,
                note,
                missing);
    }
}
