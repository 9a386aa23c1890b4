package io.techpack.gateway.jobs;

import io.techpack.gateway.address.Paths;
import io.techpack.gateway.body.Ids;
import io.techpack.gateway.body.JsonBody;
import io.techpack.gateway.errors.Code;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.request.RequestParser;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.waiting.Preference;
import io.techpack.gateway.waiting.Waiters;
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

/** Jobs: submitted, looked at, listed, canceled, retried. */
@RestController
@RequestMapping(Paths.JOBS)
class JobController {

    private final JsonBody bodies;
    private final RequestParser orders;
    private final JobIntake intake;
    private final JobAnswers answers;
    private final JobDocuments documents;
    private final JobQueries board;
    private final Ledger ledger;
    private final Waiters waiters;

    JobController(
            JsonBody bodies,
            RequestParser orders,
            JobIntake intake,
            JobAnswers answers,
            JobDocuments documents,
            JobQueries board,
            Ledger ledger,
            Waiters waiters) {
        this.bodies = bodies;
        this.orders = orders;
        this.intake = intake;
        this.answers = answers;
        this.documents = documents;
        this.board = board;
        this.ledger = ledger;
        this.waiters = waiters;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        AccountId account = caller.account();
        JsonNode body = bodies.read(request);
        return begun(intake.submit(account, orders.job(body), body, request), request);
    }

    private ResponseEntity<?> begun(JobView begun, HttpServletRequest request) {
        Preference preference = answers.preference(request);
        JobView job = answers.awaited(begun, preference.waitingInsteadOf(Duration.ZERO));
        boolean waitedFor = preference.longest().isPresent() && job.status().ended();
        return waitedFor
                ? answers.answer(HttpStatus.OK, job, preference)
                : answers.accepted(job, preference);
    }

    @GetMapping
    JobSummary.Page list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam java.util.Map<String, String> query) {
        ListQuery asked = ListQuery.of(query);
        List<JobView> jobs = board.page(caller.account(), asked.filter(), asked.limit() + 1);
        boolean more = jobs.size() > asked.limit();
        List<JobView> page = more ? jobs.subList(0, asked.limit()) : jobs;
        return new JobSummary.Page(
                page.stream().map(documents::summary).toList(),
                more ? page.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    ResponseEntity<?> look(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam Optional<String> since,
            HttpServletRequest request) {
        AccountId account = caller.account();
        JobId job = Ids.job(id);
        long after = since.map(JobController::version).orElse(0L);
        KnownVersions known = KnownVersions.of(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        if (known.none()) {
            return answers.answer(
                    HttpStatus.OK, answers.found(account, job, after), Preference.NONE);
        }
        Preference preference = answers.preference(request).onlyWait();
        long version =
                board.version(account, job).orElseThrow(() -> Refusal.notFound("Job " + job));
        if (known.has(version) && !changes(job, version, preference)) {
            return answers.unchanged(version, preference);
        }
        return answers.answer(HttpStatus.OK, answers.found(account, job, after), preference);
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<?> cancel(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        AccountId account = caller.account();
        JobId job = Ids.job(id);
        boolean canceled = ledger.cancel(account, job);
        JobView now = answers.found(account, job, 0);
        if (!canceled) {
            throw Refusal.of(
                    Code.CONFLICT,
                    "Job %s has already ended: it is %s.".formatted(job, now.status().id()));
        }
        return answers.answer(HttpStatus.OK, now, Preference.NONE);
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<?> retry(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            HttpServletRequest request) {
        JobId job = Ids.job(id);
        return switch (ledger.retry(caller.account(), job)) {
            case RetryResult.Resumed _ -> begun(answers.found(caller.account(), job, 0), request);
            case RetryResult.UnknownJob _ -> throw Refusal.notFound("Job " + job);
            case RetryResult.NotFailed(JobStatus status) ->
                    throw Refusal.of(
                            Code.CONFLICT,
                            "Only a failed job can be retried; job %s is %s."
                                    .formatted(job, status.id()));
            case RetryResult.InsufficientCredits(int price, long balance) ->
                    throw Refusal.of(
                            Code.INSUFFICIENT_CREDITS,
                            "What is still to do costs %d credits; the balance is %d. Nothing was charged."
                                    .formatted(price, balance));
        };
    }

    private boolean changes(JobId job, long version, Preference preference) {
        return waiters.await(
                        job,
                        standing -> standing.version() != version,
                        preference.waitingInsteadOf(Duration.ZERO))
                .isPresent();
    }

    private static long version(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException _) {
            throw Refusal.invalid("since", "must be a version, a whole number");
        }
    }
}
