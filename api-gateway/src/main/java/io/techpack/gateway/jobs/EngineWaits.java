package io.techpack.gateway.jobs;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.JobStatus;
import io.techpack.job.Stage;
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
 * Which queued jobs wait because no worker claims their stage while its engine keeps failing. The
 * database is queried at most once a second, however many jobs are shown, and not at all for jobs
 * that are not queued. Thread-safe.
 */
@Component
final class EngineWaits {

    private static final String NOW = "now";
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final LoadingCache<String, Map<Stage, Instant>> outages;

    EngineWaits(OperatorQueries queries) {
        this.outages =
                Caffeine.newBuilder().expireAfterWrite(MAX_AGE).build(_ -> queries.engineOutages());
    }

    /** Since when the job waits for its engine, to the second; empty if it does not. */
    Optional<Instant> since(JobView job) {
        if (job.status() != JobStatus.QUEUED) {
            return Optional.empty();
        }
        return Optional.ofNullable(current().get(job.stage()))
                .map(outage -> later(outage, reached(job)).truncatedTo(ChronoUnit.SECONDS));
    }

    private Map<Stage, Instant> current() {
        try {
            return Objects.requireNonNull(outages.get(NOW));
        } catch (DatabaseUnavailable _) {
            // the job itself could be read; not knowing what it waits for is no reason to fail
            return Map.of();
        }
    }

    /** When the job reached its current stage. */
    private static Instant reached(JobView job) {
        return job.ended().stream()
                .map(JobView.EndedStage::finishedAt)
                .reduce(job.createdAt(), EngineWaits::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
