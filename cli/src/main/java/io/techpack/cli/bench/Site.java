package io.techpack.cli.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The system that is measured. One measurement at a time; its entrance takes many threads. */
sealed interface Site extends AutoCloseable permits EmbeddedSite, RemoteSite {

    /** Where the load goes in. */
    Entrance entrance();

    /** Where polls go in. */
    HttpEntrance http();

    /** Begins a batch: what is submitted from now on belongs to it. */
    Batch begin();

    /** How long every stage sleeps from now on. */
    void stageTime(Duration time);

    /** What was used until now, where that can be known. */
    Optional<Usage> usage() throws SQLException;

    /** Fills the tables with ended jobs. */
    void fillHistory(long jobs, Consumer<String> progress) throws SQLException;

    /** Lets that many jobs wait, all at once. */
    void fillQueue(long jobs) throws SQLException;

    /** Counts statements from zero. */
    void forgetStatements() throws SQLException;

    /** A table of the statements that took most of the database's time. */
    List<String> statements() throws SQLException;

    @Override
    void close();

    /** The jobs submitted since a moment. */
    interface Batch {

        /**
         * Returns when all these jobs have ended well.
         *
         * @return from the first submission to the last end
         * @throws BenchFault if one ended otherwise, or nothing ends any more
         */
        Duration awaitEnd(long jobs) throws Exception;
    }
}
