package io.techpack.gateway.operator;

import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.JobId;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.RetryResult;
import io.techpack.product.TechPackJob;
import io.techpack.query.OperatorQueries;
import io.techpack.query.OperatorQueries.Parked;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Parked jobs, which failed as poison, for operators: listed and requeued. */
@RestController
@RequestMapping(Paths.ADMIN)
class ParkedController {

    private static final int MAX_AT_ONCE = 100;

    private final OperatorQueries queries;
    private final Ledger ledger;
    private final AuditLog actions;
    private final JsonBodyReader bodies;
    private final Pages pages;

    ParkedController(
            OperatorQueries queries,
            Ledger ledger,
            AuditLog actions,
            JsonBodyReader bodies,
            Pages pages) {
        this.queries = queries;
        this.actions = actions;
        this.ledger = ledger;
        this.bodies = bodies;
        this.pages = pages;
    }

    @GetMapping("/parked")
    ResponseEntity<ParkedList> newest(
            @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Cursors cursors = new Cursors("parked", "operators");
        PageQuery query = new PageQuery(parameters);
        Optional<Parked.Place> before = query.cursor(cursors, Parked.Place::of);
        int limit = query.limit();
        query.finish();
        Page<Parked> page =
                Page.of(
                        queries.parked(before, limit + 1),
                        limit,
                        last -> cursors.of(last.place().toString()));
        return pages.response(
                request,
                page.next(),
                new ParkedList(page.shown(ParkedDocument::of), page.nextCursor()));
    }

    /** Retries those jobs, each as its account could; those that are not parked are left alone. */
    @PostMapping(path = "/requeue", consumes = MediaType.APPLICATION_JSON_VALUE)
    Requeued requeue(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        boolean all = fields.optionalFlag("all").orElse(false);
        List<JobId> named =
                all
                        ? List.of()
                        : fields.ids("jobIds", MAX_AT_ONCE).stream().map(JobId::new).toList();
        fields.finish();
        Requeued requeued =
                all ? retryAll(queries.parked(Optional.empty(), MAX_AT_ONCE)) : retryNamed(named);
        requeued.requeued()
                .forEach(job ->
                        actions.record(
                                caller.described(), new Done(Action.REQUEUE_JOB, job, Map.of())));
        return requeued;
    }

    private Requeued retryNamed(List<JobId> named) {
        List<Parked> found = queries.parkedAmong(named);
        Requeued requeued = retryAll(found);
        List<JobId> known = found.stream().map(Parked::id).toList();
        List<NotRequeued> left = new ArrayList<>(requeued.left());
        named.stream()
                .filter(job -> !known.contains(job))
                .forEach(job -> left.add(new NotRequeued(job.toString(), "It is not parked.")));
        return new Requeued(requeued.requeued(), left);
    }

    private Requeued retryAll(List<Parked> jobs) {
        List<String> requeued = new ArrayList<>();
        List<NotRequeued> left = new ArrayList<>();
        for (Parked job : jobs) {
            retry(job)
                    .ifPresentOrElse(
                            why -> left.add(new NotRequeued(job.id().toString(), why)),
                            () -> requeued.add(job.id().toString()));
        }
        return new Requeued(requeued, left);
    }

    /** Retries the job; returns why that is not possible, or empty if it was done. */
    private Optional<String> retry(Parked job) {
        if (!hasPlan(job)) {
            return Optional.of(
                    "This gateway does not know jobs of type %s; update it first."
                            .formatted(job.type()));
        }
        return switch (ledger.retry(job.account(), job.id())) {
            case RetryResult.Resumed _ -> Optional.empty();
            case RetryResult.NotFailed now ->
                    Optional.of("It is %s now.".formatted(now.status().id()));
            case RetryResult.InsufficientCredits poor ->
                    Optional.of(
                            "What remains costs %d credits, which were refunded; its account has %d."
                                    .formatted(poor.price(), poor.balance()));
            case RetryResult.UnknownJob _ -> Optional.of("It no longer exists.");
        };
    }

    /** A job without a plan in this version has no price either. */
    private static boolean hasPlan(Parked job) {
        return TechPackJob.find(job.type()).stream()
                .flatMap(type -> type.plan().stream())
                .anyMatch(step -> step.stage().id().equals(job.stage()));
    }

    record ParkedDocument(
            String jobId,
            String accountId,
            String type,
            String stage,
            String code,
            String message,
            Instant finishedAt) {

        static ParkedDocument of(Parked job) {
            return new ParkedDocument(
                    job.id().toString(),
                    job.account().toString(),
                    job.type(),
                    job.stage(),
                    job.kind().name(),
                    job.message(),
                    job.finishedAt());
        }
    }

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record ParkedList(List<ParkedDocument> jobs, @Nullable String nextCursor) {}

    /**
     * @param left still parked
     */
    record Requeued(List<String> requeued, List<NotRequeued> left) {}

    record NotRequeued(String jobId, String reason) {}
}
