package io.techpack.trials.bench;

import io.techpack.job.AccountId;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A whole system in this process, servers included, started for one bench. Whoever offers the
 * command knows how to launch it. Thread-safe.
 */
public interface LocalSystem extends AutoCloseable {

    /** Where the API is. */
    URI url();

    /** Starts one more gateway on the same servers, and returns where its API is. */
    URI startGateway();

    /** The account that callers without a key act as; its credits never run out. */
    AccountId account();

    /** One of the beans that the process is made of. */
    <T> T bean(Class<T> type);

    /** A new connection to the database, as superuser; the caller closes it. */
    Connection database() throws SQLException;

    /** The name of the thread group that holds all threads of the broker and no others. */
    String brokerThreads();

    /** Stops everything. */
    @Override
    void close();

    /** How to start one. */
    @FunctionalInterface
    interface Launcher {

        /**
         * Returns when requests are served.
         *
         * @param directory for everything that it keeps
         * @param stages configurations that make the stages' bindings
         * @param properties of Spring, above the defaults
         */
        LocalSystem launch(Path directory, List<Class<?>> stages, Map<String, String> properties);
    }
}
