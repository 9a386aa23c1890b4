package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.query.OperatorQueries.Parked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** Jobs that failed for being poison. Thread-safe. */
final class ParkedJobs {

    // in the words of the index job_parked, so that however many jobs have ended, only these are
    // read
    private static final String PAGE =
            """
            select id, account_id, type, stage, failure_kind, failure_message, finished_at
            from job
            where status = 'failed' and failure_kind in ('UNREADABLE', 'WORKER_LOST')
              and (finished_at, id) < (:finishedBefore, :idBefore)
            order by finished_at desc, id desc
            limit :limit
            """;

    private static final String NAMED =
            """
            select id, account_id, type, stage, failure_kind, failure_message, finished_at
            from job
            where id in (select * from unnest(:ids))
              and status = 'failed' and failure_kind in ('UNREADABLE', 'WORKER_LOST')
            order by finished_at desc
            """;

    private final Database database;

    ParkedJobs(Database database) {
        this.database = database;
    }

    List<Parked> page(Parked.Place before, int limit) {
        return database.call(handle ->
                handle.createQuery(PAGE)
                        .bind("finishedBefore", before.finishedAt().atOffset(ZoneOffset.UTC))
                        .bind("idBefore", before.id())
                        .bind("limit", limit)
                        .map((row, _) -> parked(row))
                        .list());
    }

    List<Parked> among(List<JobId> jobs) {
        return database.call(handle -> {
            Query query = handle.createQuery(NAMED);
            SqlArrays.uuids(query, "ids", jobs, JobId::value);
            return query.map((row, _) -> parked(row)).list();
        });
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                new JobId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("type"),
                row.getString("stage"),
                FailureKind.valueOf(row.getString("failure_kind")),
                row.getString("failure_message"),
                row.getObject("finished_at", OffsetDateTime.class).toInstant());
    }
}
