package io.techpack.ledger;

import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.JobId;
import io.techpack.job.JobTypes;
import io.techpack.job.Lease;
import io.techpack.job.WorkerId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What living workers do now and then for jobs that nobody else will end: they take them over from
 * workers that stopped answering, or end them. Safe to do by several workers at once. As of the
 * {@link Ledger} of which it is a part, each verb throws {@link
 * io.techpack.database.DatabaseUnavailable} when the database cannot be reached. Thread-safe.
 */
public final class AbandonedJobs {

    private static final Logger log = LoggerFactory.getLogger(AbandonedJobs.class);

    private final Database database;
    private final JobTypes types;
    private final LedgerSettings settings;
    private final AfterCommit afterCommit;
    private final LedgerMetrics metrics;
    private final Predicate<Finalize> end;

    /**
     * @param end ends a job; returns whether it was this that ended it
     */
    AbandonedJobs(
            Database database,
            JobTypes types,
            LedgerSettings settings,
            AfterCommit afterCommit,
            LedgerMetrics metrics,
            Predicate<Finalize> end) {
        this.database = database;
        this.types = types;
        this.settings = settings;
        this.afterCommit = afterCommit;
        this.metrics = metrics;
        this.end = end;
    }

    /** Queues the jobs of workers that stopped answering; returns how many. */
    public int rescue() {
        List<Lease> leases =
                database.call(
                        handle -> AbandonedRows.ofDeadWorkers(handle, settings.leaseTime(), types));
        return takeAway(leases.stream().map(Requeue::rescued).toList());
    }

    /**
     * Queues the jobs that this worker has leased without knowing it, because the answer to its
     * claim was lost; returns how many.
     *
     * @param known the leases that it believes to hold
     */
    public int requeueOrphaned(WorkerId worker, List<Lease> known) {
        List<Lease> leases =
                database.call(handle ->
                        OrphanedLeases.find(handle, worker, known, settings.leaseTime(), types));
        return takeAway(leases.stream().map(Requeue::orphaned).toList());
    }

    private int takeAway(List<Requeue> leases) {
        if (leases.isEmpty()) {
            return 0;
        }
        List<Optional<Applied>> applied = database.call(handle -> Requeue.run(handle, leases));
        List<AfterCommit.Changed> changes =
                SqlArrays.zip(leases, applied, afterCommit::takenAway).stream()
                        .flatMap(Optional::stream)
                        .toList();
        afterCommit.tell(changes);
        metrics.rescued(changes.size());
        return changes.size();
    }

    /** Ends the jobs whose deadline has passed; returns how many. */
    public int expire() {
        List<JobId> overdue = database.call(AbandonedRows::overdue);
        return (int) overdue.stream().filter(job -> end.test(new Finalize.Expired(job))).count();
    }

    /** Ends the jobs that wait for a stage of which nobody knows; returns how many. */
    public int failUnknownStages() {
        List<JobId> ended =
                database
                        .call(handle ->
                                AbandonedRows.atUnknownStages(handle, settings.leaseTime(), types))
                        .stream()
                        .filter(job -> end.test(new Finalize.StageUnknown(job)))
                        .toList();
        if (!ended.isEmpty()) {
            log.error(
                    "{} jobs waited for a stage that no worker knows and are failed and refunded: {}. Start workers that know it and requeue them",
                    ended.size(),
                    ended);
        }
        return ended.size();
    }
}
