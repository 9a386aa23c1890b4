package io.techpack.trials.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of which old jobs are deleted, with their partitions. For one thread. */
record PurgedTables(Connection database) {

    private static final String TREES =
            """
            from (values ('job'), ('stage_result'), ('stage_item'), ('ledger_entry')) as t (name)
            cross join lateral (
                select t.name::regclass as part
                union
                select relid from pg_partition_tree(t.name::regclass)
            ) p
            """;

    /** Of all of them, with indexes and what is stored apart. */
    double megabytes() throws SQLException {
        return number("select sum(pg_total_relation_size(p.part)) / 1e6 " + TREES);
    }

    /** As the server counts them, deleted and not yet cleaned up. */
    double deadRows() throws SQLException {
        return number("select coalesce(sum(pg_stat_get_dead_tuples(p.part)), 0) " + TREES);
    }

    /** All that was written to the log since it began. */
    double walMegabytes() throws SQLException {
        return number("select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn) / 1e6");
    }

    void vacuum() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("vacuum job, stage_result, stage_item, ledger_entry");
        }
    }

    private double number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return ResultFields.rounded(row.getDouble(1), 1);
        }
    }
}
