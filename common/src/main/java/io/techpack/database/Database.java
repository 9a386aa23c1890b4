package io.techpack.database;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The installation's PostgreSQL, through the process's connection pool. Thread-safe. */
public final class Database {

    private final ScopedValue<Handle> transaction = ScopedValue.newInstance();
    private final LastRefusal refusal = new LastRefusal(InstantSource.system());
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
        return transaction.isBound()
                ? work.apply(transaction.get())
                : DatabaseFault.translating(refusal, () -> jdbi.withHandle(work::apply));
    }

    /**
     * Does the work so that all of its calls on this thread are one transaction, which is done
     * again where it got in another's way; an exception rolls it back.
     *
     * @throws DatabaseUnavailable as in {@link #call}
     */
    public <R> R transaction(Supplier<R> work) {
        return call(handle ->
                handle.inTransaction(open -> ScopedValue.where(transaction, open).call(work::get)));
    }
}
