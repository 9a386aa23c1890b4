package io.techpack.retention;

import io.techpack.job.TimeOrderedUuid;
import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Pace;
import io.techpack.retention.Retention.Place;
import io.techpack.retention.Retention.Progress;
import io.techpack.retention.Retention.Report;
import io.techpack.retention.Retention.Rest;
import io.techpack.retention.Retention.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One pass through all that may be too old, slice after slice. For one thread. */
final class Pass {

    private static final int FIRST_ROWS = 20;

    private final Retention retention;
    private final Ages ages;
    private final Pace pace;
    private final InstantSource clock;
    private final Rest rest;
    private final AdaptivePace adaptive;

    Pass(Retention retention, Ages ages, Pace pace, InstantSource clock, Rest rest) {
        this.retention = retention;
        this.ages = ages;
        this.pace = pace;
        this.clock = clock;
        this.rest = rest;
        this.adaptive = new AdaptivePace(pace, clock);
    }

    /** Empty if it ended early, because {@code goesOn} said no. */
    Optional<Report> run(BooleanSupplier goesOn, Consumer<Progress> did)
            throws InterruptedException {
        Report report = new Report();
        int rows = Math.min(FIRST_ROWS, pace.rows());
        Optional<Place> next = Optional.of(Place.START);
        while (next.isPresent()) {
            if (!goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            long began = System.nanoTime();
            Slice slice = retention.slice(next.get(), ages, rows, false);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            behind(slice).ifPresent(adaptive::isBehind);
            did.accept(new Progress(slice, adaptive.speedup()));
            next = report.add(slice);
            rows = Math.clamp(fitting(rows, took.toNanos()), 1, pace.rows());
            if (slice.looked() > 0) {
                rest.take(adaptive.restAfter(took));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return Optional.of(report);
    }

    /** How much of the jobs' time the walk still has before it; empty where none is left. */
    private Optional<Duration> behind(Slice slice) {
        if (slice.from().kind() != Kind.JOBS || slice.on().isEmpty()) {
            return Optional.empty();
        }
        Instant end = clock.instant().minus(ages.of(Kind.JOBS).orElse(Duration.ZERO));
        UUID last = UUID.fromString(slice.on().get().after());
        return Optional.of(Duration.between(TimeOrderedUuid.timeOf(last), end));
    }

    /** A step towards as many rows as fit; one slice that was disturbed counts for little. */
    private long fitting(int rows, long took) {
        double factor = Math.clamp((double) pace.slice().toNanos() / took, 0.75, 1.5);
        return (long) (factor > 1 ? Math.ceil(rows * factor) : rows * factor);
    }
}
