package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.ledger.OperatorOrders;
import io.techpack.ledger.OperatorOrders.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What can be read of the whole installation, whoever owns the jobs: for operators and their
 * metrics only. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class OperatorQueries {

    private final JobTypes types;
    private final StageQueues queues;
    private final WorkerTable workers;
    private final UnclaimedStages unclaimed;
    private final OperatorOrders orders;
    private final HistoryTable histories;
    private final ParkedJobs parked;
    private final VacuumHorizon vacuumHorizon;

    /**
     * @param leaseTime how long a worker may go without a heartbeat before it counts as dead
     */
    public OperatorQueries(Database database, JobTypes types, Duration leaseTime) {
        this.types = types;
        this.queues = new StageQueues(database, types);
        this.workers = new WorkerTable(database, types, leaseTime);
        this.unclaimed = new UnclaimedStages(database, types, leaseTime);
        this.orders = new OperatorOrders(database, leaseTime);
        this.histories = new HistoryTable(database, leaseTime);
        this.parked = new ParkedJobs(database);
        this.vacuumHorizon = new VacuumHorizon(database);
    }

    /**
     * How every stage that this version knows is doing, in the order of the plans. Reads all live
     * jobs: not to be asked for more often than every few of the times that it takes.
     */
    public List<StageStatus> stages() {
        return new StageOverview(queues.read(), workers(), engineOutages(), pauses()).of(types);
    }

    /**
     * For how long a transaction of the database has held a snapshot, which stops vacuum; zero if
     * there is none.
     */
    public Duration oldestSnapshot() {
        return vacuumHorizon.age();
    }

    /** The worker processes that live, or have jobs that are to be rescued, oldest first. */
    public List<WorkerStatus> workers() {
        return workers.read();
    }

    /** The stages that operators have paused. */
    public Map<Stage, Pause> pauses() {
        Map<Stage, Pause> pauses = new HashMap<>();
        // a newer version's stages cannot be shown by this one
        orders.pauses()
                .forEach((id, pause) ->
                        types.findStage(id).ifPresent(stage -> pauses.put(stage, pause)));
        return pauses;
    }

    /** What is known of a job's past and present; empty if there is no such job. */
    public Optional<JobHistory> history(JobId job) {
        return histories.find(job);
    }

    /**
     * The stages that are not claimed by anybody because their engine keeps failing, and since when
     * that is so: there is a living worker for them and none that claims.
     */
    public Map<Stage, Instant> engineOutages() {
        return unclaimed.engineOutages();
    }

    /**
     * The stages that are not claimed by anybody because all of their living workers are drained,
     * and since when that is so.
     */
    public Map<Stage, Instant> drained() {
        return unclaimed.drained();
    }

    /**
     * One page of the parked jobs, newest first.
     *
     * @param before the last job of the page before; absent for the first page
     */
    public List<Parked> parked(Optional<Parked.Place> before, int limit) {
        return parked.page(before.orElse(Parked.Place.NEWEST), limit);
    }

    /** Those of these jobs that are parked. */
    public List<Parked> parkedAmong(List<JobId> jobs) {
        return parked.among(jobs);
    }

    /**
     * A job that failed for being poison: nobody tries it again until an operator says so.
     *
     * @param type as it is stored: it may be one that this version does not know
     * @param stage as it is stored, too
     */
    public record Parked(
            JobId id,
            AccountId account,
            String type,
            String stage,
            FailureKind kind,
            String message,
            Instant finishedAt) {

        public Place place() {
            return new Place(finishedAt, id.value());
        }

        /** A place in the list of parked jobs. */
        public record Place(Instant finishedAt, UUID id) {

            /** Before all of them: no job ends in the year 9999. */
            static final Place NEWEST =
                    new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

            /** Reads what {@link #toString} writes, or nothing. */
            public static Optional<Place> of(String text) {
                String[] parts = text.split(" ", 2);
                try {
                    return Optional.of(
                            new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])));
                } catch (DateTimeParseException
                        | IllegalArgumentException
                        | ArrayIndexOutOfBoundsException _) {
                    return Optional.empty();
                }
            }

            @Override
            public String toString() {
                return finishedAt + " " + id;
            }
        }
    }
}
