package io.techpack.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.techpack.job.JobStatus;
import io.techpack.query.JobView;
import io.techpack.query.JobView.ShownItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one stream tells of a job, version by version: items as they appear, steps as they change,
 * then how far the job is, and at last that it is done. Each event says how something stands, so
 * that one which comes twice does no harm.
 *
 * <p>An event's id is the version after which the stream can be resumed: an item's own, and the
 * job's on the last event about a version. For one thread.
 */
final class JobEvents {

    private final JobDocuments documents;
    private final Map<String, StepEvent> told = new HashMap<>();

    JobEvents(JobDocuments documents) {
        this.documents = documents;
    }

    /**
     * The news about a job that has changed.
     *
     * @param job with those items that were not yet told
     */
    List<JobEvent> of(JobView job) {
        List<JobEvent> events = new ArrayList<>();
        job.items().stream()
                .sorted(Comparator.comparingLong(ShownItem::version))
                .forEach(item ->
                        events.add(
                                new JobEvent(
                                        "item",
                                        OptionalLong.of(item.version()),
                                        documents.item(job, item))));
        for (StepEvent step : documents.steps(job)) {
            if (!step.isPending() && !step.equals(told.put(step.step().id(), step))) {
                events.add(new JobEvent("step", OptionalLong.empty(), step));
            }
        }
        JobStatus status = job.status();
        OptionalLong version = OptionalLong.of(job.version());
        ProgressEvent progress = documents.progress(job);
        events.add(
                new JobEvent(
                        "progress", status.ended() ? OptionalLong.empty() : version, progress));
        if (status.ended()) {
            events.add(new JobEvent("done", version, documents.summary(job)));
        }
        return events;
    }

    /**
     * @param name of the event
     * @param id the version after which the stream can be resumed, if it can be resumed here
     * @param data what becomes its JSON
     */
    record JobEvent(String name, OptionalLong id, Object data) {}

    /** How far the job is. */
    record ProgressEvent(
            String jobId,
            String status,
            int progress,
            String step,
            long version,
            JobSummary.Credits credits) {}

    /**
     * A finished piece of a step.
     *
     * @param step the step's id
     * @param ordinal its place among the step's items, from 0
     * @param content as in the job's results
     */
    record ItemEvent(String jobId, String step, int ordinal, long version, JsonNode content) {}

    /**
     * How a step of the job stands.
     *
     * @param result of a completed step whose result is not a list of items
     */
    record StepEvent(
            String jobId,
            @JsonUnwrapped StepDocument step,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode result) {

        boolean isPending() {
            return step.status().equals("pending") && step.waitingOn() == null;
        }
    }
}
