package io.techpack.worker;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Transition;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Completion;
import io.techpack.ledger.Ledger;
import io.techpack.worker.WorkMetrics.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger record how attempts ended: through outages of the database, since a result that
 * was paid for is not thrown away because the database is restarting. Thread-safe.
 */
final class OutcomeRecorder {

    private static final Logger log = LoggerFactory.getLogger(OutcomeRecorder.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final WorkMetrics metrics;
    private final UncertainClaims uncertainClaims;
    private final LateClaims lateClaims;
    private volatile boolean abandoned;

    OutcomeRecorder(
            Ledger ledger,
            WorkMetrics metrics,
            UncertainClaims uncertainClaims,
            LateClaims lateClaims) {
        this.ledger = ledger;
        this.metrics = metrics;
        this.uncertainClaims = uncertainClaims;
        this.lateClaims = lateClaims;
    }

    /**
     * Gives up what is still being recorded: the process ends, and its leases with its heartbeat.
     */
    void abandon() {
        abandoned = true;
    }

    /** An attempt is over, whatever the ledger will say of it. */
    void ended(RunningAttempt ended, Transition transition) {
        ended.attempt().signalCircuit();
        metrics.ended(ended.lease(), transition, ended.took());
        if (transition instanceof Transition.Complete) {
            ended.slot().completed(ended.took());
        }
        log(ended.lease(), transition);
    }

    /** Records how an attempt ended that has not completed its stage. */
    void record(RunningAttempt ended, Transition transition) {
        if (lateClaims.holds(ended, transition)) {
            throughOutages(() -> applied(ended, transition));
        }
    }

    /**
     * Records completions of a job that follow each other, together if that can be; and lets the
     * attempts after them know, up to the first that is refused.
     */
    void record(List<CompletionChain.Link> links) {
        Completion together = throughOutages(() -> completed(links));
        if (together.held()) {
            links.subList(0, links.size() - 1).forEach(this::startedNext);
            if (together.startedNext()) {
                startedNext(links.getLast());
            }
        } else if (links.size() > 1) {
            recordEach(links);
        }
    }

    /** One of them cannot be stored, or its stage was paused, or the lease is lost to all. */
    private void recordEach(List<CompletionChain.Link> links) {
        for (CompletionChain.Link link : links) {
            if (!throughOutages(() -> completed(List.of(link))).startedNext()) {
                return;
            }
            startedNext(link);
        }
    }

    private void startedNext(CompletionChain.Link link) {
        RunningAttempt next = link.next().orElseThrow();
        next.grant().decide(true);
        metrics.claimed(next.attempt().assignment(), Source.EAGER);
    }

    private Completion completed(List<CompletionChain.Link> links) {
        CompletionChain.Link last = links.getLast();
        try {
            Completion completion =
                    ledger.complete(
                            links.stream().map(CompletionChain.Link::stage).toList(),
                            last.next().isPresent());
            if (links.size() == 1) {
                logIfLost(last.ended().lease(), completion.held());
                // known in any case but that of a stage that was handed over, and not claimed
                if (last.ended().grant().decide(completion.held()) && completion.held()) {
                    lateClaims.taken(last.ended());
                }
            }
            return completion;
        } catch (DatabaseUnavailable outage) {
            last.next().ifPresent(_ -> uncertainClaims.noticed());
            throw outage;
        } catch (RuntimeException unstorable) {
            if (links.size() == 1) {
                failInstead(last, unstorable);
            }
            return Completion.REFUSED;
        }
    }

    private void failInstead(CompletionChain.Link link, RuntimeException unstorable) {
        if (link.stage().unclaimed().isPresent()) {
            lateClaims.claim(List.of(link.ended()));
        }
        if (link.ended().grant().awaitUninterruptibly()) {
            failInstead(link.ended(), unstorable);
        }
    }

    private Completion applied(RunningAttempt ended, Transition transition) {
        try {
            logIfLost(ended.lease(), ledger.apply(ended.attempt().assignment(), transition));
        } catch (DatabaseUnavailable outage) {
            throw outage;
        } catch (RuntimeException unstorable) {
            failInstead(ended, unstorable);
        }
        return Completion.REFUSED;
    }

    private Completion throughOutages(Supplier<Completion> recording) {
        Duration pause = FIRST_PAUSE;
        while (!abandoned) {
            try {
                return recording.get();
            } catch (DatabaseUnavailable outage) {
                log.warn("the outcome waits for the database: {}", outage.getMessage());
                LockSupport.parkNanos(pause.toNanos());
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        }
        log.warn("the process stops before the outcome could be recorded; the stage is done again");
        return Completion.REFUSED;
    }

    /** What the database does not take, such as a result that is no JSON, is a failed attempt. */
    private void failInstead(RunningAttempt ended, RuntimeException unstorable) {
        log.error("the outcome cannot be stored and counts as a failure", unstorable);
        Assignment assignment = ended.attempt().assignment();
        Stage stage = ended.lease().stage();
        Outcome failure = Outcome.again(stage.title() + " ended with what cannot be stored");
        Transition instead = ended.attempt().rules().of(failure, assignment.tries());
        log(ended.lease(), instead);
        try {
            logIfLost(ended.lease(), ledger.apply(assignment, instead));
        } catch (DatabaseUnavailable outage) {
            throw outage;
        } catch (RuntimeException bug) {
            // nobody works on it any more: this worker gives the lease back when it looks for such
            uncertainClaims.noticed();
            log.error("nor can its failure; the job's lease is given back later", bug);
        }
    }

    private static void log(Lease lease, Transition transition) {
        switch (transition) {
            case Transition.Requeue requeue ->
                    log.info(
                            "trying again in {} ms: {}", requeue.delay().toMillis(), requeue.why());
            case Transition.Fail fail ->
                    log.warn("job {} failed: {}", lease.job(), fail.failure().message());
            case Transition.Complete _, Transition.Release _, Transition.LeaseLost _ -> {}
        }
    }

    private static void logIfLost(Lease lease, boolean held) {
        if (!held) {
            log.info(
                    "lease lost, outcome discarded job={} stage={} attempt={}",
                    lease.job(),
                    lease.stage().id(),
                    lease.attempt());
        }
    }
}
