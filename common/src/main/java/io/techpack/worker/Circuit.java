package io.techpack.worker;

import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a stage's engine can be relied on. Closed, as many attempts may be claimed as there is
 * room for; after several failures in a row it opens and none may, so that no attempts are burnt;
 * when the wait is over exactly one may, and its end decides: closed again, or open for longer. An
 * attempt's end counts only if nothing has changed since it began: what was on its way when the
 * circuit opened neither prolongs the wait nor ends it.
 *
 * <p>Thread-safe; nobody ever waits in here.
 */
final class Circuit {

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);

    /** In the order of the numbers that the metric shows: 0, 1, 2. */
    enum State {
        CLOSED,
        /** One attempt is on its way to find out. */
        HALF_OPEN,
        OPEN
    }

    /** An attempt's right to tell how the engine did. */
    final class Pass {

        private final long era;
        private final boolean probe;

        private Pass(long era, boolean probe) {
            this.era = era;
            this.probe = probe;
        }

        /** Whether this is the one attempt that finds out whether the engine works again. */
        boolean probe() {
            return probe;
        }

        /** Called once, when the attempt is over. */
        void ended(CircuitSignal sign) {
            Circuit.this.ended(this, sign);
        }
    }

    private final Stage stage;
    private final RetryPolicy policy;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final Runnable onOpening;

    private State state = State.CLOSED;
    // rises with every change, so that an attempt from before it is recognised
    private long era;
    private int failures;
    // how often in a row it has opened because of failures; 0 while the engine only asked to wait
    private int openings;
    private long openedAt;
    private long dueAt;

    /**
     * @param policy how many failures in a row open it, and how long it stays open then
     * @param nanos a clock such as {@link System#nanoTime()}
     * @param onOpening told each time it opens because of failures
     */
    Circuit(
            Stage stage,
            RetryPolicy policy,
            LongSupplier nanos,
            RandomGenerator random,
            Runnable onOpening) {
        this.stage = stage;
        this.policy = policy;
        this.nanos = nanos;
        this.random = random;
        this.onOpening = onOpening;
    }

    /** How many attempts may be claimed now, of as many as there is room for. */
    synchronized int permits(int room) {
        return switch (state) {
            case CLOSED -> room;
            case HALF_OPEN -> 0;
            case OPEN -> due() ? Math.min(room, 1) : 0;
        };
    }

    /** How long until an attempt may be claimed again; zero if it is not time that is needed. */
    synchronized Duration untilDue() {
        return state == State.OPEN
                ? Duration.ofNanos(Math.max(0, dueAt - nanos.getAsLong()))
                : Duration.ZERO;
    }

    /** An attempt begins. */
    synchronized Pass enter() {
        if (state == State.OPEN && due()) {
            state = State.HALF_OPEN;
            return new Pass(era, true);
        }
        return new Pass(state == State.CLOSED ? era : -1, false);
    }

    synchronized State state() {
        return state;
    }

    /** How long it has not been closed; empty if it is. */
    synchronized Optional<Duration> openFor() {
        return state == State.CLOSED
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.getAsLong() - openedAt));
    }

    private synchronized void ended(Pass pass, CircuitSignal sign) {
        if (pass.era != era) {
            return;
        }
        switch (sign) {
            case CircuitSignal.Works _ -> {
                failures = 0;
                closeAfter(pass);
            }
            case CircuitSignal.Fails fails -> {
                failures++;
                if (openings > 0 || !policy.allowsAfter(failures)) {
                    fail(fails);
                } else {
                    closeAfter(pass);
                }
            }
            case CircuitSignal.Waits waits -> open(shorter(waits.after(), policy.longest()));
            // the probe has found out nothing: the next attempt is one, too
            case CircuitSignal.None _ -> state = pass.probe ? State.OPEN : state;
        }
    }

    private void fail(CircuitSignal.Fails fails) {
        boolean first = openings == 0;
        openings++;
        Duration wait = policy.delayAfter(openings, random);
        Duration asked = shorter(fails.after().orElse(Duration.ZERO), policy.longest());
        open(wait.compareTo(asked) > 0 ? wait : asked);
        onOpening.run();
        if (first) {
            log.warn(
                    "{}: the engine failed {} times in a row, so nothing of this stage is claimed here but one job now and then until it works again; the last fault was: {}. Check the engine: its address, its key and quota, its own status",
                    stage.id(),
                    failures,
                    fails.why());
        } else {
            log.debug("{}: the engine still fails: {}", stage.id(), fails.why());
        }
    }

    private void open(Duration wait) {
        if (state == State.CLOSED) {
            openedAt = nanos.getAsLong();
        }
        state = State.OPEN;
        era++;
        dueAt = nanos.getAsLong() + wait.toNanos();
    }

    private void closeAfter(Pass pass) {
        if (!pass.probe) {
            return;
        }
        if (openings > 0) {
            log.info(
                    "{}: the engine works again after {} s; claiming as usual, nothing need be done",
                    stage.id(),
                    Duration.ofNanos(nanos.getAsLong() - openedAt).toSeconds());
        }
        state = State.CLOSED;
        era++;
        openings = 0;
    }

    private boolean due() {
        return nanos.getAsLong() - dueAt >= 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
