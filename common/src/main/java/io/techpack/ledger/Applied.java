package io.techpack.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * A change that was made, as its statement says; there is none where the fence did not hold.
 *
 * @param version the job's now
 * @param refunded credits
 */
record Applied(long version, int refunded, Optional<String> traceparent) {

    /**
     * Runs a statement that returns a row for each change of its batch: {@code version} (null where
     * nothing was changed), {@code refunded} and {@code traceparent}.
     */
    static List<Optional<Applied>> all(Query query) {
        return query.map((row, _) -> read(row)).list();
    }

    static Optional<Applied> read(ResultSet row) throws SQLException {
        long version = row.getLong("version");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(
                        new Applied(
                                version,
                                row.getInt("refunded"),
                                Optional.ofNullable(row.getString("traceparent"))));
    }
}
