package io.techpack.ledger;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What operators order: stages that nobody is to claim, and workers that are to claim nothing.
 * Claims obey from the commit on, because they ask; workers learn of it with their next heartbeat
 * and stop asking. What runs goes on. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class OperatorOrders {

    // Claims lock this table in a mode that this one excludes, and their snapshot is taken after
    // that.
    // So a pause waits for the claims under way, and those that come after it see it. Reads and
    // dumps are not in the way.
    private static final String LOCK = "lock table stage_pause in exclusive mode";

    private static final String PAUSE =
            """
            insert into stage_pause (stage, paused_by, reason) values (:stage, :by, :reason)
            on conflict (stage) do nothing
            """;

    private static final String PAUSES = "select stage, since, paused_by, reason from stage_pause";

    private static final String RESUME = "delete from stage_pause where stage = :stage";

    private static final String DRAIN =
            """
            update worker
            set draining_since = case when :draining then coalesce(draining_since, now()) end
            where id = :id and heartbeat_at > now() - :leaseTime * interval '1 millisecond'
            """;

    /** Claims take milliseconds; while a pause waits, they wait for it. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Database database;
    private final Duration leaseTime;

    /**
     * @param leaseTime how long a worker may go without a heartbeat before it counts as dead
     */
    public OperatorOrders(Database database, Duration leaseTime) {
        this.database = database;
        this.leaseTime = leaseTime;
    }

    /**
     * Pauses a stage: once this returns, no claim of it succeeds in any process, until it is
     * resumed. One that is paused already stays as it is.
     *
     * @param by who wants it, for people
     * @return whether it was not paused before
     */
    public boolean pause(Stage stage, String by, Optional<String> reason) {
        return database.call(handle ->
                handle.inTransaction(transaction -> {
                    transaction.execute("set local lock_timeout = " + LONGEST_WAIT.toMillis());
                    transaction.execute(LOCK);
                    return transaction
                            .createUpdate(PAUSE)
                            .bind("stage", stage.id())
                            .bind("by", by)
                            .bind("reason", reason.orElse(null))
                            .execute();
                }))
                > 0;
    }

    /** Has a stage claimed again; returns whether it was paused. */
    public boolean resume(Stage stage) {
        return database.call(
                        handle -> handle.createUpdate(RESUME).bind("stage", stage.id()).execute())
                > 0;
    }

    /** The paused stages by their ids, one perhaps that this version does not know. */
    public Map<String, Pause> pauses() {
        return database.call(OperatorOrders::pauses);
    }

    private static Map<String, Pause> pauses(Handle handle) {
        Map<String, Pause> pauses = new HashMap<>();
        handle.createQuery(PAUSES)
                .map((row, _) ->
                        Map.entry(
                                row.getString("stage"),
                                new Pause(
                                        row.getObject("since", OffsetDateTime.class).toInstant(),
                                        row.getString("paused_by"),
                                        Optional.ofNullable(row.getString("reason")))))
                .forEach(each -> pauses.put(each.getKey(), each.getValue()));
        return pauses;
    }

    /**
     * Has a worker claim nothing more, finish what it runs, and live on; or claim again. A process
     * that is started anew is a new worker, which claims.
     *
     * @return whether there is such a worker, alive
     */
    public boolean drain(WorkerId worker, boolean draining) {
        return database.call(handle ->
                handle.createUpdate(DRAIN)
                        .bind("id", worker.value())
                        .bind("draining", draining)
                        .bind("leaseTime", leaseTime.toMillis())
                        .execute())
                > 0;
    }

    /**
     * That a stage is paused.
     *
     * @param by who paused it, for people
     */
    public record Pause(Instant since, String by, Optional<String> reason) {}
}
