package io.techpack.cli.bench;

import io.techpack.job.JobId;
import io.techpack.messaging.JobUpdates;
import io.techpack.query.JobQueries;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hears of the ends of jobs by the hints that gateways hear too. A hint comes after the commit; one
 * that is lost is made up for by a look at the database. Thread-safe.
 */
final class Endings implements JobUpdates.Listener {

    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final JobQueries board;
    private final long lastVersion;
    private final Map<JobId, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final AtomicLong heard = new AtomicLong();

    /**
     * @param lastVersion the earliest version with which a job ends
     */
    Endings(JobQueries board, long lastVersion) {
        this.board = board;
        this.lastVersion = lastVersion;
    }

    @Override
    public void changed(JobId job, long version) {
        if (version >= lastVersion) {
            heard.incrementAndGet();
            CountDownLatch end = awaited.get(job);
            if (end != null) {
                end.countDown();
            }
        }
    }

    /** How many ends were heard of since the beginning, at most: a hint, as hints are. */
    long heard() {
        return heard.get();
    }

    /** Says that somebody will wait for this job; before it is submitted. */
    void expect(JobId job) {
        awaited.put(job, new CountDownLatch(1));
    }

    /** Returns when the job, which was expected, has ended. */
    void await(JobId job) throws InterruptedException {
        CountDownLatch end = awaited.get(job);
        if (end == null) {
            throw new IllegalStateException("job " + job + " was not expected");
        }
        do {
            end.await(RECHECK.toMillis(), TimeUnit.MILLISECONDS);
        } while (!hasEnded(job));
        awaited.remove(job);
    }

    private boolean hasEnded(JobId job) {
        JobQueries.Standing standing = board.standings(Set.of(job)).get(job);
        return standing != null && standing.status().ended();
    }
}
