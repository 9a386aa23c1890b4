package io.techpack.gateway.response;

import io.techpack.database.DatabaseUnavailable;
import java.util.function.Supplier;

/** The database is unavailable, and it is certain that the request was not accepted. */
public final class NotAccepted extends RuntimeException {

    NotAccepted(DatabaseUnavailable outage) {
        super(outage.getMessage(), outage, false, false);
    }

    /**
     * Does what a request does until it is accepted: nothing before it, and nothing in it but for
     * its last transaction, changes anything that the client is told of.
     *
     * @throws NotAccepted if that transaction was certainly not made
     * @throws DatabaseUnavailable if it may have been
     */
    public static <R> R unless(Supplier<R> accepted) {
        try {
            return accepted.get();
        } catch (DatabaseUnavailable outage) {
            if (outage.nothingDone()) {
                throw new NotAccepted(outage);
            }
            throw outage;
        }
    }
}
