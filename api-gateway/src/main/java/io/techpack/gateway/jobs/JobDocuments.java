package io.techpack.gateway.jobs;

import io.techpack.gateway.jobs.JobEvents.ItemEvent;
import io.techpack.gateway.jobs.JobEvents.ProgressEvent;
import io.techpack.gateway.jobs.JobEvents.StepEvent;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.job.JobStatus;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.query.JobView.EndedStage;
import io.techpack.query.JobView.ShownItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Makes the documents that clients see of jobs, with absolute links. Thread-safe; to be called on a
 * request's thread.
 */
@Component
final class JobDocuments {

    /** The stages whose result is one thing, not a list of items. */
    private static final List<TechPackStage> SINGLE_RESULTS =
            List.of(TechPackStage.CATEGORY, TechPackStage.EDIT, TechPackStage.REGENERATE);

    private final PublicUrls urls;
    private final JobWaits waits;

    JobDocuments(PublicUrls urls, JobWaits waits) {
        this.urls = urls;
        this.waits = waits;
    }

    /**
     * The job, without its place in its queue.
     *
     * @param warnings on what its request names
     */
    JobDocument of(JobView job, List<String> warnings) {
        return of(job, waits.stage(job), warnings);
    }

    /** The job, with its place in its queue if it is queued: one more query. */
    JobDocument withItsPlace(JobView job) {
        return of(job, waits.of(job), List.of());
    }

    private JobDocument of(JobView job, Optional<JobWait> wait, List<String> warnings) {
        return new JobDocument(
                job.id().toString(),
                job.type().id(),
                job.productId(),
                job.status().id(),
                job.progress(),
                text(job, wait),
                job.version(),
                steps(job, wait),
                results(job),
                new JobDocument.Credits(
                        job.held(), job.used(), job.refunded(), ReceiptLine.of(job)),
                JobDocument.JobError.of(job),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                links(job),
                warnings);
    }

    JobSummary summary(JobView job) {
        return new JobSummary(
                job.id().toString(),
                job.type().id(),
                job.productId(),
                job.status().id(),
                job.progress(),
                text(job, waits.stage(job)),
                job.version(),
                credits(job),
                JobDocument.JobError.of(job),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                links(job));
    }

    ProgressEvent progress(JobView job) {
        return new ProgressEvent(
                job.id().toString(),
                job.status().id(),
                job.progress(),
                text(job, waits.stage(job)),
                job.version(),
                credits(job));
    }

    ItemEvent item(JobView job, ShownItem item) {
        return new ItemEvent(
                job.id().toString(),
                item.stage().id(),
                item.ordinal(),
                item.version(),
                urls.inDocument(job.account(), item.content()));
    }

    /** All steps of the plan, with the results that are no lists of items. */
    List<StepEvent> steps(JobView job) {
        return steps(job, waits.stage(job)).stream()
                .map(step -> new StepEvent(job.id().toString(), step, resultOf(job, step)))
                .toList();
    }

    private @Nullable JsonNode resultOf(JobView job, StepDocument step) {
        return SINGLE_RESULTS.stream()
                .filter(stage -> stage.id().equals(step.id()))
                .findFirst()
                .map(stage -> result(job, stage))
                .orElse(null);
    }

    private static List<StepDocument> steps(JobView job, Optional<JobWait> wait) {
        return job.type().plan().stream().map(step -> step(job, step, wait)).toList();
    }

    private static JobSummary.Credits credits(JobView job) {
        return new JobSummary.Credits(job.held(), job.used(), job.refunded());
    }

    private static String text(JobView job, Optional<JobWait> wait) {
        return switch (wait.map(JobWait::on).orElse("")) {
            case "paused" -> job.stage().title() + " is paused by an operator";
            case "worker" -> job.stage().title() + " waits for a worker: all of them are drained";
            case "engine" -> job.stage().title() + " waits for its engine, which keeps failing";
            default -> job.step();
        };
    }

    private static StepDocument step(JobView job, Step step, Optional<JobWait> wait) {
        StepDocument document = StepDocument.of(job, step);
        return step.stage() == job.stage()
                ? wait.map(document::waiting).orElse(document)
                : document;
    }

    private JobDocument.Results results(JobView job) {
        return new JobDocument.Results(
                result(job, TechPackStage.CATEGORY),
                items(job, TechPackStage.BASE_VIEWS),
                items(job, TechPackStage.CLOSE_UPS),
                items(job, TechPackStage.SKETCHES),
                job.type() == TechPackJob.FIELD_EDIT ? result(job, TechPackStage.EDIT) : null,
                job.type() == TechPackJob.VIEW_REGENERATION
                        ? result(job, TechPackStage.REGENERATE)
                        : null);
    }

    private @Nullable JsonNode result(JobView job, Stage stage) {
        Optional<JsonNode> result = job.ended(stage).map(EndedStage::result);
        return result.map(each -> urls.inDocument(job.account(), each)).orElse(null);
    }

    private List<JsonNode> items(JobView job, Stage stage) {
        return job.contentsOf(stage).stream()
                .map(each -> urls.inDocument(job.account(), each))
                .toList();
    }

    private JobDocument.Links links(JobView job) {
        String path = Paths.JOBS + "/" + job.id();
        String self = urls.of(path);
        return new JobDocument.Links(
                self,
                urls.signed(job.account(), path + "/events"),
                job.status().ended() ? null : self + "/cancel",
                job.status() == JobStatus.FAILED ? self + "/retry" : null);
    }
}
