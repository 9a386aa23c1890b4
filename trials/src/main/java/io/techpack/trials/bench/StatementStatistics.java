package io.techpack.trials.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What PostgreSQL was sent, by pg_stat_statements; our own statements, which name their columns
 * {@code bench_…}, are left out. For one thread.
 *
 * @param counted whether this PostgreSQL counts statements at all
 */
record StatementStatistics(Connection database, boolean counted) {

    private static final String PRELOADED =
            """
            select current_setting('shared_preload_libraries') like '%pg_stat_statements%'
                and exists (select from pg_available_extensions where name = 'pg_stat_statements')
                as bench_counted
            """;

    private static final String CALLS =
            """
            select coalesce(sum(calls), 0)::bigint as bench_calls
            from pg_stat_statements where query not like '%bench\\_%'
            """;

    private static final String TOP =
            """
            select calls, rows, total_exec_time / 1000 as seconds, 1000 * total_exec_time / calls as micros,
                   100 * total_exec_time / sum(total_exec_time) over () as share,
                   left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as bench_query
            from pg_stat_statements where query not like '%bench\\_%'
            order by total_exec_time desc
            limit 12
            """;

    static StatementStatistics of(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            boolean counted;
            try (var row = statement.executeQuery(PRELOADED)) {
                row.next();
                counted = row.getBoolean(1);
            }
            if (counted) {
                statement.execute("create extension if not exists pg_stat_statements");
            }
            return new StatementStatistics(database, counted);
        }
    }

    /** How many were sent since the beginning, or -1. */
    long calls() throws SQLException {
        if (!counted) {
            return -1;
        }
        try (var statement = database.createStatement();
                var row = statement.executeQuery(CALLS)) {
            row.next();
            return row.getLong(1);
        }
    }

    void reset() throws SQLException {
        if (counted) {
            try (var statement = database.createStatement()) {
                statement.execute("select pg_stat_statements_reset() as bench_reset");
            }
        }
    }

    /** A table of those that took most time, all their calls together. */
    List<String> table() throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.add(line("seconds", "share", "calls", "rows", "µs each", "statement"));
        if (counted) {
            try (var statement = database.createStatement();
                    var row = statement.executeQuery(TOP)) {
                while (row.next()) {
                    lines.add(
                            line(
                                    String.format(Locale.ROOT, "%.2f", row.getDouble("seconds")),
                                    Math.round(row.getDouble("share")) + " %",
                                    row.getString("calls"),
                                    row.getString("rows"),
                                    Long.toString(Math.round(row.getDouble("micros"))),
                                    row.getString("bench_query")));
                }
            }
        }
        return lines;
    }

    private static String line(String... cells) {
        return String.format("%8s %6s %9s %9s %8s  %s", (Object[]) cells);
    }
}
