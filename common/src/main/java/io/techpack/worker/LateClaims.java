package io.techpack.worker;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.Lease;
import io.techpack.job.Transition;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims what was handed over and begun without a claim, and has not ended a moment later: what
 * ends sooner takes its lease with its completion. Where no lease is got the attempt is told to
 * stop. Thread-safe.
 */
final class LateClaims implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LateClaims.class);

    /** No-op and cached stages have ended by then; whoever takes longer can bear a claim. */
    private static final Duration MOMENT = Duration.ofMillis(10);

    private final WorkerId worker;
    private final Ledger ledger;
    private final WorkMetrics metrics;
    private final UncertainClaims uncertainClaims;
    private final Queue<RunningAttempt> begun = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("late-claims").factory());

    LateClaims(
            WorkerId worker, Ledger ledger, WorkMetrics metrics, UncertainClaims uncertainClaims) {
        this.worker = worker;
        this.ledger = ledger;
        this.metrics = metrics;
        this.uncertainClaims = uncertainClaims;
    }

    /** An attempt at what was handed over begins. */
    void begins(RunningAttempt attempt) {
        begun.add(attempt);
        lookLater();
    }

    private void lookLater() {
        if (looking.compareAndSet(false, true)) {
            try {
                clock.schedule(this::look, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                begun.forEach(this::claim);
            }
        }
    }

    private void look() {
        looking.set(false);
        List<RunningAttempt> mine = new ArrayList<>();
        boolean younger = false;
        for (RunningAttempt next = begun.peek(); next != null; next = begun.peek()) {
            // in the order in which they began
            if (!next.isOver() && next.took().compareTo(MOMENT) < 0) {
                younger = true;
                break;
            }
            begun.remove(next);
            if (next.grant().take().isPresent()) {
                mine.add(next);
            }
        }
        if (younger) {
            lookLater();
        }
        try {
            claim(mine);
        } catch (RuntimeException bug) {
            log.error("{} attempts could not be claimed and are given up", mine.size(), bug);
        }
    }

    /** Claims it on this thread where nobody else has, or does; then it is known. */
    void claim(RunningAttempt attempt) {
        if (attempt.grant().take().isPresent()) {
            claim(List.of(attempt));
        }
    }

    /** Claims what this caller took upon himself to take. */
    void claim(List<RunningAttempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        try {
            List<DueStage> due =
                    attempts.stream()
                            .map(RunningAttempt::lease)
                            .map(lease -> new DueStage(lease.job(), lease.stage()))
                            .toList();
            Set<Lease> got = new HashSet<>();
            for (Assignment claimed : ledger.claim(worker, due)) {
                got.add(claimed.lease());
            }
            for (RunningAttempt attempt : attempts) {
                if (got.remove(attempt.lease())) {
                    attempt.grant().decide(true);
                    taken(attempt);
                }
            }
            // somebody else has tried it meanwhile, and this worker is not at it
            got.forEach(ledger::release);
        } catch (DatabaseUnavailable outage) {
            uncertainClaims.noticed();
            log.warn("{} attempts are given up: {}", attempts.size(), outage.getMessage());
        } finally {
            attempts.forEach(RunningAttempt::refuseUnlessGranted);
        }
    }

    /** An attempt at what was handed over has its lease now. */
    void taken(RunningAttempt attempt) {
        metrics.claimed(attempt.attempt().assignment(), attempt.arrival().source());
    }

    /** Whether an attempt that has ended like that holds its lease, or has nothing to say. */
    boolean holds(RunningAttempt ended, Transition transition) {
        if (!(transition instanceof Transition.LeaseLost)) {
            claim(ended);
        } else if (ended.grant().take().isPresent()) {
            ended.grant().decide(false);
        }
        return ended.grant().awaitUninterruptibly();
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
