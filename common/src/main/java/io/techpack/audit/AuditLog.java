package io.techpack.audit;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Who of the operators did what, and when: one row for each thing that was done, in the transaction
 * that did it; what was refused leaves none. Rows are never changed. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class AuditLog {

    private static final String RECORD =
            """
            insert into audit_log (actor, action, subject, details)
            values (:actor, :action, :subject, :details::json)
            """;

    private static final String PAGE =
            """
            select id, created_at, actor, action, subject, details
            from audit_log
            where id < :before
            order by id desc
            limit :limit
            """;

    private static final String MEANWHILE =
            """
            select id, created_at, actor, action, subject, details
            from audit_log
            where created_at between :from and :to and subject = any (:subjects)
            order by id
            limit 100
            """;

    private final Database database;

    public AuditLog(Database database) {
        this.database = database;
    }

    /**
     * Does the work and records what came of it in the same transaction, if anything did: both are
     * there, or neither is.
     *
     * @param actor who does it, for people
     * @param work calls of this process's database, on this thread
     */
    public <R> R recording(String actor, Supplier<R> work, Function<R, Optional<Done>> what) {
        return database.transaction(() -> {
            R result = work.get();
            what.apply(result).ifPresent(done -> record(actor, done));
            return result;
        });
    }

    /** Records what was done. */
    public void record(String actor, Done done) {
        database.call(handle ->
                handle.createUpdate(RECORD)
                        .bind("actor", actor)
                        .bind("action", done.action().id())
                        .bind("subject", done.subject())
                        .bind("details", Json.write(Json.mapper().valueToTree(done.details())))
                        .execute());
    }

    /** One page, the newest first: what has an id below that. */
    public List<Entry> page(long before, int limit) {
        return database.call(handle ->
                handle.createQuery(PAGE)
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, _) -> entry(row))
                        .list());
    }

    /** What was done to any of those from then to then, oldest first; at most the first hundred. */
    public List<Entry> meanwhile(Instant from, Instant to, Collection<String> subjects) {
        return database.call(handle ->
                handle.createQuery(MEANWHILE)
                        .bind("from", from.atOffset(ZoneOffset.UTC))
                        .bind("to", to.atOffset(ZoneOffset.UTC))
                        .bindArray("subjects", String.class, subjects.toArray())
                        .map((row, _) -> entry(row))
                        .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                Json.mapper().readTree(row.getString("details")));
    }

    /** What operators do. */
    public enum Action {
        PAUSE_STAGE,
        RESUME_STAGE,
        DRAIN_WORKER,
        RESUME_WORKER,
        OPEN_ACCOUNT,
        GRANT_CREDITS,
        SET_LIMITS,
        SET_SUBJECT,
        ADD_KEY,
        REVOKE_KEY,
        REQUEUE_JOB,
        PURGE;

        /** The name in the HTTP contract, such as {@code pause-stage}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What was done.
     *
     * @param subject to what: the id of a stage, a worker, an account, a key or a job
     * @param details more of it, such as a reason; no secrets
     */
    public record Done(Action action, String subject, Map<String, ?> details) {

        public Done {
            details = Map.copyOf(details);
        }
    }

    /**
     * A row of it.
     *
     * @param id rises with time
     * @param action as it is stored: it may be one that this version does not know
     */
    public record Entry(
            long id, Instant at, String actor, String action, String subject, JsonNode details) {}
}
