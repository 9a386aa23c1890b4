package io.techpack.worker;

import io.techpack.artifact.ArtifactStore;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.FailureKind;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Transition;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun.UnreadableInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try of one stage: runs the handler and says what becomes of the stage. {@link #stop} and
 * {@link #abandon} come from other threads; everything else belongs to the attempt's own.
 */
final class Attempt {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);
    private static final int MOST_UNCOUNTED_PROBES = 10;

    private final Assignment assignment;
    private final StageHandler handler;
    private final TransitionRules rules;
    private final Duration limit;
    private final boolean ownLimit;
    private final Circuit.Pass pass;
    private final CrashIsolation crashIsolation;
    private final HandlerRun run;
    private final StopSignal stopSignal = new StopSignal();
    private volatile CircuitSignal signal = CircuitSignal.NONE;

    /**
     * @param limit how long an attempt at the stage may take; a job's deadline may come sooner
     */
    Attempt(
            Assignment assignment,
            StageHandler handler,
            TransitionRules rules,
            Duration limit,
            Circuit.Pass pass,
            CrashIsolation crashIsolation,
            Ledger ledger,
            LeaseGrant grant) {
        this.assignment = assignment;
        this.handler = handler;
        this.rules = rules;
        this.limit = assignment.remaining().filter(rest -> rest.compareTo(limit) < 0).orElse(limit);
        this.ownLimit = this.limit.equals(limit);
        this.pass = pass;
        this.crashIsolation = crashIsolation;
        this.run =
                new HandlerRun(
                        assignment,
                        ledger,
                        grant,
                        () -> stopSignal.stop(StopSignal.Reason.LEASE_LOST));
    }

    Lease lease() {
        return assignment.lease();
    }

    Assignment assignment() {
        return assignment;
    }

    TransitionRules rules() {
        return rules;
    }

    /** How long it may take: the stage's limit, or until the job's deadline. */
    Duration limit() {
        return limit;
    }

    /** All items of the stage, by their ordinals. */
    List<Item.Finished> items() {
        return run.items();
    }

    /** Runs the handler on this thread; leaves the thread without an interrupt. */
    Transition perform() {
        return orPartial(tried());
    }

    /** Tells the handler to stop, for the first reason that is given. */
    void stop(StopSignal.Reason reason) {
        stopSignal.stop(reason);
    }

    /** What becomes of an attempt that was told to stop and whose handler has not obeyed. */
    Transition abandon() {
        return orPartial(stopped());
    }

    /** Lets the stage's circuit know what this attempt, now over, tells of the engine. */
    void signalCircuit() {
        pass.ended(
                switch (stopSignal.reason()) {
                    case null -> signal;
                    case LEASE_LOST, SHUTDOWN -> CircuitSignal.NONE;
                    // the client's own deadline says nothing of the engine
                    case OUT_OF_TIME ->
                            ownLimit
                                    ? new CircuitSignal.Fails(
                                            "it took longer than " + limit, Optional.empty())
                                    : CircuitSignal.NONE;
                });
    }

    private Transition tried() {
        if (rules.exhaustedBy(assignment.tries())) {
            return rules.exhausted(assignment.crashes());
        }
        if (!CrashIsolation.isolates(assignment.crashes())) {
            return handled();
        }
        if (!crashIsolation.enter()) {
            return rules.notNow("its worker has died %d times".formatted(assignment.crashes()));
        }
        log.warn(
                "its worker has died {} times while it was running; if that happens again, look at this job",
                assignment.crashes());
        try {
            return handled();
        } finally {
            crashIsolation.leave();
        }
    }

    private Transition handled() {
        if (!stopSignal.enter()) {
            return stopped();
        }
        try {
            return resolved(handler.run(run));
        } catch (UnreadableInput unreadable) {
            log.error(
                    "the job's request cannot be read, so the job has failed and is refunded; see which version wrote it, and requeue it once this worker can read it",
                    unreadable);
            return rules.unreadable();
        } catch (InterruptedException _) {
            return stopped();
        } catch (DatabaseUnavailable outage) {
            log.info("the database was away while the handler needed it: {}", outage.getMessage());
            return stopSignal.reason() == null ? rules.databaseUnavailable() : stopped();
        } catch (ArtifactStore.Unavailable outage) {
            return resolved(
                    Outcome.infrastructureFault(
                            "The picture store cannot be used now: " + outage.getMessage()));
        } catch (OutOfMemoryError full) {
            log.warn("there was no memory left for the handler", full);
            return resolved(
                    Outcome.infrastructureFault("The worker has no memory left for it now"));
        } catch (RuntimeException bug) {
            return stopSignal.reason() == null ? failedUnexpectedly(bug) : stopped();
        } finally {
            stopSignal.leave();
        }
    }

    private Transition resolved(Outcome outcome) {
        if (outcome instanceof Outcome.Again && stopSignal.reason() != null) {
            // a handler that gave up because it was told to stop says no more than that
            return stopped();
        }
        signal = CircuitSignal.of(outcome);
        return rules.of(chargedToTheEngine(outcome), assignment.tries());
    }

    /**
     * A probe is tried on the engine's account, not the job's; but not for ever, so that even a job
     * which makes its engine fail comes to an end.
     */
    private Outcome chargedToTheEngine(Outcome outcome) {
        boolean uncounted =
                pass.probe() && lease().attempt() - assignment.tries() < MOST_UNCOUNTED_PROBES;
        return uncounted && outcome instanceof Outcome.Again again && again.engineFault()
                ? again.uncounted()
                : outcome;
    }

    private Transition failedUnexpectedly(RuntimeException bug) {
        log.error(
                "the handler failed with an exception it should have turned into an outcome", bug);
        return rules.of(
                Outcome.again(lease().stage().title() + " failed unexpectedly"),
                assignment.tries());
    }

    private Transition stopped() {
        return switch (stopSignal.reason()) {
            case null -> rules.of(Outcome.again("The attempt was interrupted"), assignment.tries());
            case LEASE_LOST -> new Transition.LeaseLost();
            case OUT_OF_TIME -> rules.outOfTime(limit, assignment.tries());
            case SHUTDOWN -> new Transition.Release();
        };
    }

    /** Where the stage would fail, its handler may accept what there is. */
    private Transition orPartial(Transition transition) {
        if (!(transition instanceof Transition.Fail fail)
                || fail.failure().kind() == FailureKind.UNREADABLE) {
            return transition;
        }
        String why = fail.failure().message();
        try {
            Optional<Outcome.Done> partial = handler.acceptPartial(run, run.partial(why));
            partial.ifPresent(_ -> log.warn("a partial result is accepted: {}", why));
            return partial.<Transition>map(Transition.Complete::new).orElse(transition);
        } catch (RuntimeException bug) {
            log.error("the handler failed to judge the partial result; the stage fails", bug);
            return transition;
        }
    }
}
