package io.techpack.gateway.operator;

import io.techpack.audit.AuditLog;
import io.techpack.gateway.operator.ExplanationDocument.Credits;
import io.techpack.gateway.operator.ExplanationDocument.Hold;
import io.techpack.gateway.operator.ExplanationDocument.Movement;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.query.JobHistory;
import io.techpack.query.JobHistory.Holder;
import io.techpack.query.JobQueries;
import io.techpack.query.OperatorQueries;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why a job is where it is, for operators, whoever owns it. */
@RestController
@RequestMapping(Paths.ADMIN)
class ExplanationController {

    private final OperatorQueries operators;
    private final JobQueries jobs;
    private final Snapshots snapshots;
    private final AuditLog actions;

    ExplanationController(
            OperatorQueries operators, JobQueries jobs, Snapshots snapshots, AuditLog actions) {
        this.operators = operators;
        this.jobs = jobs;
        this.snapshots = snapshots;
        this.actions = actions;
    }

    @GetMapping("/jobs/{id}/explanation")
    ExplanationDocument explain(@PathVariable String id) {
        JobId job = Ids.job(id);
        JobHistory history =
                operators.history(job).orElseThrow(() -> ApiException.notFound("Job " + job));
        List<Hold> holds = holds(history);
        return new ExplanationDocument(
                history.id().toString(),
                history.owner().id().toString(),
                history.owner().name(),
                history.type(),
                history.productId(),
                history.status().id(),
                history.stage(),
                history.progress(),
                summary(history),
                history.times().createdAt(),
                history.times().startedAt().orElse(null),
                history.times().finishedAt().orElse(null),
                history.times().deadline().orElse(null),
                holds,
                Chronicle.of(history, meanwhile(history)),
                credits(history));
    }

    private List<AuditLog.Entry> meanwhile(JobHistory job) {
        return actions.meanwhile(
                job.times().createdAt(),
                job.times().finishedAt().orElse(job.times().now()),
                Chronicle.subjects(job));
    }

    private List<Hold> holds(JobHistory job) {
        return switch (job.status()) {
            case QUEUED ->
                    new Holds(job, snapshots.now(), jobs.wait(job.owner().id(), job.id())).all();
            case RUNNING -> job.holder().map(holder -> running(job, holder)).stream().toList();
            case FAILED -> List.of(failed(job));
            case SUCCEEDED, CANCELED -> List.of();
        };
    }

    private static Hold running(JobHistory job, Holder holder) {
        Duration at =
                Duration.between(
                        job.times().stageStartedAt().orElse(job.times().now()), job.times().now());
        return holder.alive()
                ? new Hold(
                        "running",
                        job.times().stageStartedAt().orElse(null),
                        "Worker %s has been at %s for %d s."
                                .formatted(holder.worker(), job.stage(), at.toSeconds()),
                        "Nothing need be done; an attempt that takes too long is ended by its time limit.")
                : new Hold(
                        "worker-silent",
                        job.times().now().minus(holder.silent()),
                        "Worker %s has not answered for %d s."
                                .formatted(holder.worker(), holder.silent().toSeconds()),
                        "Another living worker takes the job over within seconds; see which there are: techpack admin workers");
    }

    private static Hold failed(JobHistory job) {
        boolean parked =
                job.failureKind().filter(kind -> is(kind, FailureKind::poison)).isPresent();
        boolean asked =
                job.failureKind().filter(kind -> is(kind, FailureKind::permanent)).isPresent();
        return new Hold(
                parked ? "parked" : "failed",
                job.times().finishedAt().orElse(null),
                "It failed at %s (%s): %s"
                        .formatted(job.stage(), job.failureKind().orElse("?"), job.step()),
                parked
                        ? "Once the cause is gone: techpack admin requeue " + job.id()
                        : asked
                                ? "It was asked for what cannot be done, and would end so again; its account sends another picture or wording."
                                : "Its account may have it go on where it failed: techpack retry "
                                        + job.id());
    }

    /** A kind of another version is none. */
    private static boolean is(String kind, Predicate<FailureKind> what) {
        return Arrays.stream(FailureKind.values())
                .anyMatch(each -> each.name().equals(kind) && what.test(each));
    }

    private static String summary(JobHistory job) {
        JobStatus status = job.status();
        return status.ended()
                ? "%s at %s, %d %%.".formatted(capital(status.id()), job.stage(), job.progress())
                : "%s at %s, %d %%: %s."
                        .formatted(capital(status.id()), job.stage(), job.progress(), job.step());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Credits credits(JobHistory job) {
        return new Credits(
                job.held(),
                job.used(),
                job.refunded(),
                job.entries().stream()
                        .map(entry ->
                                new Movement(
                                        entry.at(),
                                        entry.stage(),
                                        entry.kind(),
                                        entry.amount(),
                                        entry.reason().orElse(null)))
                        .toList());
    }
}
