package io.techpack.trials.torture;

import java.util.Arrays;
import java.util.List;

/**
 * The faults that can be injected.
 *
 * @see FaultSchedule
 */
enum FaultKind {
    /** Nothing at all: what other recovery times are to be held against. Not counted as a fault. */
    NONE("nothing (control)", 5, 0, 0),
    WORKER_KILL("worker: SIGKILL", 9, 0, 0),
    WORKER_TERM("worker: SIGTERM", 9, 0, 0),
    WORKER_PAUSE("worker: SIGSTOP beyond its lease, SIGCONT", 5, 2, 6),
    GATEWAY_KILL("gateway: SIGKILL", 2, 0, 0),
    GATEWAY_TERM("gateway: SIGTERM", 2, 0, 0),
    KAFKA_KILL("Kafka: SIGKILL, restart", 3, 0, 0),
    POSTGRES_KILL("PostgreSQL: SIGKILL, restart", 4, 0, 0),
    ENGINE_HANGS("engine hangs", 4, 3, 8),
    ENGINE_STUCK("engine hangs and ignores its interruption", 2, 3, 8),
    ENGINE_FAILS("engine fails", 5, 2, 5),
    ENGINE_RATE_LIMITS("engine rate-limits", 4, 3, 8),
    ENGINE_INVALID_OUTPUT("engine throws or returns invalid output", 4, 2, 5),
    DISK_SLOW("artifact store slow", 4, 3, 8),
    DISK_FULL("artifact store full", 4, 2, 5),
    DISK_GONE("artifact store gone", 4, 2, 5),
    RECORDS_DUPLICATED("records duplicated and reordered", 8, 0, 0),
    REBALANCE("rebalance", 4, 2, 6),
    DATABASE_RESET("connections to PostgreSQL reset", 7, 0, 2),
    DATABASE_LATENCY("latency to PostgreSQL", 4, 2, 6),
    DATABASE_BLACKHOLE("answers of PostgreSQL held back, then lost", 4, 1, 5),
    BROKER_RESET("connections to Kafka reset", 5, 0, 3),
    BROKER_LATENCY("latency to Kafka", 3, 2, 6),
    CLIENTS_RESET("connections of clients reset", 5, 0, 2),
    /** Those of servers that a short run goes without; drawn apart from the others. */
    POSTGRES_FAILOVER("PostgreSQL: SIGKILL, its standby promoted", 0, 0, 0),
    PGBOUNCER_KILL("PgBouncer: SIGKILL, restart", 0, 0, 0),
    /** What operators order is no fault either: it comes on top, whatever is drawn. */
    STAGE_PAUSE("operator: stage paused, then resumed", 5, 2, 6),
    WORKER_DRAIN("operator: worker drained, then let claim again", 5, 2, 6);

    private final String title;
    private final int weight;
    private final int shortest;
    private final int longest;

    /**
     * @param weight how often, among the others
     * @param shortest seconds that it lasts, at least
     * @param longest seconds that it lasts, at most
     */
    FaultKind(String title, int weight, int shortest, int longest) {
        this.title = title;
        this.weight = weight;
        this.shortest = shortest;
        this.longest = longest;
    }

    String title() {
        return title;
    }

    int weight() {
        return weight;
    }

    int shortestSeconds() {
        return shortest;
    }

    int longestSeconds() {
        return longest;
    }

    /** Whether it is an order of an operator. */
    boolean isOrder() {
        return this == STAGE_PAUSE || this == WORKER_DRAIN;
    }

    /** Whether it is a fault of servers that only a longer run has. */
    boolean isOfLongerRuns() {
        return this == POSTGRES_FAILOVER || this == PGBOUNCER_KILL;
    }

    /** Whether it counts as a fault. */
    boolean isFault() {
        return this != NONE && !isOrder();
    }

    /** Whether it is drawn among others, by its weight. */
    boolean isDrawn() {
        return isFault() && !isOfLongerRuns();
    }

    static List<FaultKind> all() {
        return Arrays.asList(values());
    }
}
