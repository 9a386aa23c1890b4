package io.techpack.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;

/** What went wrong in the database, by what can be done about it. */
enum DatabaseFault {
    /** Two transactions got in each other's way; trying again helps. */
    CONFLICT,
    /** No connection, a lost one, or a server that is starting, stopping or takes no changes. */
    UNREACHABLE,
    /** Anything else: a bug, or data that breaks a rule. */
    OTHER;

    /** The SQL state of a change that a standby, or a primary of before a failover, refuses. */
    static final String READ_ONLY = "25006";

    private static final int TRIES_AFTER_CONFLICT = 5;

    static DatabaseFault of(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailable
                    || cause instanceof ConnectionException
                    || cause instanceof SQLTransientException) {
                return UNREACHABLE;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql.getSQLState());
            }
        }
        return OTHER;
    }

    private static DatabaseFault ofState(String sqlState) {
        return switch (sqlState) {
            // serialization failure, deadlock, a row that came in between
            case "40001", "40P01", "23505" -> CONFLICT;
            // admin shutdown, crash shutdown, cannot connect now, too many connections, disk full
            case "57P01", "57P02", "57P03", "53300", "53100" -> UNREACHABLE;
            case READ_ONLY -> UNREACHABLE;
            // a lock that was not to be had in the time that its statement has
            case "55P03" -> UNREACHABLE;
            // class 08: connection exceptions
            default -> sqlState.startsWith("08") ? UNREACHABLE : OTHER;
        };
    }

    /**
     * Does the work, which is one transaction, and does it again after a conflict, a few times; a
     * database that cannot be reached becomes a {@link DatabaseUnavailable}.
     */
    static <R> R translating(Supplier<R> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RuntimeException fault) {
                switch (of(fault)) {
                    case CONFLICT -> {
                        if (tries == TRIES_AFTER_CONFLICT) {
                            throw fault;
                        }
                    }
                    case UNREACHABLE ->
                            throw new DatabaseUnavailable(
                                    "the database cannot be reached; try again", fault);
                    case OTHER -> throw fault;
                }
            }
        }
    }
}
