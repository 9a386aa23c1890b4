package io.techpack.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.database.Batcher;
import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.database.PlanArrays;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobTypes;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Transition;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the state of jobs changes, and with it the credits. Each verb is one fenced statement in a
 * transaction of its own, shared with other callers of the same verb; when it returns, the change
 * is committed. What was done under a lease that is lost changes nothing and returns {@code false}.
 * After the commit the {@link Announcer} is told.
 *
 * <p>Every verb throws {@link DatabaseUnavailable} when the database cannot be reached; it is then
 * unknown whether the change was made, and safe to ask again. Thread-safe.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    /** Each has a connection for as long as it takes. */
    private static final int BULK_SUBMISSIONS_AT_ONCE = 2;

    private final Database database;
    private final LedgerSettings settings;
    private final Announcer announcer;
    private final LedgerMetrics metrics;
    private final AfterCommit afterCommit;
    private final AbandonedJobs abandoned;
    private final Claim claim;
    private final Batcher<Submit, Optional<Submit.Submitted>> submissions;
    private final Batcher<ProgressUpdate, Optional<Applied>> progressUpdates;
    private final Batcher<Complete, Optional<Complete.Completed>> completions;
    private final Batcher<Requeue, Optional<Applied>> requeues;
    private final Batcher<Finalize, Optional<Applied>> finalizations;
    private final Batcher<Retry, Optional<Retry.Retried>> retries;
    private final Semaphore bulkSubmissions = new Semaphore(BULK_SUBMISSIONS_AT_ONCE, true);
    private volatile EagerStart eagerStart = EagerStart.NONE;

    public Ledger(
            Database database,
            JobTypes types,
            LedgerSettings settings,
            Announcer announcer,
            MeterRegistry registry) {
        this.database = database;
        this.settings = settings;
        this.announcer = announcer;
        this.metrics = new LedgerMetrics(registry);
        this.afterCommit = new AfterCommit(announcer);
        PlanArrays plans = new PlanArrays(types);
        Duration sweepAfter = settings.sweepAfter();
        abandoned = new AbandonedJobs(database, types, settings, afterCommit, metrics, this::end);
        claim = new Claim(types, plans);
        submissions =
                batcher(
                        "submit",
                        (handle, batch) -> Submit.run(handle, batch, sweepAfter),
                        afterCommit::submitted);
        progressUpdates =
                batcher(
                        "progress",
                        ProgressUpdate::run,
                        AfterCommit.changed(each -> each.lease().job()));
        completions =
                batcher(
                        "complete",
                        (handle, batch) -> Complete.run(handle, batch, sweepAfter),
                        afterCommit::completed);
        requeues =
                batcher("requeue", Requeue::run, AfterCommit.changed(each -> each.lease().job()));
        finalizations =
                batcher(
                        "finalize",
                        (handle, batch) -> Finalize.run(handle, batch, plans),
                        afterCommit::finalized);
        retries =
                batcher(
                        "retry",
                        (handle, batch) -> Retry.run(handle, batch, sweepAfter, plans, types),
                        afterCommit::retried);
    }

    /** Has jobs begin with their submission where this has room for them. */
    public void startEagerly(EagerStart where) {
        eagerStart = where;
    }

    /**
     * Stores a job, takes its whole price, and queues its first stage or begins it here; or says
     * why not.
     */
    public Admission submit(Submission submission) {
        Optional<EagerStart.Room> room = eagerStart.reserve(submission.type().first().stage());
        Submit submit = new Submit(submission, room.map(EagerStart.Room::worker));
        boolean started = false;
        try {
            // another submission of the same key or account may decide first; this one sees the
            // result
            Submit.Submitted submitted = decided(submissions, submit);
            started = submitted.started();
            if (submitted.storedBefore()) {
                room.ifPresent(EagerStart.Room::uncertain);
            }
            if (submitted.admission() instanceof Admission.Accepted) {
                metrics.charged(submission.type().price());
            }
            return submitted.admission();
        } catch (DatabaseUnavailable outage) {
            room.ifPresent(EagerStart.Room::uncertain);
            throw outage;
        } finally {
            if (started) {
                room.ifPresent(slot -> slot.begin(submit.assignment(slot.worker())));
            } else {
                room.ifPresent(EagerStart.Room::free);
            }
        }
    }

    /**
     * Stores jobs of one account in one transaction, each admitted or refused by itself, as if they
     * came one after the other; none begins here at once. As long as it takes, the account's other
     * submissions wait.
     *
     * @return what became of each, in their order
     */
    public List<Admission> submitEach(List<Submission> submissions) {
        return submitted(new BulkSubmit(submissions, false)).admissions();
    }

    /** The same, but all of them are stored, or none. */
    public BulkAdmission submitAll(List<Submission> submissions) {
        BulkSubmit.Decided decided = submitted(new BulkSubmit(submissions, true));
        return decided.refused()
                .<BulkAdmission>map(refused -> refused)
                .orElseGet(() -> new BulkAdmission.Admitted(decided.admissions()));
    }

    private BulkSubmit.Decided submitted(BulkSubmit batch) {
        bulkSubmissions.acquireUninterruptibly();
        BulkSubmit.Decided decided;
        try {
            decided = database.call(handle -> batch.run(handle, settings.sweepAfter()));
        } finally {
            bulkSubmissions.release();
        }
        metrics.charged(afterCommit.submitted(batch, decided));
        return decided;
    }

    /** Takes the leases of those of the announced stages that are still due. */
    public List<Assignment> claim(WorkerId worker, List<DueStage> due) {
        return claimed(database.call(handle -> claim.announced(handle, worker, due)));
    }

    /**
     * Takes the leases of due stages that nobody came for: of all accounts that have some in turn,
     * of each account the longest waiting first.
     *
     * @param slots how many of each stage at most
     * @param minAge how much longer than usual they must have waited; a negative one also takes
     *     what is still left to its record
     */
    public Swept claimDue(WorkerId worker, Map<Stage, Integer> slots, Duration minAge) {
        List<ClaimedRow> rows = database.call(handle -> claim.due(handle, worker, slots, minAge));
        return Swept.of(rows, claimed(rows));
    }

    private List<Assignment> claimed(List<ClaimedRow> rows) {
        afterCommit.tell(
                rows.stream()
                        .map(row ->
                                new AfterCommit.Changed(row.lease().job(), row.version(), false))
                        .toList());
        List<Assignment> assignments = new ArrayList<>(rows.size());
        for (ClaimedRow row : rows) {
            switch (row) {
                case ClaimedRow.Readable readable -> assignments.add(readable.assignment());
                case ClaimedRow.Unreadable unreadable -> failUnreadable(unreadable);
            }
        }
        return assignments;
    }

    private void failUnreadable(ClaimedRow.Unreadable job) {
        Lease lease = job.lease();
        log.error(
                "job {} stage {} cannot be read by this version and is failed and refunded: {}. See which version wrote it, and requeue it once the workers know it",
                lease.job(),
                lease.stage().id(),
                job.why().getMessage());
        try {
            fail(
                    lease,
                    new Failure(
                            FailureKind.UNREADABLE,
                            lease.stage(),
                            "This job cannot be read by the workers of its stage; submit it anew"));
        } catch (DatabaseUnavailable outage) {
            log.warn(
                    "job {} could not be failed for now: {}; it stays claimed until this worker stops or the job is canceled",
                    lease.job(),
                    outage.getMessage());
        }
    }

    /**
     * Shows how far an attempt is, and perhaps an item that it has finished.
     *
     * @param done how many of the {@code total} items of the stage are ready
     * @param text a short text for people, such as {@code Close-up 2/8 ready}
     */
    public boolean progress(
            Assignment assignment, int done, int total, String text, Optional<Item> item) {
        return progressUpdates
                .call(
                        new ProgressUpdate(
                                assignment.lease(),
                                assignment.account(),
                                assignment.step().jobPercent(done, total),
                                100 * done / total,
                                text,
                                item))
                .isPresent();
    }

    /** Does with an attempt that is over what was decided; returns whether its lease was held. */
    public boolean apply(Assignment assignment, Transition transition) {
        Lease lease = assignment.lease();
        return switch (transition) {
            case Transition.Complete complete -> complete(assignment, complete.outcome());
            case Transition.Requeue again -> requeue(Requeue.decided(lease, again));
            case Transition.Fail fail -> fail(lease, fail.failure());
            case Transition.Release _ -> release(lease);
            case Transition.LeaseLost _ -> false;
        };
    }

    /** Ends the stage with its result; the next one is due, or the job has succeeded. */
    public boolean complete(Assignment assignment, Outcome.Done outcome) {
        return complete(List.of(new CompletedStage(assignment, outcome, Duration.ZERO)), false)
                .held();
    }

    /**
     * Ends stages of a job that a worker did in a row, under the lease of the first; all of them or
     * none. Where one of the others is paused, none is.
     *
     * @param startsNext whether the stage after the last of them begins in the same statement,
     *     under a lease of the same worker: an eager next stage, of which nobody else is told.
     *     Where that one is paused, it is queued instead. Not after a job's last stage.
     */
    public Completion complete(List<CompletedStage> inARow, boolean startsNext) {
        Optional<Complete.Completed> completed = completions.call(new Complete(inARow, startsNext));
        completed.ifPresent(each -> metrics.refunded(each.applied().refunded()));
        return new Completion(
                completed.isPresent(),
                completed.filter(Complete.Completed::startedNext).isPresent());
    }

    /**
     * Queues the stage again.
     *
     * @param counted whether this attempt counts among those that the stage gets
     * @param step a short text for people on why it waits
     */
    public boolean requeue(Lease lease, Duration delay, boolean counted, String step) {
        return requeue(Requeue.after(lease, delay, counted, step));
    }

    private boolean requeue(Requeue requeue) {
        return requeues.call(requeue).isPresent();
    }

    /**
     * Gives a lease back unused, so that another worker goes on at once; the attempt does not
     * count.
     */
    public boolean release(Lease lease) {
        boolean released = requeue(lease, Duration.ZERO, false, "Waiting for another worker");
        if (released) {
            announcer.queued(lease.job(), lease.stage(), Optional.empty());
        }
        return released;
    }

    /** Ends the job as failed and gives back what was held for the stages not completed. */
    public boolean fail(Lease lease, Failure failure) {
        return end(new Finalize.Failed(lease, failure));
    }

    /**
     * Cancels an account's job, running or not, and gives back what was held for the stages not
     * completed. Its worker is told at once, and learns of it with its next heartbeat at the
     * latest.
     *
     * @return whether it was this call that ended the job
     */
    public boolean cancel(AccountId account, JobId job) {
        return end(new Finalize.Canceled(account, job));
    }

    /**
     * Queues an account's failed job again at the stage that failed, and charges that stage and
     * those after it again; or says why not. Finished stages and items are kept, the stage gets all
     * its attempts anew, and a deadline is as far away as it was at first.
     */
    public RetryResult retry(AccountId account, JobId job) {
        RetryResult result = decided(retries, new Retry(account, job)).result();
        if (result instanceof RetryResult.Resumed resumed) {
            metrics.charged(resumed.charged());
        }
        return result;
    }

    /** Tells that a worker lives; returns what it is to do. */
    public Heartbeat.Response heartbeat(Heartbeat heartbeat) {
        return database.call(heartbeat::run);
    }

    /** Jobs that nobody else will end, and what workers do for them. */
    public AbandonedJobs abandoned() {
        return abandoned;
    }

    @Override
    public void close() {
        Stream.of(submissions, progressUpdates, completions, requeues, finalizations, retries)
                .forEach(Batcher::close);
    }

    private boolean end(Finalize end) {
        Optional<Applied> applied = finalizations.call(end);
        applied.ifPresent(now -> {
            metrics.refunded(now.refunded());
            end.kind().filter(FailureKind::poison).ifPresent(metrics::parked);
        });
        return applied.isPresent();
    }

    /** Asks until there is an answer: a batch leaves open what others in it must decide first. */
    private static <C, R> R decided(Batcher<C, Optional<R>> verb, C command) {
        Optional<R> answer = verb.call(command);
        while (answer.isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            answer = verb.call(command);
        }
        return answer.get();
    }

    /**
     * @param announce says what a command has made due; returns what has changed visibly
     */
    private <C, R> Batcher<C, R> batcher(
            String verb,
            BiFunction<Handle, List<C>, List<R>> statement,
            BiFunction<C, R, Optional<AfterCommit.Changed>> announce) {
        return new Batcher<>(
                verb,
                settings.largestBatch(),
                batch -> {
                    List<R> results = database.call(handle -> statement.apply(handle, batch));
                    afterCommit.tell(
                            SqlArrays.zip(batch, results, announce).stream()
                                    .flatMap(Optional::stream)
                                    .toList());
                    return results;
                },
                metrics.batchSizes(verb));
    }
}
