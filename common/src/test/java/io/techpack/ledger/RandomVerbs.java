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
import io.techpack.product.TechPackStage;
import io.techpack.query.JobQueries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * One verb after the other on the real ledger and on the model of it; each answer must be what the
 * model says. For one thread.
 */
final class RandomVerbs {

    private final TestDatabase database;
    private final Ledger ledger;
    private final JobQueries queries;
    private final SplittableRandom random;
    private final Pick pick;
    private final Map<AccountId, Long> balances = new LinkedHashMap<>();
    private final Map<JobId, ExpectedJob> jobs = new LinkedHashMap<>();
    private final Map<String, Submission> keys = new HashMap<>();
    private final List<Submission> submissions = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final Set<Lease> leases = new HashSet<>();
    private final List<WorkerId> workers = new ArrayList<>();
    private final Set<WorkerId> dead = new HashSet<>();
    final VerbLog log = new VerbLog();

    RandomVerbs(TestDatabase database, Ledger ledger, long seed) {
        this.database = database;
        this.ledger = ledger;
        this.queries = LedgerTestBase.queries(database);
        this.random = Seed.random(seed);
        this.pick = new Pick(random);
        for (int i = 0; i < 3; i++) {
            long credits = random.nextInt(40);
            balances.put(database.account(credits), credits);
            WorkerId worker = WorkerId.next();
            workers.add(worker);
            ledger.heartbeat(new Heartbeat(worker, "w", ALL_STAGES, List.of()));
        }
    }

    /** A further verb of the ledger goes in here, with its rule in {@link ExpectedJob}. */
    void next() {
        switch (random.nextInt(26)) {
            case 0, 1, 2 -> submit(newSubmission());
            case 3 -> submit(submissions.isEmpty() ? newSubmission() : pick.one(submissions));
            case 4, 5, 6 -> claimAnnounced();
            case 7, 8, 9 -> claimDue();
            case 10, 11 -> report();
            case 12, 13, 14, 15 -> complete();
            case 16 -> again();
            case 17 -> release();
            case 18 -> fail();
            case 19 -> cancel();
            case 20 -> workerDies();
            case 21 -> timePasses();
            case 22, 23 -> retry();
            case 24, 25 -> completeUnclaimed();
            default -> throw new IllegalStateException();
        }
    }

    /** As somebody who was told that a stage is due, and has begun it without a claim. */
    private void completeUnclaimed() {
        if (jobs.isEmpty()) {
            return;
        }
        ExpectedJob job = anyJob();
        WorkerId worker = pick.one(workers);
        Handover handover = database.handover(job.submission, job.step.stage());
        Outcome.Done outcome = RandomOutcome.of(random);
        log.add("complete unclaimed " + handover.due() + " by " + worker);
        boolean due = job.claimable(job.step.stage()) && job.attempt == 0;
        if (due) {
            Lease lease = job.claim(worker);
            assertThat(leases.add(lease)).as("new: %s", lease).isTrue();
            giveBack(job, job.complete(lease, outcome.result(), outcome.cached(), false));
        }
        assertThat(ledger.complete(List.of(Completions.of(handover, worker, outcome)), false))
                .isEqualTo(new Completion(due, false));
    }

    private Submission newSubmission() {
        return RandomSubmission.of(pick.one(List.copyOf(balances.keySet())), random);
    }

    private void submit(Submission submission) {
        log.add(
                "submit %s %s %s"
                        .formatted(submission.id(), submission.type(), submission.idempotency()));
        submissions.add(submission);
        assertThat(LedgerTestBase.timeless(ledger.submit(submission)))
                .isEqualTo(expected(submission));
    }

    private Admission expected(Submission submission) {
        if (jobs.containsKey(submission.id())) {
            return LedgerTestBase.timeless(submission.id());
        }
        AccountId account = submission.account();
        String key =
                submission.idempotency().map(each -> account + " " + each.key()).orElse("none");
        Submission first = keys.get(key);
        if (first != null) {
            return first.idempotency().equals(submission.idempotency())
                    ? new Admission.Repeated(first.id())
                    : new Admission.KeyReused(first.id());
        }
        long balance = balances.getOrDefault(account, 0L);
        int price = submission.type().price();
        if (price > balance) {
            return new Admission.InsufficientCredits(price, balance);
        }
        balances.put(account, balance - price);
        jobs.put(submission.id(), new ExpectedJob(submission));
        submission.idempotency().ifPresent(_ -> keys.put(key, submission));
        return LedgerTestBase.timeless(submission.id());
    }

    private void claimAnnounced() {
        WorkerId worker = pick.one(workers);
        List<DueStage> due = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0 && !jobs.isEmpty(); i--) {
            ExpectedJob job = anyJob();
            Stage stage =
                    random.nextInt(4) == 0
                            ? pick.one(List.of(TechPackStage.values()))
                            : job.step.stage();
            due.add(new DueStage(job.submission.id(), stage));
            if (random.nextInt(4) == 0) {
                due.add(due.getLast());
            }
        }
        Set<Lease> wanted =
                due.stream()
                        .distinct()
                        .filter(each -> job(each.job()).claimable(each.stage()))
                        .map(each -> job(each.job()).claim(worker))
                        .collect(Collectors.toSet());
        log.add("claim " + due + " by " + worker);
        assertThat(remember(ledger.claim(worker, due))).isEqualTo(wanted);
    }

    private void claimDue() {
        WorkerId worker = pick.one(workers);
        Map<Stage, Integer> slots = new HashMap<>();
        List.of(TechPackStage.values()).forEach(stage -> slots.put(stage, random.nextInt(3)));
        log.add("claim due " + slots + " by " + worker);
        Map<Stage, Integer> wanted = new HashMap<>();
        slots.forEach((stage, free) -> {
            int ready = (int) jobs.values().stream().filter(job -> job.claimable(stage)).count();
            wanted.merge(stage, Math.min(free, ready), Integer::sum);
        });
        Set<Lease> claimed = remember(ledger.claimDue(worker, slots, Duration.ZERO).assignments());
        claimed.forEach(lease -> {
            ExpectedJob job = job(lease.job());
            assertThat(job.claimable(lease.stage())).as("claimable: %s", lease).isTrue();
            assertThat(job.claim(worker)).isEqualTo(lease);
            wanted.merge(lease.stage(), -1, Integer::sum);
        });
        assertThat(wanted.values()).as("claims that are missing or too many").containsOnly(0);
    }

    /** No two claims ever give equal leases. */
    private Set<Lease> remember(List<Assignment> claimed) {
        assignments.addAll(claimed);
        claimed.forEach(
                each -> assertThat(leases.add(each.lease())).as("new: %s", each.lease()).isTrue());
        return claimed.stream().map(Assignment::lease).collect(Collectors.toSet());
    }

    private void report() {
        onLease(
                "report",
                (job, assignment) -> {
                    int ordinal = random.nextInt(4);
                    String content = "\"%d\"".formatted(random.nextInt(1_000_000));
                    assertThat(
                                    ledger.progress(
                                            assignment,
                                            ordinal,
                                            4,
                                            "",
                                            Optional.of(Item.of(ordinal, content))))
                            .isEqualTo(job.report(assignment.lease(), ordinal, content));
                });
    }

    /** One stage or several in a row, perhaps with the next one begun. */
    private void complete() {
        onLease(
                "complete",
                (job, assignment) -> {
                    List<CompletedStage> row =
                            Completions.inARow(
                                    assignment,
                                    1 + random.nextInt(3),
                                    () -> RandomOutcome.of(random));
                    CompletedStage last = row.getLast();
                    boolean startsNext = random.nextInt(3) == 0 && last.next().isPresent();
                    boolean held = job.holds(assignment.lease());
                    for (CompletedStage stage : held ? row : List.<CompletedStage>of()) {
                        boolean goesOn = stage != last || startsNext;
                        giveBack(
                                job,
                                job.complete(
                                        stage.assignment().lease(),
                                        stage.outcome().result(),
                                        stage.outcome().cached(),
                                        goesOn));
                    }
                    assertThat(ledger.complete(row, startsNext))
                            .isEqualTo(new Completion(held, held && startsNext));
                    if (held && startsNext) {
                        remember(List.of(Completions.following(last)));
                    }
                });
    }

    private void again() {
        onLease(
                "again",
                (job, assignment) -> {
                    boolean later = random.nextBoolean();
                    assertThat(
                                    ledger.requeue(
                                            assignment.lease(),
                                            later ? Duration.ofHours(1) : Duration.ZERO,
                                            random.nextBoolean(),
                                            "again"))
                            .isEqualTo(job.again(assignment.lease(), later));
                });
    }

    private void release() {
        onLease(
                "release",
                (job, assignment) ->
                        assertThat(ledger.release(assignment.lease()))
                                .isEqualTo(job.again(assignment.lease(), false)));
    }

    private void fail() {
        onLease(
                "fail",
                (job, assignment) -> {
                    Lease lease = assignment.lease();
                    int back = job.holds(lease) ? job.end(JobStatus.FAILED) : -1;
                    giveBack(job, back);
                    assertThat(
                                    ledger.fail(
                                            lease,
                                            new Failure(
                                                    FailureKind.STAGE_FAILED,
                                                    lease.stage(),
                                                    "no luck")))
                            .isEqualTo(back >= 0);
                });
    }

    private void retry() {
        if (!jobs.isEmpty()) {
            List<ExpectedJob> failed =
                    jobs.values().stream().filter(job -> job.status == JobStatus.FAILED).toList();
            ExpectedJob job =
                    failed.isEmpty() || random.nextInt(4) == 0 ? anyJob() : pick.one(failed);
            AccountId account = job.submission.account();
            log.add("retry " + job.submission.id());
            RetryResult wanted = job.retry(balances.getOrDefault(account, 0L));
            if (wanted instanceof RetryResult.Resumed resumed) {
                balances.merge(account, (long) -resumed.charged(), Long::sum);
            }
            assertThat(ledger.retry(account, job.submission.id())).isEqualTo(wanted);
        }
    }

    private void cancel() {
        if (!jobs.isEmpty()) {
            ExpectedJob job = anyJob();
            AccountId caller = pick.one(List.copyOf(balances.keySet()));
            log.add("cancel %s by %s".formatted(job.submission.id(), caller));
            cancel(caller, job);
        }
    }

    private void cancel(AccountId caller, ExpectedJob job) {
        boolean own = caller.equals(job.submission.account());
        int back = own ? job.end(JobStatus.CANCELED) : -1;
        giveBack(job, back);
        assertThat(ledger.cancel(caller, job.submission.id())).isEqualTo(back >= 0);
    }

    private void workerDies() {
        WorkerId worker = pick.one(workers);
        dead.add(worker);
        log.add("dies " + worker);
        database.update(
                "update worker set heartbeat_at = now() - interval '1 minute' where id = ?",
                worker.value());
        long stranded = jobs.values().stream().filter(job -> job.rescue(dead)).count();
        assertThat(ledger.abandoned().rescue()).isEqualTo((int) stranded);
        if (random.nextBoolean()) {
            dead.remove(worker);
            List<Lease> held = assignments.stream().map(Assignment::lease).toList();
            assertThat(ledger.heartbeat(new Heartbeat(worker, "w", ALL_STAGES, held)).lost())
                    .containsExactlyInAnyOrderElementsOf(
                            held.stream().filter(lease -> !job(lease.job()).holds(lease)).toList());
        }
    }

    /** Delays end; a few deadlines pass, and the jobs that they end. */
    private void timePasses() {
        Set<JobId> late =
                jobs.values().stream()
                        .filter(job -> job.submission.deadline().isPresent())
                        .filter(_ -> random.nextInt(8) == 0)
                        .map(job -> job.submission.id())
                        .collect(Collectors.toSet());
        log.add("time passes, too late for " + late);
        jobs.values().forEach(job -> job.delayed = false);
        database.update("update job set run_at = now(), sweep_at = now() where status = 'queued'");
        late.forEach(job ->
                database.update(
                        """
                        update job
                        set deadline = now() - interval '1 second', created_at = now() - interval '1 hour',
                            retried_at = retried_at - interval '1 hour'
                        where id = ?
                        """,
                        job.value()));
        late.forEach(job -> job(job).overdue = true);
        if (random.nextBoolean()) {
            List<ExpectedJob> over = jobs.values().stream().filter(ExpectedJob::expires).toList();
            over.forEach(job -> giveBack(job, job.end(JobStatus.FAILED)));
            assertThat(ledger.abandoned().expire()).isEqualTo(over.size());
        }
    }

    void cancelWhatIsLeft() {
        jobs.values().forEach(job -> cancel(job.submission.account(), job));
    }

    void compareEverything() {
        balances.forEach((account, balance) ->
                assertThat(database.balance(account)).as("balance").isEqualTo(balance));
        jobs.forEach(
                (id, job) -> job.mustBe(queries.find(job.submission.account(), id).orElseThrow()));
    }

    /** Any lease that was ever given, but mostly one of the newest; now and then twice. */
    private void onLease(String name, BiConsumer<ExpectedJob, Assignment> verb) {
        if (!assignments.isEmpty()) {
            Assignment assignment =
                    pick.oneOfTheNewest(assignments, random.nextBoolean() ? 6 : 1_000);
            ExpectedJob job = job(assignment.lease().job());
            for (int i = random.nextInt(8) == 0 ? 2 : 1; i > 0; i--) {
                log.add(name + " under " + assignment.lease());
                verb.accept(job, assignment);
            }
        }
    }

    private void giveBack(ExpectedJob job, int credits) {
        balances.merge(job.submission.account(), (long) Math.max(credits, 0), Long::sum);
    }

    private ExpectedJob job(JobId id) {
        return Objects.requireNonNull(jobs.get(id), "a job that was not submitted");
    }

    private ExpectedJob anyJob() {
        return pick.oneOfTheNewest(List.copyOf(jobs.values()), 12);
    }
}
