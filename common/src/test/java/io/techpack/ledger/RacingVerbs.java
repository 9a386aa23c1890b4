package io.techpack.ledger;

import static io.techpack.ledger.LedgerTestBase.ALL_STAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Submission.IdempotencyKey;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Random verbs of many threads on the same few jobs. What the ledger answered is all that is kept,
 * and from it alone follows what each account must have in the end: what it was granted, less the
 * price of each stage whose completion was told to have counted. Thread-safe.
 */
final class RacingVerbs {

    private static final long GRANTED = 60;

    private final TestDatabase database;
    private final List<Ledger> ledgers;
    private final JobQueries queries;
    private final List<AccountId> accounts;
    private final List<WorkerId> workers;
    private final List<Submission> jobs = new CopyOnWriteArrayList<>();
    private final List<Assignment> assignments = new CopyOnWriteArrayList<>();
    private final Set<Lease> leases = ConcurrentHashMap.newKeySet();
    private final Map<Lease, String> ended = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> used = new ConcurrentHashMap<>();
    private final Map<JobId, JobView> seen = new ConcurrentHashMap<>();

    RacingVerbs(TestDatabase database, List<Ledger> ledgers) {
        this.database = database;
        this.ledgers = ledgers;
        this.queries = LedgerTestBase.queries(database);
        this.accounts = List.of(database.account(GRANTED), database.account(GRANTED));
        this.workers = List.of(WorkerId.next(), WorkerId.next(), WorkerId.next());
    }

    /** What one thread does. */
    void run(long seed, int thread, int verbs) {
        SplittableRandom random = Seed.random(seed * 31 + thread);
        Ledger ledger = ledgers.get(thread % ledgers.size());
        for (int i = 0; i < verbs; i++) {
            next(ledger, random);
        }
    }

    /**
     * A further verb of the ledger goes in here; one that makes an ended job live again, in {@link
     * #look} too, as a retry is.
     */
    private void next(Ledger ledger, SplittableRandom random) {
        switch (random.nextInt(17)) {
            case 0, 1, 2 -> submit(ledger, random);
            case 3, 4 -> claim(ledger, random);
            case 5, 6 -> claimDue(ledger, random);
            case 7, 8, 9, 10 -> complete(ledger, random);
            case 11 -> report(ledger, random);
            case 12 -> giveBack(ledger, random);
            case 13 -> cancelOrFail(ledger, random);
            case 14 -> dieOrExpire(ledger, random);
            case 15 -> look(random);
            case 16 -> retry(ledger, random);
            default -> throw new IllegalStateException();
        }
    }

    private void submit(Ledger ledger, SplittableRandom random) {
        boolean again = !jobs.isEmpty() && random.nextInt(4) == 0;
        Submission submission =
                again
                        ? recent(jobs, random)
                        : new Submission(
                                JobId.next(),
                                new Pick(random).one(accounts),
                                random.nextInt(4) == 0
                                        ? TechPackJob.CLOSE_UP_GENERATION
                                        : TechPackJob.TECH_PACK,
                                "shirt",
                                "{}",
                                random.nextInt(4) == 0
                                        ? Optional.of(
                                                new IdempotencyKey(
                                                        "key " + random.nextInt(4), "body"))
                                        : Optional.empty(),
                                random.nextBoolean()
                                        ? Optional.of(Duration.ofMillis(random.nextInt(1, 2_000)))
                                        : Optional.empty(),
                                Optional.empty(),
                                Optional.of("http://receiver.test/"));
        if (ledger.submit(submission) instanceof Admission.Accepted && !again) {
            jobs.add(submission);
        }
    }

    private void claim(Ledger ledger, SplittableRandom random) {
        if (!jobs.isEmpty()) {
            Submission job = recent(jobs, random);
            List<DueStage> everyStage =
                    job.type().plan().stream()
                            .map(step -> new DueStage(job.id(), step.stage()))
                            .toList();
            remember(ledger.claim(new Pick(random).one(workers), everyStage));
        }
    }

    private void claimDue(Ledger ledger, SplittableRandom random) {
        Map<Stage, Integer> room =
                Arrays.stream(TechPackStage.values())
                        .collect(Collectors.toMap(Function.identity(), _ -> 2));
        remember(ledger.claimDue(new Pick(random).one(workers), room, Duration.ZERO).assignments());
    }

    private void remember(List<Assignment> claimed) {
        claimed.forEach(
                each -> assertThat(leases.add(each.lease())).as("new: %s", each.lease()).isTrue());
        assignments.addAll(claimed);
    }

    /** One stage or several in a row; goes on with the job half of the time. */
    private void complete(Ledger ledger, SplittableRandom random) {
        if (!assignments.isEmpty()) {
            Assignment assignment = recent(assignments, random);
            List<CompletedStage> row =
                    Completions.inARow(
                            assignment,
                            random.nextInt(3) + 1,
                            () ->
                                    new Outcome.Done(
                                            "\"%d\"".formatted(random.nextLong()),
                                            random.nextInt(4) == 0,
                                            Optional.empty()));
            CompletedStage last = row.getLast();
            boolean startsNext = random.nextBoolean() && last.next().isPresent();
            Completion completion = ledger.complete(row, startsNext);
            if (completion.held()) {
                ended(assignment.lease(), "complete");
                int price = row.stream().mapToInt(each -> each.step().credits()).sum();
                int back = row.stream().mapToInt(CompletedStage::refund).sum();
                used.merge(assignment.account(), (long) price - back, Long::sum);
            }
            if (completion.startedNext()) {
                remember(List.of(Completions.following(last)));
            }
        }
    }

    private void report(Ledger ledger, SplittableRandom random) {
        if (!assignments.isEmpty()) {
            Item item = Item.of(random.nextInt(3), "\"%d\"".formatted(random.nextLong()));
            ledger.progress(recent(assignments, random), 1, 3, "", Optional.of(item));
        }
    }

    private void giveBack(Ledger ledger, SplittableRandom random) {
        if (!assignments.isEmpty()) {
            Lease lease = recent(assignments, random).lease();
            if (random.nextBoolean()) {
                if (ledger.release(lease)) {
                    ended(lease, "release");
                }
            } else if (ledger.requeue(lease, Duration.ZERO, true, "again")) {
                ended(lease, "again");
            }
        }
    }

    private void cancelOrFail(Ledger ledger, SplittableRandom random) {
        if (random.nextBoolean() && !jobs.isEmpty()) {
            Submission job = recent(jobs, random);
            ledger.cancel(job.account(), job.id());
        } else if (!assignments.isEmpty()) {
            Lease lease = recent(assignments, random).lease();
            if (ledger.fail(
                    lease, new Failure(FailureKind.STAGE_FAILED, lease.stage(), "no luck"))) {
                ended(lease, "fail");
            }
        }
    }

    private void retry(Ledger ledger, SplittableRandom random) {
        if (!jobs.isEmpty()) {
            Submission job = recent(jobs, random);
            ledger.retry(job.account(), job.id());
        }
    }

    private void dieOrExpire(Ledger ledger, SplittableRandom random) {
        switch (random.nextInt(3)) {
            case 0 -> ledger.abandoned().expire();
            case 1 -> {
                WorkerId worker = new Pick(random).one(workers);
                ledger.heartbeat(new Heartbeat(worker, "w", ALL_STAGES, List.of()));
                database.jdbi()
                        .useHandle(handle ->
                                handle.execute(
                                        "update worker set heartbeat_at = now() - interval '1 minute' where id = ?",
                                        worker.value()));
            }
            default -> ledger.abandoned().rescue();
        }
    }

    /** Versions only rise, and what was shown is shown for ever. */
    private void look(SplittableRandom random) {
        if (!jobs.isEmpty()) {
            look(recent(jobs, random));
        }
    }

    private void look(Submission job) {
        seen.compute(
                job.id(),
                (id, before) -> {
                    JobView now = queries.find(job.account(), id).orElseThrow();
                    if (before != null) {
                        assertThat(now.version()).isGreaterThanOrEqualTo(before.version());
                        assertThat(now.progress()).isGreaterThanOrEqualTo(before.progress());
                        assertThat(now.items()).containsAll(before.items());
                        assertThat(now.entries()).containsAll(before.entries());
                        assertThat(completed(now)).containsAll(completed(before));
                        if (before.status().ended() && before.status() != JobStatus.FAILED) {
                            assertThat(now).isEqualTo(before);
                        }
                    }
                    return now;
                });
    }

    private static List<JobView.EndedStage> completed(JobView job) {
        return job.ended().stream().filter(each -> each.status().equals("completed")).toList();
    }

    /** A lease ends once. */
    private void ended(Lease lease, String how) {
        assertThat(ended.put(lease, how)).as("%s was ended before by", lease).isNull();
    }

    void cancelWhatIsLeft() {
        jobs.forEach(job -> ledgers.getFirst().cancel(job.account(), job.id()));
        jobs.forEach(this::look);
        assertThat(seen.values()).allMatch(job -> job.status().ended());
    }

    void compareCredits() {
        assertThat(used.values().stream().mapToLong(each -> each).sum()).isPositive();
        for (AccountId account : accounts) {
            assertThat(database.balance(account))
                    .as("granted, less what completed stages cost")
                    .isEqualTo(GRANTED - used.getOrDefault(account, 0L));
        }
    }

    /** One of the newest, where the others are at work. */
    private static <T> T recent(List<T> of, SplittableRandom random) {
        Object[] all = of.toArray();
        @SuppressWarnings("unchecked")
        T one = (T) all[all.length - 1 - random.nextInt(Math.min(all.length, 4))];
        return one;
    }
}
