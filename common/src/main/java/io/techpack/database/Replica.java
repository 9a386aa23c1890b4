package io.techpack.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A streaming replica of the installation's PostgreSQL, or none. Nothing that it lacks, and no
 * fault of its, is ever a caller's: the answer is empty then, and the primary has to be read.
 *
 * <p>A copy proves nothing by itself; ADR 35 says what does. Thread-safe.
 */
public final class Replica implements AutoCloseable {

    // 0 of a server that is no standby: it was promoted, or has never followed anyone
    private static final String TIMELINE =
            """
            select case when pg_is_in_recovery() then (select min_recovery_end_timeline from pg_control_recovery()) else 0 end
            """;

    private enum Outcome {
        /** The replica's copy was current. */
        SERVED,
        /** It had another version of the job, or none. */
        BEHIND,
        /** It does not follow the primary's present timeline. */
        OTHER_TIMELINE,
        /** It failed, or has failed and is left alone for a while. */
        UNREACHABLE
    }

    private final @Nullable HikariDataSource pool;
    private final @Nullable Jdbi jdbi;
    private final ReplicaCircuit circuit = new ReplicaCircuit(System::nanoTime);
    private final Map<Outcome, Counter> reads = new EnumMap<>(Outcome.class);

    private Replica(@Nullable HikariDataSource pool, MeterRegistry metrics) {
        this.pool = pool;
        this.jdbi = pool == null ? null : Jdbi.create(pool);
        for (Outcome outcome : Outcome.values()) {
            reads.put(
                    outcome,
                    Counter.builder("techpack.replica.reads")
                            .description("Polls for which the read replica was considered")
                            .tag(
                                    "outcome",
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(metrics));
        }
    }

    /** For installations without one. */
    public static Replica none() {
        return none(new CompositeMeterRegistry());
    }

    /** The same where it is to be seen that nothing is read from one. */
    static Replica none(MeterRegistry metrics) {
        return new Replica(null, metrics);
    }

    /** As it is set, with connections like those of the primary's pool. */
    static Replica of(
            DatabaseProperties properties, HikariDataSource primary, MeterRegistry metrics) {
        return new Replica(new HikariDataSource(like(primary, properties, metrics)), metrics);
    }

    private static HikariConfig like(
            HikariDataSource primary, DatabaseProperties properties, MeterRegistry metrics) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("replica");
        config.setJdbcUrl(properties.replicaUrl());
        config.setUsername(primary.getUsername());
        config.setPassword(primary.getPassword());
        config.setConnectionInitSql(primary.getConnectionInitSql());
        config.setMaximumPoolSize(properties.replicaConnections());
        config.setMinimumIdle(1);
        config.setReadOnly(true);
        config.setMetricRegistry(metrics);
        // one that is away when the process starts is asked later
        config.setInitializationFailTimeout(-1);
        Duration timeout = properties.replicaTimeout();
        config.setConnectionTimeout(timeout.toMillis());
        config.setValidationTimeout(timeout.toMillis());
        config.setDataSourceProperties(primary.getDataSourceProperties());
        String seconds = Long.toString(Math.max(1, timeout.toSeconds()));
        config.addDataSourceProperty("connectTimeout", seconds);
        config.addDataSourceProperty("socketTimeout", seconds);
        return config;
    }

    /** Whether there is one at all. */
    public boolean exists() {
        return jdbi != null;
    }

    /** The right to read from it once, or empty if there is none or it is left alone for now. */
    public Optional<Read> admit() {
        if (jdbi == null) {
            return Optional.empty();
        }
        OptionalLong era = circuit.admit();
        if (era.isEmpty()) {
            count(Outcome.UNREACHABLE);
            return Optional.empty();
        }
        return Optional.of(new Read(jdbi, era.getAsLong()));
    }

    /** One read from the replica; for one thread. */
    public final class Read {

        private final Jdbi jdbi;
        private final long era;

        private Read(Jdbi jdbi, long era) {
            this.jdbi = jdbi;
            this.era = era;
        }

        /**
         * Reads, if the replica follows that timeline.
         *
         * @param timeline the primary's
         * @param query of one statement; empty if what it finds is not current
         * @return what was found, or empty if the primary has to be read
         */
        public <R> Optional<R> on(int timeline, Function<Handle, Optional<R>> query) {
            try (Handle handle = jdbi.open()) {
                int followed = handle.createQuery(TIMELINE).mapTo(Integer.class).one();
                if (followed != timeline) {
                    count(Outcome.OTHER_TIMELINE);
                    circuit.failed(era, sentence(followed, timeline));
                    return Optional.empty();
                }
                Optional<R> found = query.apply(handle);
                count(found.isPresent() ? Outcome.SERVED : Outcome.BEHIND);
                circuit.answered(era, found.isPresent());
                return found;
            } catch (JdbiException fault) {
                count(Outcome.UNREACHABLE);
                circuit.failed(era, DatabaseFault.reason(fault));
                return Optional.empty();
            }
        }
    }

    private static String sentence(int followed, int timeline) {
        return followed == 0
                ? "it is not a standby"
                : "it is known to follow timeline %d, the primary is on %d"
                        .formatted(followed, timeline);
    }

    private void count(Outcome outcome) {
        Objects.requireNonNull(reads.get(outcome), "every outcome has its counter").increment();
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
