package io.techpack.query;

import io.techpack.database.Batcher;
import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.database.Replica;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds jobs in the replica, where its copy is the job as it stands. The primary says at which
 * version the job is, and on which timeline that is so; a replica on this timeline that has the job
 * at this version has all that belongs to it, because whatever changes what a job shows raises its
 * version in the same statement. So each answer is what the primary would have answered at that
 * moment: ADR 35. Thread-safe.
 */
final class CopiedJobs implements AutoCloseable {

    // a standby that was taken for the primary names no timeline; its own would prove nothing
    private static final String STANDS =
            """
            select j.version,
                   case when not pg_is_in_recovery()
                       then ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::int4 end as timeline
            from unnest(:ids, :accounts) with ordinality as a (id, account_id, place)
            left join job j on j.id = a.id and j.account_id = a.account_id
            order by a.place
            """;

    /**
     * How a job stands in the primary.
     *
     * @param timeline of the primary, as PostgreSQL counts them from 1
     */
    private record Stand(long version, int timeline) {}

    private final Database database;
    private final Replica replica;
    private final Optional<Batcher<OwnedJob, Optional<Stand>>> stands;

    CopiedJobs(Database database, Replica replica, int mostAtOnce) {
        this.database = database;
        this.replica = replica;
        this.stands =
                replica.exists()
                        ? Optional.of(new Batcher<>("poll", mostAtOnce, this::stands, _ -> {}))
                        : Optional.empty();
    }

    /**
     * @param read one statement that finds the job
     * @return empty if there is no such job, or the primary has to be read
     * @throws DatabaseUnavailable if the primary cannot be reached: a copy proves nothing then
     */
    Optional<JobView> find(OwnedJob job, Function<Handle, Optional<JobView>> read) {
        return stands.flatMap(primary ->
                replica.admit()
                        .flatMap(copy ->
                                primary.call(job)
                                        .flatMap(stand ->
                                                copy.on(
                                                        stand.timeline(),
                                                        handle ->
                                                                read.apply(handle)
                                                                        .filter(found ->
                                                                                found.version()
                                                                                        == stand
                                                                                                .version())))));
    }

    private List<Optional<Stand>> stands(List<OwnedJob> jobs) {
        return database.call(handle -> {
            Query query = handle.createQuery(STANDS);
            OwnedJob.bind(query, jobs);
            return query.map((row, _) -> stand(row)).list();
        });
    }

    private static Optional<Stand> stand(ResultSet row) throws SQLException {
        long version = row.getLong("version");
        boolean unknown = row.wasNull();
        int timeline = row.getInt("timeline");
        return unknown || row.wasNull()
                ? Optional.empty()
                : Optional.of(new Stand(version, timeline));
    }

    @Override
    public void close() {
        stands.ifPresent(Batcher::close);
    }
}
