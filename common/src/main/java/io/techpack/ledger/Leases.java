package io.techpack.ledger;

import io.techpack.job.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/** Binds the fence of a batch: who holds which attempt of which stage. */
final class Leases {

    private Leases() {}

    static <T> void bind(SqlStatement<?> sql, List<T> batch, Function<T, Lease> lease) {
        Arrays.uuids(sql, "jobs", batch, each -> lease.apply(each).job().value());
        Arrays.texts(sql, "stages", batch, each -> lease.apply(each).stage().id());
        Arrays.ints(sql, "attempts", batch, each -> lease.apply(each).attempt());
        Arrays.uuids(sql, "owners", batch, each -> lease.apply(each).owner().value());
    }

    /** The row's {@code version}; empty where it is null, because the fence did not hold. */
    static OptionalLong version(ResultSet row) throws SQLException {
        long version = row.getLong("version");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
    }
}
