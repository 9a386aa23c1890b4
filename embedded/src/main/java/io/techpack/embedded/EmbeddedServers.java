package io.techpack.embedded;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A PostgreSQL and a Kafka on one data directory. Started side by side, closed together. All
 * methods may be called from any thread.
 *
 * <pre>{@code
 * try (var servers = EmbeddedServers.start(EmbeddedSettings.in(Path.of(".techpack")))) {
 *     run(servers.jdbcUrl(), servers.user(), servers.password(), servers.bootstrapServers());
 * }
 * }</pre>
 */
public final class EmbeddedServers implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;

    private EmbeddedServers(EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Returns when both serve clients; if one cannot start, the other is closed again. */
    public static EmbeddedServers start(EmbeddedSettings settings) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kafka = threads.submit(() -> EmbeddedKafka.start(settings));
            EmbeddedPostgres postgres;
            try {
                postgres = EmbeddedPostgres.start(settings);
            } catch (RuntimeException e) {
                closeWhenStarted(kafka);
                throw e;
            }
            return new EmbeddedServers(postgres, await(kafka, postgres));
        }
    }

    private static EmbeddedKafka await(Future<EmbeddedKafka> kafka, EmbeddedPostgres postgres) {
        try {
            return kafka.get();
        } catch (ExecutionException e) {
            postgres.close();
            throw e.getCause() instanceof EmbeddedServersException told
                    ? told
                    : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            postgres.close();
            closeWhenStarted(kafka);
            throw new EmbeddedServersException("Interrupted while Kafka starts", e);
        }
    }

    private static void closeWhenStarted(Future<EmbeddedKafka> kafka) {
        try {
            kafka.get().close();
        } catch (ExecutionException failedToo) {
            // Nothing is open, and the first failure is the one to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    public String user() {
        return postgres.user();
    }

    public String password() {
        return postgres.password();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** PostgreSQL alone, to stop, kill and restart it. */
    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Kafka alone, to stop and restart it. */
    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** Stops both. A second call does nothing. */
    @Override
    public void close() {
        try (postgres) {
            kafka.close();
        }
    }
}
