package io.techpack.ledger;

import io.techpack.job.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Which stages are not claimed by anybody because the engine keeps failing, as the workers'
 * heartbeats say. Thread-safe.
 *
 * <p>Reading throws {@link LedgerUnavailable} when the database cannot be reached.
 */
public final class EngineOutages {

    // a row for each process, not for each job: reading them all costs nothing
    private static final String SQL =
            """
            select s.stage, max(o.since) as since
            from worker w
            cross join lateral unnest(w.stages) as s (stage)
            left join lateral unnest(w.open_stages, w.open_since) as o (stage, since) on o.stage = s.stage
            where w.beat_at > now() - :leaseTime * interval '1 millisecond'
            group by s.stage
            having bool_and(o.since is not null)
            """;

    private final Jdbi jdbi;
    private final Duration leaseTime;

    public EngineOutages(Jdbi jdbi, LedgerSettings settings) {
        this.jdbi = jdbi;
        this.leaseTime = settings.leaseTime();
    }

    /**
     * The stages of which there is a living worker and none that claims, and since when that is so.
     */
    public Map<Stage, Instant> read() {
        return DatabaseFault.translating(() ->
                jdbi.withHandle(handle -> {
                    Map<Stage, Instant> since = new EnumMap<>(Stage.class);
                    handle.createQuery(SQL)
                            .bind("leaseTime", leaseTime.toMillis())
                            .map((row, _) ->
                                    Map.entry(
                                            row.getString("stage"),
                                            row.getObject("since", OffsetDateTime.class)
                                                    .toInstant()))
                            .forEach(each ->
                                    known(each.getKey())
                                            .ifPresent(stage -> since.put(stage, each.getValue())));
                    return since;
                }));
    }

    /** A newer worker may do stages that this process has never heard of. */
    private static Optional<Stage> known(String id) {
        return Stream.of(Stage.values()).filter(stage -> stage.id().equals(id)).findFirst();
    }
}
