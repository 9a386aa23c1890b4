package io.techpack.gateway.jobs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Stage;
import io.techpack.ledger.OperatorOrders.Pause;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import io.techpack.query.OperatorQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What queued jobs wait for: an operator who has paused their stage; a worker, because all of their
 * stage are drained; an engine that keeps failing, so that no worker claims their stage; or their
 * account's limit, a provider, or their turn. Of stages the database is queried at most once a
 * second, however many jobs are shown; of one job's place in its queue as often; and not at all for
 * jobs that are not queued. Thread-safe.
 */
@Component
final class JobWaits {

    private static final String NOW = "now";
    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final int MOST_PLACES = 10_000;

    private final LoadingCache<String, Unclaimed> unclaimed;
    private final Cache<JobId, Optional<JobWait>> places =
            Caffeine.newBuilder().expireAfterWrite(MAX_AGE).maximumSize(MOST_PLACES).build();
    private final JobQueries queries;

    JobWaits(OperatorQueries installation, JobQueries queries) {
        this.unclaimed =
                Caffeine.newBuilder()
                        .expireAfterWrite(MAX_AGE)
                        .build(_ ->
                                new Unclaimed(
                                        installation.pauses(),
                                        installation.drained(),
                                        installation.engineOutages()));
        this.queries = queries;
    }

    /** The stages that nobody claims. */
    private record Unclaimed(
            Map<Stage, Pause> pauses, Map<Stage, Instant> drained, Map<Stage, Instant> outages) {

        private static final Unclaimed NONE = new Unclaimed(Map.of(), Map.of(), Map.of());

        private Optional<JobWait> at(JobView job) {
            Stage stage = job.stage();
            return Optional.ofNullable(pauses.get(stage))
                    .map(pause -> JobWait.paused(since(pause.since(), job)))
                    .or(() ->
                            Optional.ofNullable(drained.get(stage))
                                    .map(last -> JobWait.worker(since(last, job))))
                    .or(() ->
                            Optional.ofNullable(outages.get(stage))
                                    .map(outage -> JobWait.engine(since(outage, job))));
        }

        /** No job waits longer than it is there; to the second. */
        private static Instant since(Instant from, JobView job) {
            return later(from, reached(job)).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** What the job waits for; empty if it does not wait. */
    Optional<JobWait> of(JobView job) {
        if (job.status() != JobStatus.QUEUED) {
            return Optional.empty();
        }
        Optional<JobWait> stage = stage(job);
        return stage.isPresent()
                ? stage
                : Objects.requireNonNull(places.get(job.id(), _ -> place(job)));
    }

    /**
     * Whether the job waits because nobody claims its stage: paused, drained, or its engine fails.
     */
    Optional<JobWait> stage(JobView job) {
        return job.status() == JobStatus.QUEUED ? current().at(job) : Optional.empty();
    }

    private Optional<JobWait> place(JobView job) {
        try {
            return queries.wait(job).map(JobWait::of);
        } catch (DatabaseUnavailable _) {
            return Optional.empty();
        }
    }

    private Unclaimed current() {
        try {
            return Objects.requireNonNull(unclaimed.get(NOW));
        } catch (DatabaseUnavailable _) {
            // the job itself could be read; not knowing what it waits for is no reason to fail
            return Unclaimed.NONE;
        }
    }

    /** When the job reached its current stage. */
    private static Instant reached(JobView job) {
        return job.ended().stream()
                .map(JobView.EndedStage::finishedAt)
                .reduce(job.createdAt(), JobWaits::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
