package io.techpack.gateway.admin;

import io.techpack.gateway.address.Paths;
import io.techpack.gateway.body.Fields;
import io.techpack.gateway.body.JsonBody;
import io.techpack.gateway.body.PageQuery;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.RetryResult;
import io.techpack.query.ParkedJobs;
import io.techpack.query.ParkedJobs.Parked;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs that failed for being poison, for operators: looked at, and tried once more. */
@RestController
@RequestMapping(Paths.ADMIN)
class ParkedController {

    private static final int MOST_AT_ONCE = 100;

    private final ParkedJobs parked;
    private final Ledger ledger;
    private final JsonBody bodies;

    ParkedController(ParkedJobs parked, Ledger ledger, JsonBody bodies) {
        this.parked = parked;
        this.ledger = ledger;
        this.bodies = bodies;
    }

    @GetMapping("/parked")
    AllParked newest(@RequestParam Map<String, String> parameters) {
        PageQuery query = new PageQuery(parameters);
        int limit = query.limit();
        query.finish();
        return new AllParked(parked.newest(limit).stream().map(ParkedDocument::of).toList());
    }

    /** Resumes those jobs, each as its account could; those that are not parked are left alone. */
    @PostMapping(path = "/requeue", consumes = MediaType.APPLICATION_JSON_VALUE)
    Requeued requeue(HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        boolean all = fields.optionalFlag("all").orElse(false);
        List<JobId> named =
                all
                        ? List.of()
                        : fields.ids("jobIds", MOST_AT_ONCE).stream().map(JobId::new).toList();
        fields.finish();
        return all ? resume(parked.newest(MOST_AT_ONCE)) : resumed(named);
    }

    private Requeued resumed(List<JobId> named) {
        List<Parked> found = parked.among(named);
        Requeued requeued = resume(found);
        List<JobId> known = found.stream().map(Parked::id).toList();
        List<Left> left = new ArrayList<>(requeued.left());
        named.stream()
                .filter(job -> !known.contains(job))
                .forEach(job -> left.add(new Left(job.toString(), "It is not parked.")));
        return new Requeued(requeued.requeued(), left);
    }

    private Requeued resume(List<Parked> jobs) {
        List<String> requeued = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Parked job : jobs) {
            refusalOf(job)
                    .ifPresentOrElse(
                            why -> left.add(new Left(job.id().toString(), why)),
                            () -> requeued.add(job.id().toString()));
        }
        return new Requeued(requeued, left);
    }

    /** Resumes the job; why that could not be, or empty if it was. */
    private Optional<String> refusalOf(Parked job) {
        if (!known(job)) {
            return Optional.of(
                    "This gateway does not know jobs of type %s; update it first."
                            .formatted(job.type()));
        }
        return switch (ledger.retry(job.account(), job.id())) {
            case RetryResult.Resumed _ -> Optional.empty();
            case RetryResult.NotFailed now ->
                    Optional.of("It is %s by now.".formatted(now.status().id()));
            case RetryResult.InsufficientCredits poor ->
                    Optional.of(
                            "What is still to do costs %d credits, which were refunded; its account has %d."
                                    .formatted(poor.price(), poor.balance()));
            case RetryResult.UnknownJob _ -> Optional.of("It does not exist any more.");
        };
    }

    /** What has no plan here has no price here, either. */
    private static boolean known(Parked job) {
        return JobType.find(job.type()).stream()
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

    record AllParked(List<ParkedDocument> jobs) {}

    /**
     * @param left parked as before
     */
    record Requeued(List<String> requeued, List<Left> left) {}

    record Left(String jobId, String reason) {}
}
