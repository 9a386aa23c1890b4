package io.techpack.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
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

    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String DISK_FULL = "53100";
    private static final String IDLE_IN_TRANSACTION = "25P03";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * With which the server has rolled the transaction back. Those of a server that stops are not
     * among them: a commit that waits for the standby is interrupted after it was made.
     */
    private static final Set<String> ROLLED_BACK =
            Set.of(
                    TOO_MANY_CONNECTIONS,
                    DISK_FULL,
                    IDLE_IN_TRANSACTION,
                    READ_ONLY,
                    LOCK_NOT_AVAILABLE);

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
            case "57P01", "57P02", "57P03", TOO_MANY_CONNECTIONS, DISK_FULL -> UNREACHABLE;
            // a session that was idle in its transaction, a transaction or a session that took too
            // long: the server has ended the session
            case IDLE_IN_TRANSACTION, "25P04", "57P05" -> UNREACHABLE;
            case READ_ONLY -> UNREACHABLE;
            // a lock that was not to be had in the time that its statement has
            case LOCK_NOT_AVAILABLE -> UNREACHABLE;
            // class 08: connection exceptions
            default -> sqlState.startsWith("08") ? UNREACHABLE : OTHER;
        };
    }

    /** Whether it is certain that the work, one transaction, was not done. */
    private static boolean nothingDone(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return ROLLED_BACK.contains(sql.getSQLState());
            }
        }
        return false;
    }

    /** What an outage is, and what whoever reads the log can do about it. */
    private static String sentence(String state) {
        return switch (state) {
            case DISK_FULL ->
                    "the database's disk is full; free or enlarge it, all goes on by itself then";
            case TOO_MANY_CONNECTIONS ->
                    "the database takes no more connections; raise its max_connections, lower"
                            + " spring.datasource.hikari.maximum-pool-size, or put PgBouncer before it";
            case IDLE_IN_TRANSACTION ->
                    "the database has ended a session that was idle in its transaction; if that happens"
                            + " often, raise idle_in_transaction_session_timeout for our role, or give"
                            + " this process more CPU";
            case READ_ONLY ->
                    "the database takes no changes: it is a standby, or was the primary before a failover;"
                            + " the connection is replaced";
            default -> "the database cannot be reached; try again";
        };
    }

    /** What the innermost of them says. */
    static String reason(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /**
     * Does the work, which is one transaction, and does it again after a conflict, a few times; a
     * database that cannot be reached becomes a {@link DatabaseUnavailable}.
     *
     * @param refusal of this process's pool
     */
    static <R> R translating(LastRefusal refusal, Supplier<R> work) {
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
                                    sentence(refusal.stateOf(fault)), fault, nothingDone(fault));
                    case OTHER -> throw fault;
                }
            }
        }
    }
}
