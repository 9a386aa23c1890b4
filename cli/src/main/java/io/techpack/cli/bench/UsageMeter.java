package io.techpack.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads what this process, its broker and its PostgreSQL have used. For one thread. */
final class UsageMeter {

    // Transactions that got an id, which are those that wrote: exact at once, where
    // pg_stat_database is up to a second late.
    private static final String COUNTERS =
            """
            select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as bench_transactions,
                   pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as bench_wal
            """;

    private final Connection database;
    private final PostgresProcesses postgres;
    private final OperatingSystemMXBean process =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    UsageMeter(Connection database) throws SQLException {
        this.database = database;
        this.postgres = PostgresProcesses.serving(database);
    }

    Usage read(long roundTrips) throws SQLException {
        double kafka = BrokerThreads.cpuSeconds();
        double all = process.getProcessCpuTime() / 1e9;
        try (var query = database.createStatement();
                var row = query.executeQuery(COUNTERS)) {
            row.next();
            return new Usage(
                    all - kafka,
                    postgres.cpuSeconds(),
                    kafka,
                    row.getLong(1),
                    row.getLong(2),
                    roundTrips);
        }
    }
}
