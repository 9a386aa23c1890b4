package io.techpack.gateway.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.techpack.ledger.OperatorOrders.Pause;
import io.techpack.query.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stage is doing.
 *
 * @param oldestSeconds how long the first of the due jobs has been due
 * @param capacity attempts that its workers run at once, but for those that are drained
 * @param recentSeconds how long an attempt takes of late; absent before the first
 * @param perSecond how many were completed of late
 * @param engineDownSince since when no worker claims it because its engine keeps failing
 * @param changed in the answer to a pause or a resumption, whether it was one; absent elsewhere
 */
record StageDocument(
        String stage,
        String name,
        long due,
        long scheduled,
        long running,
        double oldestSeconds,
        int capacity,
        int inFlight,
        int workers,
        int draining,
        @Nullable Double recentSeconds,
        double perSecond,
        @Nullable Instant engineDownSince,
        @Nullable PauseDocument paused,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean changed) {

    static StageDocument of(StageStatus status) {
        StageStatus.Queue queue = status.queue();
        return new StageDocument(
                status.stage().id(),
                status.stage().title(),
                queue.due(),
                queue.scheduled(),
                queue.running(),
                seconds(queue.oldest()),
                status.capacity(),
                status.inFlight(),
                status.workers(),
                status.draining(),
                status.recently().map(StageDocument::seconds).orElse(null),
                Math.round(status.perSecond() * 100) / 100.0,
                status.outage().orElse(null),
                status.pause().map(PauseDocument::of).orElse(null),
                null);
    }

    /** The answer to an order: the same, and whether that changed anything. */
    StageDocument ordered(boolean changed) {
        return new StageDocument(
                stage,
                name,
                due,
                scheduled,
                running,
                oldestSeconds,
                capacity,
                inFlight,
                workers,
                draining,
                recentSeconds,
                perSecond,
                engineDownSince,
                paused,
                changed);
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    /**
     * @param by whose key it was
     */
    record PauseDocument(Instant since, String by, @Nullable String reason) {

        static PauseDocument of(Pause pause) {
            return new PauseDocument(pause.since(), pause.by(), pause.reason().orElse(null));
        }
    }

    record StageList(List<StageDocument> stages) {}
}
