package io.techpack.trials.bench;

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
 * Learns that jobs have ended from the hints that gateways get too. A hint comes after the commit,
 * and is believed: a {@link Target.Batch} says in the end whether all have ended. One that is lost
 * is made up for by a look at the database. Thread-safe.
 */
final class Completions implements JobUpdates.Listener {

    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final JobQueries queries;
    private final long finalVersion;
    private final Map<JobId, CountDownLatch> expected = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    /**
     * @param finalVersion the earliest version with which a job ends
     */
    Completions(JobQueries queries, long finalVersion) {
        this.queries = queries;
        this.finalVersion = finalVersion;
    }

    @Override
    public void changed(JobId job, long version) {
        if (version >= finalVersion) {
            count.incrementAndGet();
            CountDownLatch completion = expected.get(job);
            if (completion != null) {
                completion.countDown();
            }
        }
    }

    /** How many ends were hinted at since the start, at most: a hint may come twice. */
    long count() {
        return count.get();
    }

    /** Says that somebody will wait for this job; before it is submitted. */
    void expect(JobId job) {
        expected.put(job, new CountDownLatch(1));
    }

    /** Returns when the job, which was expected, has ended. */
    void await(JobId job) throws InterruptedException {
        CountDownLatch completion = expected.get(job);
        if (completion == null) {
            throw new IllegalStateException("job " + job + " was not expected");
        }
        boolean ended = false;
        while (!ended) {
            ended = completion.await(RECHECK.toMillis(), TimeUnit.MILLISECONDS) || hasEnded(job);
        }
        expected.remove(job);
    }

    private boolean hasEnded(JobId job) {
        JobQueries.Standing standing = queries.standings(Set.of(job)).get(job);
        return standing != null && standing.status().ended();
    }
}
