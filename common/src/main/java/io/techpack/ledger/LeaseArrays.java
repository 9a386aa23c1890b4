package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.JobId;
import io.techpack.job.JobTypes;
import io.techpack.job.Lease;
import io.techpack.job.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Binds the fence of a batch: who holds which attempt of which stage. The fence itself is the
 * function {@code lease_is_held} of the schema.
 */
final class LeaseArrays {

    private LeaseArrays() {}

    static <T> void bind(SqlStatement<?> sql, List<T> batch, Function<T, Lease> lease) {
        SqlArrays.uuids(sql, "jobs", batch, each -> lease.apply(each).job().value());
        SqlArrays.texts(sql, "stages", batch, each -> lease.apply(each).stage().id());
        SqlArrays.ints(sql, "attempts", batch, each -> lease.apply(each).attempt());
        SqlArrays.uuids(sql, "owners", batch, each -> lease.apply(each).owner().value());
    }

    /**
     * The lease of a job's row: {@code id}, {@code stage}, {@code attempt}, {@code lease_owner}.
     */
    static Lease read(ResultSet row, JobTypes types) throws SQLException {
        return new Lease(
                new JobId(row.getObject("id", UUID.class)),
                types.stageOrUnknown(row.getString("stage")),
                row.getInt("attempt"),
                new WorkerId(row.getObject("lease_owner", UUID.class)));
    }
}
