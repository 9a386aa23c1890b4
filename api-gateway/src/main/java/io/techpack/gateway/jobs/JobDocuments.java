package io.techpack.gateway.jobs;

import io.techpack.gateway.response.Paths;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.job.JobStatus;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.query.JobView.EndedStage;
import java.time.Instant;
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

    private final PublicUrls urls;
    private final EngineWaits waits;

    JobDocuments(PublicUrls urls, EngineWaits waits) {
        this.urls = urls;
        this.waits = waits;
    }

    JobDocument of(JobView job) {
        Optional<Instant> waitingSince = waits.since(job);
        return new JobDocument(
                job.id().toString(),
                job.type().id(),
                job.productId(),
                job.status().id(),
                job.progress(),
                waitingSince.isPresent() ? waitsForEngine(job) : job.step(),
                job.version(),
                job.type().plan().stream().map(step -> step(job, step, waitingSince)).toList(),
                results(job),
                new JobDocument.Credits(
                        job.held(), job.used(), job.refunded(), ReceiptLine.of(job)),
                JobDocument.JobError.of(job),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                links(job));
    }

    JobSummary summary(JobView job) {
        return new JobSummary(
                job.id().toString(),
                job.type().id(),
                job.productId(),
                job.status().id(),
                job.progress(),
                waits.since(job).isPresent() ? waitsForEngine(job) : job.step(),
                job.version(),
                new JobSummary.Credits(job.held(), job.used(), job.refunded()),
                JobDocument.JobError.of(job),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                links(job));
    }

    private static StepDocument step(JobView job, Step step, Optional<Instant> waitingSince) {
        StepDocument document = StepDocument.of(job, step);
        return step.stage() == job.stage()
                ? waitingSince.map(document::waitingOnEngine).orElse(document)
                : document;
    }

    private static String waitsForEngine(JobView job) {
        return job.stage().title() + " waits for its engine, which keeps failing";
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
        String self = urls.of(Paths.JOBS + "/" + job.id());
        return new JobDocument.Links(
                self,
                job.status().ended() ? null : self + "/cancel",
                job.status() == JobStatus.FAILED ? self + "/retry" : null);
    }
}
