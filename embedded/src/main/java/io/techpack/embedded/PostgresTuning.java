package io.techpack.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's settings: durable, for one machine of few cores and tables whose rows are updated
 * often.
 */
final class PostgresTuning {

    private PostgresTuning() {}

    static Map<String, String> settings(
            int port, PostgresPrograms programs, Map<String, String> more) {
        var settings = new LinkedHashMap<String, String>();
        settings.putAll(door(port));
        settings.putAll(durable());
        settings.putAll(smallMachine());
        settings.putAll(vacuum());
        if (programs.has("pg_stat_statements")) {
            settings.put("shared_preload_libraries", "pg_stat_statements");
        }
        settings.putAll(more);
        return settings;
    }

    static List<String> arguments(Map<String, String> settings) {
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    private static Map<String, String> door(int port) {
        return Map.of(
                "listen_addresses",
                LoopbackPort.HOST,
                "port",
                Integer.toString(port),
                "unix_socket_directories",
                "",
                "max_connections",
                "100");
    }

    private static Map<String, String> durable() {
        return Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    }

    private static Map<String, String> smallMachine() {
        return Map.ofEntries(
                Map.entry("shared_buffers", "192MB"),
                Map.entry("effective_cache_size", "1GB"),
                Map.entry("work_mem", "8MB"),
                Map.entry("huge_pages", "off"),
                Map.entry("jit", "off"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("max_parallel_workers_per_gather", "0"),
                // Three more processes would read ahead for scans that this system does not make.
                Map.entry("io_method", "sync"),
                // Each checkpoint makes the next changes of a page write it whole; so there are
                // few.
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("wal_compression", "on"),
                // Nobody replicates from here.
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_checkpoints", "off"),
                // Errors of statements are told to the client; here they would only fill the disk.
                Map.entry("log_min_messages", "log"));
    }

    /** Eager: an update leaves a dead row, and dead rows slow the hot queries. */
    private static Map<String, String> vacuum() {
        return Map.of(
                "autovacuum", "on",
                "autovacuum_naptime", "10s",
                "autovacuum_vacuum_cost_limit", "2000",
                "autovacuum_vacuum_scale_factor", "0.05",
                "autovacuum_vacuum_max_threshold", "200000",
                "autovacuum_analyze_scale_factor", "0.25");
    }
}
