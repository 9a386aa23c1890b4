package io.techpack.worker;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.job.Transition;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Ledger;
import io.techpack.worker.WorkMetrics.Source;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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
    private final boolean eagerNextStage;
    private volatile boolean abandoned;

    /** The job's next stage, which this worker has started, and the slot that was kept for it. */
    record NextStage(Assignment assignment, Slot slot) {}

    /**
     * @param eagerNextStage whether a worker that does a job's next stage, too, starts it itself
     */
    OutcomeRecorder(
            Ledger ledger,
            WorkMetrics metrics,
            UncertainClaims uncertainClaims,
            boolean eagerNextStage) {
        this.ledger = ledger;
        this.metrics = metrics;
        this.uncertainClaims = uncertainClaims;
        this.eagerNextStage = eagerNextStage;
    }

    /**
     * Gives up what is still being recorded: the process ends, and its leases with its heartbeat.
     */
    void abandon() {
        abandoned = true;
    }

    /** Records how the attempt ended; returns the next stage if this worker goes on with it. */
    Optional<NextStage> record(RunningAttempt ended, Transition transition) {
        ended.attempt().signalCircuit();
        metrics.ended(ended.lease(), transition, ended.took());
        if (transition instanceof Transition.Complete) {
            ended.slot().completed(ended.took());
        }
        log(ended.lease(), transition);
        Duration pause = FIRST_PAUSE;
        while (!abandoned) {
            try {
                return applied(ended, transition);
            } catch (DatabaseUnavailable outage) {
                log.warn("the outcome waits for the database: {}", outage.getMessage());
                LockSupport.parkNanos(pause.toNanos());
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        }
        log.warn("the process stops before the outcome could be recorded; the stage is done again");
        return Optional.empty();
    }

    private Optional<NextStage> applied(RunningAttempt ended, Transition transition) {
        try {
            if (transition instanceof Transition.Complete complete) {
                Optional<Slot> next = reserveNext(ended);
                if (next.isPresent()) {
                    return completedAndStartedNext(ended, complete.outcome(), next.get());
                }
            }
            logIfLost(ended.lease(), ledger.apply(ended.attempt().assignment(), transition));
            return Optional.empty();
        } catch (DatabaseUnavailable outage) {
            throw outage;
        } catch (RuntimeException unstorable) {
            failInstead(ended, unstorable);
            return Optional.empty();
        }
    }

    private Optional<NextStage> completedAndStartedNext(
            RunningAttempt ended, Outcome.Done outcome, Slot slot) {
        Attempt attempt = ended.attempt();
        Optional<Assignment> next = Optional.empty();
        try {
            Ledger.Completion completion =
                    ledger.completeAndStartNext(
                            attempt.assignment(), outcome, attempt.items(), ended.took());
            next = completion.next();
            logIfLost(ended.lease(), completion.held());
        } catch (DatabaseUnavailable outage) {
            uncertainClaims.noticed();
            throw outage;
        } finally {
            if (next.isEmpty()) {
                slot.free();
            }
        }
        next.ifPresent(assignment -> metrics.claimed(assignment, Source.EAGER));
        return next.map(assignment -> new NextStage(assignment, slot));
    }

    /** A slot for the job's next stage, if this worker may start it itself. */
    private Optional<Slot> reserveNext(RunningAttempt ended) {
        Assignment assignment = ended.attempt().assignment();
        boolean inTime =
                assignment.remaining().map(rest -> rest.compareTo(ended.took()) > 0).orElse(true);
        if (!eagerNextStage || !inTime) {
            return Optional.empty();
        }
        JobType type = assignment.type();
        return type.after(assignment.lease().stage())
                .map(Step::stage)
                .flatMap(ended.slot()::reserveNext);
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
