package io.techpack.trials.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads what this process, its broker and its PostgreSQL have used. For one thread. */
final class ResourceMeter {

    // Transactions that got an id, which are those that wrote: exact at once, where
    // pg_stat_database is up to a second late.
    private static final String COUNTERS =
            """
            select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as bench_transactions,
                   pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as bench_wal
            """;

    private final Connection database;
    private final PostgresCpu postgres;
    private final BrokerThreads broker;
    private final OperatingSystemMXBean process =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    ResourceMeter(Connection database, BrokerThreads broker) throws SQLException {
        this.database = database;
        this.postgres = PostgresCpu.serving(database);
        this.broker = broker;
    }

    ResourceUsage read(long roundTrips) throws SQLException {
        double kafka = broker.cpuSeconds();
        double all = process.getProcessCpuTime() / 1e9;
        try (var query = database.createStatement();
                var row = query.executeQuery(COUNTERS)) {
            row.next();
            return new ResourceUsage(
                    all - kafka,
                    postgres.seconds(),
                    kafka,
                    row.getLong(1),
                    row.getLong(2),
                    roundTrips);
        }
    }
}
