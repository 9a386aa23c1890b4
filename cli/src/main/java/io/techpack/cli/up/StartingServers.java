package io.techpack.cli.up;

import io.techpack.embedded.EmbeddedKafka;
import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedServersException;
import io.techpack.embedded.EmbeddedSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * PostgreSQL and Kafka while they start: whoever needs one waits for it, everything else goes on
 * meanwhile. Thread-safe.
 */
final class StartingServers implements AutoCloseable {

    private final Future<EmbeddedPostgres> postgres;
    private final Future<EmbeddedKafka> kafka;

    private StartingServers(Future<EmbeddedPostgres> postgres, Future<EmbeddedKafka> kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Begins to start both; returns at once. */
    static StartingServers startOn(Path data) {
        EmbeddedSettings settings = EmbeddedSettings.in(data);
        return new StartingServers(
                inBackground("start-postgres", () -> EmbeddedPostgres.start(settings)),
                // all threads of the broker inherit the group, which tells them from the others
                inBackground(OneProcessSystem.BROKER_THREADS, () -> EmbeddedKafka.start(settings)));
    }

    private static <T> Future<T> inBackground(String name, Callable<T> start) {
        FutureTask<T> task = new FutureTask<>(start);
        Thread.ofPlatform().group(new ThreadGroup(name)).daemon().name(name).start(task);
        return task;
    }

    /** Waits until it serves. */
    EmbeddedPostgres postgres() {
        return await(postgres);
    }

    /** Waits until it serves. */
    EmbeddedKafka kafka() {
        return await(kafka);
    }

    private static <T> T await(Future<T> server) {
        try {
            return server.get();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof EmbeddedServersException told) {
                throw new SystemStartException(String.valueOf(told.getMessage()), told);
            }
            throw new IllegalStateException("a server cannot be started", fault.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SystemStartException("Interrupted while the servers start.", stop);
        }
    }

    /** Stops both, also what is only now starting. */
    @Override
    public void close() {
        try {
            closeStarted(kafka);
        } finally {
            closeStarted(postgres);
        }
    }

    private static void closeStarted(Future<? extends AutoCloseable> server) {
        try {
            server.get().close();
        } catch (ExecutionException _) {
            // it never started, which was told when it was asked for
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception fault) {
            throw new IllegalStateException("a server cannot be stopped", fault);
        }
    }
}
