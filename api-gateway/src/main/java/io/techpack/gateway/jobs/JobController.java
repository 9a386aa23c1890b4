package io.techpack.gateway.jobs;

import io.techpack.gateway.limits.HeldRequests;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.request.ParsedRequest;
import io.techpack.gateway.request.RequestParser;
import io.techpack.gateway.request.RequestWarnings;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.watch.Awaited;
import io.techpack.gateway.watch.ClientConnection;
import io.techpack.gateway.watch.JobWatcher;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.RetryResult;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Submits, lists, shows, cancels and retries jobs. */
@RestController
@RequestMapping(Paths.JOBS)
class JobController {

    private final JsonBodyReader bodies;
    private final RequestParser parser;
    private final JobSubmitter submitter;
    private final JobResponses responses;
    private final JobDocuments documents;
    private final JobQueries queries;
    private final Ledger ledger;
    private final JobWatcher watcher;
    private final HeldRequests held;
    private final Pages pages;
    private final CreditAdvice credits;
    private final RequestWarnings warned;

    JobController(
            JsonBodyReader bodies,
            RequestParser parser,
            JobSubmitter submitter,
            JobResponses responses,
            JobDocuments documents,
            JobQueries queries,
            Ledger ledger,
            JobWatcher watcher,
            HeldRequests held,
            Pages pages,
            CreditAdvice credits,
            RequestWarnings warned) {
        this.bodies = bodies;
        this.parser = parser;
        this.submitter = submitter;
        this.responses = responses;
        this.documents = documents;
        this.queries = queries;
        this.ledger = ledger;
        this.watcher = watcher;
        this.held = held;
        this.pages = pages;
        this.credits = credits;
        this.warned = warned;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AccountId account = caller.account();
        JsonNode body = bodies.read(request);
        ParsedRequest parsed = parser.job(body);
        // what it replaces stands until it has ended
        List<String> warnings = warned.of(account, parsed);
        JobView started = submitter.submit(account, parsed, body, false, request);
        return started(started, warnings, request);
    }

    private ResponseEntity<?> started(
            JobView started, List<String> warnings, HttpServletRequest request) {
        Preferences preferences = responses.preferences(request);
        JobView job =
                responses.awaited(started, preferences.waitOr(Duration.ZERO), preferences, request);
        boolean waitedFor = preferences.maxWait().isPresent() && job.status().ended();
        return responses.job(
                waitedFor ? HttpStatus.OK : HttpStatus.ACCEPTED, job, preferences, warnings);
    }

    @GetMapping
    ResponseEntity<JobSummary.Page> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        AccountId account = caller.account();
        JobListQuery query = JobListQuery.of(account, parameters);
        Page<JobView> page =
                Page.of(
                        queries.page(account, query.filter(), query.limit() + 1),
                        query.limit(),
                        last -> query.cursors().of(last.id().toString()));
        return pages.response(
                request,
                page.next(),
                new JobSummary.Page(page.shown(documents::summary), page.nextCursor()));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> show(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam Optional<String> since,
            HttpServletRequest request) {
        AccountId account = caller.account();
        JobId job = Ids.job(id);
        long after = since.map(JobController::version).orElse(0L);
        IfNoneMatch ifNoneMatch = IfNoneMatch.of(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        if (ifNoneMatch.isEmpty()) {
            return responses.shown(responses.polled(account, job, after), Preferences.NONE);
        }
        Preferences preferences = responses.preferences(request).waitOnly();
        long version =
                queries.version(account, job)
                        .orElseThrow(() -> ApiException.notFound("Job " + job));
        if (!ifNoneMatch.matches(version)) {
            return responses.shown(responses.polled(account, job, after), preferences);
        }
        if (!changes(account, job, version, preferences, request)) {
            return responses.unchanged(version, preferences);
        }
        // it has changed this moment: the replica will hardly have it
        return responses.shown(responses.found(account, job, after), preferences);
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<?> cancel(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        AccountId account = caller.account();
        JobId job = Ids.job(id);
        boolean canceled = ledger.cancel(account, job);
        JobView now = responses.found(account, job, 0);
        if (!canceled) {
            throw ApiException.of(
                    ErrorCode.CONFLICT,
                    "Job %s has already ended: it is %s.".formatted(job, now.status().id()));
        }
        return responses.job(HttpStatus.OK, now, Preferences.NONE, List.of());
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<?> retry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            HttpServletRequest request) {
        JobId job = Ids.job(id);
        return switch (ledger.retry(caller.account(), job)) {
            case RetryResult.Resumed _ ->
                    started(responses.found(caller.account(), job, 0), List.of(), request);
            case RetryResult.UnknownJob _ -> throw ApiException.notFound("Job " + job);
            case RetryResult.NotFailed(JobStatus status) ->
                    throw ApiException.of(
                            ErrorCode.CONFLICT,
                            "Only a failed job can be retried; job %s is %s."
                                    .formatted(job, status.id()));
            case RetryResult.InsufficientCredits(int price, long balance) ->
                    throw credits.insufficient(
                            "What remains costs %d credits".formatted(price),
                            balance,
                            caller.account());
        };
    }

    private boolean changes(
            AccountId account,
            JobId job,
            long version,
            Preferences preferences,
            HttpServletRequest request) {
        Duration wait = preferences.waitOr(Duration.ZERO);
        if (!wait.isPositive()) {
            return false;
        }
        try (HeldRequests.Held _ = held.hold(account)) {
            Awaited awaited =
                    watcher.await(
                            job,
                            state -> state.version() != version,
                            wait,
                            ClientConnection.of(request));
            return awaited == Awaited.REACHED;
        }
    }

    private static long version(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException _) {
            throw ApiException.invalid("since", "must be a version, a whole number");
        }
    }
}
