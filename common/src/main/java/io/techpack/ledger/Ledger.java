package io.techpack.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the state of jobs changes, and with it the credits. Each verb is one fenced statement in a
 * transaction of its own, shared with other callers of the same verb; when it returns, the change
 * is committed. What was done under a lease that is lost changes nothing and returns {@code false}.
 * After the commit the {@link Announcer} is told.
 *
 * <p>Every verb throws {@link LedgerUnavailable} when the database cannot be reached; it is then
 * unknown whether the change was made, and safe to ask again. Thread-safe.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private final Jdbi jdbi;
    private final LedgerSettings settings;
    private final Announcer announcer;
    private final LedgerMetrics metrics;
    private final GroupCommit<Submission, Optional<Admission>> submissions;
    private final GroupCommit<Report, OptionalLong> reports;
    private final GroupCommit<Complete, Optional<Complete.Completed>> completions;
    private final GroupCommit<Requeue, OptionalLong> requeues;
    private final GroupCommit<End, Optional<End.Ended>> endings;
    private final GroupCommit<Retry, Optional<Retry.Answered>> retries;

    public Ledger(Jdbi jdbi, LedgerSettings settings, Announcer announcer, MeterRegistry registry) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.announcer = announcer;
        this.metrics = new LedgerMetrics(registry);
        Submit submit = new Submit(settings.leftOverAfter());
        submissions =
                groupCommit("submit", submit::run, this::announceFirst, (_, _) -> Optional.empty());
        reports =
                groupCommit(
                        "report",
                        Report::run,
                        (_, _) -> {},
                        (report, version) -> change(report.lease().job(), version));
        completions =
                groupCommit(
                        "complete",
                        (handle, batch) -> Complete.run(handle, batch, settings.leftOverAfter()),
                        this::announceNext,
                        (complete, done) ->
                                done.map(now ->
                                        new JobChange(complete.lease().job(), now.version())));
        requeues =
                groupCommit(
                        "requeue",
                        Requeue::run,
                        (_, _) -> {},
                        (requeue, version) -> change(requeue.lease().job(), version));
        endings =
                groupCommit(
                        "end",
                        End::run,
                        (_, _) -> {},
                        (end, ended) -> ended.map(now -> new JobChange(end.job(), now.version())));
        retries =
                groupCommit(
                        "retry",
                        (handle, batch) -> Retry.run(handle, batch, settings.leftOverAfter()),
                        (_, _) -> {},
                        (retry, answered) ->
                                answered.flatMap(Retry.Answered::version)
                                        .map(version -> new JobChange(retry.job(), version)));
    }

    /** Stores a job, takes its whole price and queues its first stage; or says why not. */
    public Admission submit(Submission submission) {
        // another submission of the same key or account may decide first; this one sees the result
        Admission admission = decided(submissions, submission);
        if (admission instanceof Admission.Accepted) {
            metrics.charged(submission.type().price());
        }
        return admission;
    }

    /** Takes the leases of those of the announced stages that are still due. */
    public List<Assignment> claim(WorkerId worker, List<Due> due) {
        return claimed(withHandle(handle -> new Claim(worker).announced(handle, due)));
    }

    /**
     * Takes the leases of due stages that nobody came for, the longest waiting first.
     *
     * @param room how many of each stage at most
     * @param patience how much longer than usual they must have waited
     */
    public List<Assignment> claimLeftOver(
            WorkerId worker, Map<Stage, Integer> room, Duration patience) {
        return claimed(
                withHandle(
                        handle -> new Claim(worker).leftOver(handle, room, patience.toMillis())));
    }

    private List<Assignment> claimed(List<ClaimedRow> rows) {
        announce(
                rows.stream().map(row -> new JobChange(row.lease().job(), row.version())).toList());
        List<Assignment> assignments = new ArrayList<>(rows.size());
        for (ClaimedRow row : rows) {
            switch (row) {
                case ClaimedRow.Readable readable -> assignments.add(readable.assignment());
                case ClaimedRow.Unreadable unreadable -> giveUp(unreadable);
            }
        }
        return assignments;
    }

    private void giveUp(ClaimedRow.Unreadable job) {
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
        } catch (LedgerUnavailable outage) {
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
    public boolean report(
            Assignment assignment, int done, int total, String text, Optional<Item> item) {
        Step step = assignment.step();
        Lease lease = assignment.lease();
        Report report =
                new Report(lease, step.jobPercent(done, total), 100 * done / total, text, item);
        return reports.call(report).isPresent();
    }

    /** Ends the stage with its result; the next one is due, or the job has succeeded. */
    public boolean complete(Assignment assignment, Outcome.Done outcome) {
        return completed(assignment, outcome, false);
    }

    /**
     * Ends the stage with its result and keeps the job: the worker begins the next stage at once,
     * and nobody hears of it. Not for a job's last stage.
     *
     * @param made all items of this stage, by their ordinals
     * @param took how long the stage took, by which the deadline has come closer
     * @return the next stage's assignment, or empty if the lease is lost
     */
    public Optional<Assignment> completeAndGoOn(
            Assignment assignment, Outcome.Done outcome, List<FinishedItem> made, Duration took) {
        return completed(assignment, outcome, true)
                ? Optional.of(assignment.following(outcome, made, took))
                : Optional.empty();
    }

    private boolean completed(Assignment assignment, Outcome.Done outcome, boolean goesOn) {
        Complete complete = new Complete(assignment.lease(), assignment.type(), outcome, goesOn);
        boolean held = completions.call(complete).isPresent();
        if (held && outcome.cached()) {
            metrics.refunded(assignment.step().credits());
        }
        return held;
    }

    /**
     * Queues the stage again.
     *
     * @param counted whether this attempt counts among those that the stage gets
     */
    public boolean again(Lease lease, Duration delay, boolean counted, String step) {
        return requeues.call(new Requeue(lease, delay, counted, step)).isPresent();
    }

    /**
     * Gives a lease back unused, so that another worker goes on at once; the attempt does not
     * count.
     */
    public boolean release(Lease lease) {
        boolean released = again(lease, Duration.ZERO, false, "Waiting for another worker");
        if (released) {
            announcer.queued(lease.job(), lease.stage(), Optional.empty());
        }
        return released;
    }

    /** Ends the job as failed and gives back what was held for the stages not completed. */
    public boolean fail(Lease lease, Failure failure) {
        return ended(End.failed(lease, failure));
    }

    /**
     * Cancels an account's job, running or not, and gives back what was held for the stages not
     * completed. Its worker learns of it with its next heartbeat.
     *
     * @return whether it was this call that ended the job
     */
    public boolean cancel(AccountId account, JobId job) {
        return ended(End.canceled(account, job));
    }

    /**
     * Queues an account's failed job again at the stage that failed, and charges that stage and
     * those after it again; or says why not. Finished stages and items are kept, the stage gets all
     * its attempts anew, and a deadline is as far away as it was at first.
     */
    public Resumption retry(AccountId account, JobId job) {
        Retry.Answered answered = decided(retries, new Retry(account, job));
        if (answered.resumption() instanceof Resumption.Resumed resumed) {
            metrics.charged(resumed.charged());
        }
        answered.stage().ifPresent(stage -> announcer.queued(job, stage, answered.traceparent()));
        return answered.resumption();
    }

    /** Tells that a worker lives; returns those of its leases that it no longer holds. */
    public List<Lease> beat(Heartbeat heartbeat) {
        return withHandle(heartbeat::run);
    }

    /** Queues the jobs of workers that stopped answering; returns how many. */
    public int rescue() {
        return queuedAgain(withHandle(handle -> Rescue.run(handle, settings.leaseTime())));
    }

    /**
     * Queues the jobs that this worker has leased without knowing it, because the answer to its
     * claim was lost; returns how many.
     *
     * @param known the leases that it believes to hold
     */
    public int giveBackUnknown(WorkerId worker, List<Lease> known) {
        return queuedAgain(
                withHandle(handle ->
                        UnknownLeases.giveBack(handle, worker, known, settings.leaseTime())));
    }

    private int queuedAgain(List<Rescue.Rescued> jobs) {
        announce(jobs.stream().map(job -> new JobChange(job.job(), job.version())).toList());
        jobs.forEach(job -> announcer.queued(job.job(), job.stage(), job.traceparent()));
        metrics.rescued(jobs.size());
        return jobs.size();
    }

    /** Ends the jobs whose deadline has passed; returns how many. */
    public int expire() {
        List<JobId> overdue = withHandle(Rescue::overdue);
        return (int) overdue.stream().filter(job -> ended(End.expired(job))).count();
    }

    /** Ends the jobs that wait for a stage of which nobody knows; returns how many. */
    public int giveUpNobodys() {
        List<JobId> nobodys =
                withHandle(handle -> Rescue.nobodys(handle, settings.leaseTime())).stream()
                        .filter(job -> ended(End.nobodys(job)))
                        .toList();
        if (!nobodys.isEmpty()) {
            log.error(
                    "{} jobs waited for a stage that no worker knows and are failed and refunded: {}. Start workers that know it and requeue them",
                    nobodys.size(),
                    nobodys);
        }
        return nobodys.size();
    }

    @Override
    public void close() {
        submissions.close();
        reports.close();
        completions.close();
        requeues.close();
        endings.close();
        retries.close();
    }

    private boolean ended(End end) {
        Optional<End.Ended> ended = endings.call(end);
        ended.ifPresent(last -> {
            metrics.refunded(last.givenBack());
            end.kind().filter(FailureKind::poison).ifPresent(metrics::parked);
        });
        return ended.isPresent();
    }

    private void announceFirst(Submission submission, Optional<Admission> admission) {
        if (admission.orElse(null) instanceof Admission.Accepted accepted) {
            announcer.queued(
                    accepted.job(), submission.type().first().stage(), submission.traceparent());
        }
    }

    private void announceNext(Complete complete, Optional<Complete.Completed> completed) {
        completed.ifPresent(done ->
                done.next()
                        .ifPresent(stage ->
                                announcer.queued(
                                        complete.lease().job(), stage, done.traceparent())));
    }

    /** Asks until there is an answer: a batch leaves open what others in it must decide first. */
    private static <C, R> R decided(GroupCommit<C, Optional<R>> verb, C command) {
        Optional<R> answer = verb.call(command);
        while (answer.isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            answer = verb.call(command);
        }
        return answer.get();
    }

    private static Optional<JobChange> change(JobId job, OptionalLong version) {
        return version.isPresent()
                ? Optional.of(new JobChange(job, version.getAsLong()))
                : Optional.empty();
    }

    private void announce(List<JobChange> changes) {
        if (!changes.isEmpty()) {
            announcer.changed(changes);
        }
    }

    private <R> R withHandle(Function<Handle, R> work) {
        return DatabaseFault.translating(() -> jdbi.withHandle(work::apply));
    }

    private <C, R> GroupCommit<C, R> groupCommit(
            String verb,
            BiFunction<Handle, List<C>, List<R>> statement,
            BiConsumer<C, R> afterwards,
            BiFunction<C, R, Optional<JobChange>> changes) {
        return new GroupCommit<>(
                verb,
                settings.largestBatch(),
                batch -> {
                    List<R> results = jdbi.withHandle(handle -> statement.apply(handle, batch));
                    Arrays.each(batch, results, afterwards);
                    // one hint for the whole batch
                    announce(
                            Arrays.zip(batch, results, changes).stream()
                                    .flatMap(Optional::stream)
                                    .toList());
                    return results;
                },
                metrics.batchSizes(verb));
    }
}
