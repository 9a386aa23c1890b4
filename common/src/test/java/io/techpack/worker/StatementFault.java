package io.techpack.worker;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Has one statement fail, the next in which a word stands. Thread-safe. */
public final class StatementFault implements SqlLogger {

    private final String word;
    private final SQLException fault;
    private final boolean executed;
    private final AtomicBoolean due = new AtomicBoolean(true);

    private StatementFault(String word, SQLException fault, boolean executed) {
        this.word = word;
        this.fault = fault;
        this.executed = executed;
    }

    /** The server carries it out, and the connection is gone before it can say so. */
    public static StatementFault answerLost(String word) {
        return new StatementFault(word, new SQLException("the connection is gone", "08006"), true);
    }

    /** The server carries nothing out: it has no room on its disk. */
    public static StatementFault diskFull(String word) {
        return new StatementFault(word, new SQLException("no space left", "53100"), false);
    }

    @Override
    public void logBeforeExecution(StatementContext statement) {
        fail(statement, false);
    }

    @Override
    public void logAfterExecution(StatementContext statement) {
        fail(statement, true);
    }

    private void fail(StatementContext statement, boolean after) {
        if (after == executed
                && statement.getRawSql().contains(word)
                && due.compareAndSet(true, false)) {
            throw new UnableToExecuteStatementException(fault, statement);
        }
    }
}
