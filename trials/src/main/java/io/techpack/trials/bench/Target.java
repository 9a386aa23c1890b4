package io.techpack.trials.bench;

import io.techpack.retention.Retention;
import io.techpack.trials.TrialException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The system that is measured. One measurement at a time; its submitter takes many threads. */
sealed interface Target extends AutoCloseable permits LocalTarget, RemoteTarget {

    /** How jobs get in. */
    Submitter submitter();

    /** How jobs get in over HTTP, and are polled. */
    HttpSubmitter http();

    /**
     * The same over another gateway than the one of {@link #http}, which hears of its writes by way
     * of Kafka alone.
     *
     * @throws TrialException if there is none
     */
    HttpSubmitter elsewhere() throws IOException;

    /** Begins a batch: what is submitted from now on belongs to it. */
    Batch begin();

    /** How long every stage sleeps from now on. */
    void stageDuration(Duration time);

    /** Returns when the gateway holds that many requests until their jobs change. */
    void awaitHeldRequests(int count, Duration atMost) throws InterruptedException;

    /** What was used until now, where that can be known. */
    Optional<ResourceUsage> usage() throws SQLException;

    /** Fills the tables with ended jobs. */
    void fillHistory(long jobs, Consumer<String> progress) throws SQLException;

    /** A connection to its database, as superuser; of a system of our own only. */
    Connection database();

    /**
     * What deletes ended jobs for their age.
     *
     * @throws TrialException if it cannot be reached
     */
    Retention retention();

    /** How far the credits are off, by a whole audit. */
    long drift();

    /** Adds that many waiting jobs, all at once. */
    void fillBacklog(long jobs) throws SQLException;

    /** Counts statements from zero. */
    void resetStatements() throws SQLException;

    /** A table of the statements that took most of the database's time. */
    List<String> statements() throws SQLException;

    @Override
    void close();

    /** The jobs submitted since a moment. */
    interface Batch {

        /**
         * Returns when all these jobs have succeeded.
         *
         * @return from the first submission to the last completion
         * @throws TrialException if one ended otherwise, or nothing completes any more
         */
        Duration awaitCompletion(long jobs) throws Exception;
    }
}
