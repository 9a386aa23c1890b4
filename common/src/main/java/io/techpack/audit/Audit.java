package io.techpack.audit;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.database.PlanArrays;
import io.techpack.database.SqlArrays;
import io.techpack.job.JobTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the credits and names what does not fit; this is the only place that knows the {@link
 * AuditFinding.Rule}s. Reads only, by keys, a slice at a time: each rule is about one account, job
 * or entry, and each slice is judged by one statement, so in one snapshot. Hence no slice waits for
 * a live system nor makes it wait, and nothing that is just changing is called wrong. What is
 * changed behind the walk is seen by the next one. Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class Audit {

    private final Database database;
    private final PlanArrays plans;

    public Audit(Database database, JobTypes types) {
        this.database = database;
        this.plans = new PlanArrays(types);
    }

    /**
     * Looks at the next few rows of a walk.
     *
     * @param rows how many at most
     */
    public Slice slice(Place from, int rows) {
        return database.call(handle ->
                switch (from.walk()) {
                    case ACCOUNTS -> accounts(handle, from, rows);
                    case JOBS -> jobs(handle, from, rows);
                    case ENTRIES -> entries(handle, from, rows);
                    case RECENT -> recent(handle, from, rows);
                });
    }

    /** From where on {@link Walk#RECENT} sees what is entered from now on. */
    public Place now() {
        long newest =
                database.call(handle ->
                        handle.createQuery(AuditSql.NEWEST_ENTRY).mapTo(Long.class).one());
        return new Place(Walk.RECENT, Long.toString(newest));
    }

    private static Slice accounts(Handle handle, Place from, int rows) {
        List<UUID> ids = uuids(handle, AuditSql.NEXT_ACCOUNTS, from, rows);
        return slice(from, rows, ids, findings(handle.createQuery(AuditSql.ACCOUNTS), ids));
    }

    private Slice jobs(Handle handle, Place from, int rows) {
        List<UUID> ids = uuids(handle, AuditSql.NEXT_JOBS, from, rows);
        return slice(from, rows, ids, findingsOfJobs(handle, ids));
    }

    private static Slice entries(Handle handle, Place from, int rows) {
        List<Long> ids =
                handle.createQuery(AuditSql.NEXT_ENTRIES)
                        .bind("after", Long.parseLong(from.after()))
                        .bind("rows", rows)
                        .mapTo(Long.class)
                        .list();
        Query query = handle.createQuery(AuditSql.ENTRIES);
        SqlArrays.longs(query, "ids", ids, id -> id);
        return slice(from, rows, ids, query.map((row, _) -> finding(row)).list());
    }

    private Slice recent(Handle handle, Place from, int rows) {
        record Touched(long entry, Optional<UUID> job) {}
        List<Touched> touched =
                handle.createQuery(AuditSql.RECENT)
                        .bind("after", Long.parseLong(from.after()))
                        .bind("rows", rows)
                        .map((row, _) ->
                                new Touched(
                                        row.getLong("id"),
                                        Optional.ofNullable(row.getObject("job_id", UUID.class))))
                        .list();
        List<UUID> jobs = touched.stream().flatMap(each -> each.job().stream()).distinct().toList();
        String last = touched.isEmpty() ? from.after() : Long.toString(touched.getLast().entry());
        return new Slice(
                from,
                jobs.size(),
                Optional.of(new Place(from.walk(), last)),
                findingsOfJobs(handle, jobs));
    }

    private static Slice slice(Place from, int rows, List<?> keys, List<AuditFinding> findings) {
        Optional<Place> on =
                keys.size() < rows
                        ? Optional.empty()
                        : Optional.of(new Place(from.walk(), keys.getLast().toString()));
        return new Slice(from, keys.size(), on, findings);
    }

    private static List<UUID> uuids(Handle handle, String sql, Place from, int rows) {
        return handle.createQuery(sql)
                .bind("after", UUID.fromString(from.after()))
                .bind("rows", rows)
                .mapTo(UUID.class)
                .list();
    }

    private List<AuditFinding> findingsOfJobs(Handle handle, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Query query = handle.createQuery(AuditSql.JOBS);
        plans.bindPrices(query);
        return findings(query, ids);
    }

    private static List<AuditFinding> findings(Query query, List<UUID> ids) {
        SqlArrays.uuids(query, "ids", ids, id -> id);
        return query.map((row, _) -> finding(row)).list();
    }

    private static AuditFinding finding(ResultSet row) throws SQLException {
        return new AuditFinding(
                AuditFinding.Rule.valueOf(row.getString("rule")),
                row.getString("subject"),
                row.getString("stage"),
                row.getLong("found"),
                row.getLong("wanted"));
    }

    /** What is walked through, in the order of its keys; the first three are a whole audit. */
    public enum Walk {
        ACCOUNTS,
        JOBS,
        ENTRIES,
        /** The jobs whose credits moved last, by their entries. Has no end. */
        RECENT
    }

    /**
     * How far an audit has come.
     *
     * @param after the last key that was looked at, as text
     */
    public record Place(Walk walk, String after) {

        private static final String BEFORE_ALL_IDS = new UUID(0, 0).toString();

        /** Where a whole audit begins. */
        public static final Place START = beginningOf(Walk.ACCOUNTS);

        public Place {
            try {
                switch (walk) {
                    case ACCOUNTS, JOBS -> UUID.fromString(after);
                    case ENTRIES, RECENT -> Long.parseLong(after);
                }
            } catch (IllegalArgumentException fault) {
                throw new IllegalArgumentException(
                        "'" + after + "' is no key of " + walk.name(), fault);
            }
        }

        public static Place beginningOf(Walk walk) {
            return new Place(
                    walk,
                    switch (walk) {
                        case ACCOUNTS, JOBS -> BEFORE_ALL_IDS;
                        case ENTRIES, RECENT -> "0";
                    });
        }

        /** The beginning of the walk after this one; empty after the last of a whole audit. */
        Optional<Place> nextWalk() {
            return switch (walk) {
                case ACCOUNTS -> Optional.of(beginningOf(Walk.JOBS));
                case JOBS -> Optional.of(beginningOf(Walk.ENTRIES));
                case ENTRIES, RECENT -> Optional.empty();
            };
        }

        /** The place of that {@link #toString()}, or empty. */
        public static Optional<Place> of(String text) {
            int dot = text.indexOf('.');
            try {
                return Optional.of(
                        new Place(
                                Walk.valueOf(text.substring(0, Math.max(dot, 0))),
                                text.substring(dot + 1)));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return walk.name() + "." + after;
        }
    }

    /**
     * What an audit saw of a few rows.
     *
     * @param from where it began
     * @param rows how many were looked at
     * @param on where the same walk goes on; empty at its end
     */
    public record Slice(Place from, int rows, Optional<Place> on, List<AuditFinding> findings) {

        /** Where a whole audit goes on; empty when it is complete. */
        public Optional<Place> next() {
            return on.or(from::nextWalk);
        }
    }

    /** What an audit, or a part of one, has found so far. For one thread. */
    public static final class Report {

        private final Map<Walk, Long> rows = new EnumMap<>(Walk.class);
        private long drift;
        private @Nullable AuditFinding first;

        /** An audit of everything, some rows at a time. */
        public static Report of(Audit audit) {
            Report report = new Report();
            Optional<Place> next = Optional.of(Place.START);
            while (next.isPresent()) {
                next = report.add(audit.slice(next.get(), 1_000));
            }
            return report;
        }

        /** Adds what a slice has found; returns where a whole audit goes on. */
        public Optional<Place> add(Slice slice) {
            rows.merge(slice.from().walk(), (long) slice.rows(), Long::sum);
            slice.findings().forEach(finding -> drift += finding.drift());
            if (first == null && !slice.findings().isEmpty()) {
                first = slice.findings().getFirst();
            }
            return slice.next();
        }

        /** How many rows of that kind were looked at. */
        public long rows(Walk walk) {
            return rows.getOrDefault(walk, 0L);
        }

        /** 0 if all fits: the credits that balances are off, and one for every other finding. */
        public long drift() {
            return drift;
        }

        public Optional<AuditFinding> first() {
            return Optional.ofNullable(first);
        }
    }
}
