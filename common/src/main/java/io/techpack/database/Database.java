package io.techpack.database;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The installation's PostgreSQL, through the process's connection pool. Thread-safe. */
public final class Database {

    private final Jdbi jdbi;

    public Database(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Does the work with a connection, and again where it got in another transaction's way: it is
     * one statement, or one transaction, and nothing else.
     *
     * @throws DatabaseUnavailable when the database cannot be reached; it is then unknown whether
     *     the work was done
     */
    public <R> R call(Function<Handle, R> work) {
        return DatabaseFault.translating(() -> jdbi.withHandle(work::apply));
    }
}
