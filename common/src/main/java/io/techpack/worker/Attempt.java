package io.techpack.worker;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.FinishedItem;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.LedgerUnavailable;
import io.techpack.product.TechPackJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try of one stage: runs the handler and says how the try is to be resolved. {@link #stop}
 * comes from other threads; everything else belongs to the attempt's own.
 */
final class Attempt implements StageRun {

    private static final Logger log = LoggerFactory.getLogger(Attempt.class);
    private static final Duration PAUSE_AFTER_OUTAGE = Duration.ofSeconds(1);
    private static final int CRASHES_OF_A_SUSPECT = 2;
    private static final int MOST_FORGIVEN_PROBES = 10;

    /** Why an attempt is told to stop. */
    enum Stop {
        LEASE_LOST,
        OUT_OF_TIME,
        SHUTDOWN
    }

    private final Assignment assignment;
    private final StageHandler handler;
    private final Resolution.Rules rules;
    private final Duration limit;
    private final boolean ownLimit;
    private final Circuit.Pass pass;
    private final Suspects suspects;
    private final Ledger ledger;
    // the handler's own try tells what it has; whoever ends a try that hangs reads it from outside
    private final List<FinishedItem> shown = new CopyOnWriteArrayList<>();
    private final Map<Integer, String> faults = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Stop> stopped = new AtomicReference<>();
    private volatile EngineSign sign = EngineSign.NONE;
    private volatile @Nullable Thread thread;

    Attempt(
            Assignment assignment,
            StageHandler handler,
            Resolution.Rules rules,
            Duration limit,
            Circuit.Pass pass,
            Suspects suspects,
            Ledger ledger) {
        this.assignment = assignment;
        this.handler = handler;
        this.rules = rules;
        this.limit = assignment.remaining().filter(rest -> rest.compareTo(limit) < 0).orElse(limit);
        this.ownLimit = this.limit.equals(limit);
        this.pass = pass;
        this.suspects = suspects;
        this.ledger = ledger;
    }

    Lease lease() {
        return assignment.lease();
    }

    Assignment assignment() {
        return assignment;
    }

    /** How long it may take: the stage's limit, or until the job's deadline. */
    Duration limit() {
        return limit;
    }

    /** Runs the handler on this thread; leaves the thread without an interrupt. */
    Resolution run() {
        return settled(tried());
    }

    private Resolution tried() {
        if (rules.exhaustedBy(assignment.tries())) {
            return rules.exhausted(assignment.crashes());
        }
        if (assignment.crashes() < CRASHES_OF_A_SUSPECT) {
            return handled();
        }
        if (!suspects.enter()) {
            return rules.notNow("its worker has died %d times".formatted(assignment.crashes()));
        }
        log.warn(
                "its worker has died {} times while it was running; if that happens again, look at this job",
                assignment.crashes());
        try {
            return handled();
        } finally {
            suspects.leave();
        }
    }

    private Resolution handled() {
        thread = Thread.currentThread();
        try {
            return stopped.get() == null ? resolutionOf(handler.run(this)) : ofStop();
        } catch (UnreadableInput unreadable) {
            return resolutionOfUnreadable(unreadable);
        } catch (InterruptedException _) {
            return ofStop();
        } catch (LedgerUnavailable outage) {
            return stopped.get() == null
                    ? new Resolution.Retry(PAUSE_AFTER_OUTAGE, false, "Waiting for the database")
                    : ofStop();
        } catch (RuntimeException bug) {
            return stopped.get() == null ? resolutionOfBug(bug) : ofStop();
        } finally {
            thread = null;
            Thread.interrupted();
        }
    }

    /** Tells the handler to stop, for the first reason that is given. */
    void stop(Stop reason) {
        Thread running = thread;
        if (stopped.compareAndSet(null, reason) && running != null) {
            running.interrupt();
        }
    }

    /** Lets the stage's circuit know what this attempt, now over, tells of the engine. */
    void tellCircuit() {
        pass.ended(
                switch (stopped.get()) {
                    case null -> sign;
                    case LEASE_LOST, SHUTDOWN -> EngineSign.NONE;
                    // the client's own deadline says nothing of the engine
                    case OUT_OF_TIME ->
                            ownLimit
                                    ? new EngineSign.Fails(
                                            "it took longer than " + limit, Optional.empty())
                                    : EngineSign.NONE;
                });
    }

    private Resolution resolutionOf(Outcome outcome) {
        if (outcome instanceof Outcome.Again && stopped.get() != null) {
            // a handler that gave up because it was told to stop says no more than that
            return ofStop();
        }
        sign = EngineSign.of(outcome);
        return rules.of(forgiving(outcome), assignment.tries());
    }

    /**
     * A probe is tried on the engine's account, not the job's; but not for ever, so that even a job
     * which makes its engine fail comes to an end.
     */
    private Outcome forgiving(Outcome outcome) {
        boolean mayForgive =
                pass.probe() && lease().attempt() - assignment.tries() < MOST_FORGIVEN_PROBES;
        return mayForgive && outcome instanceof Outcome.Again again && again.byEngine()
                ? again.uncounted()
                : outcome;
    }

    /** How an attempt that was told to stop is resolved, whether or not its handler has obeyed. */
    Resolution resolutionOfStop() {
        return settled(ofStop());
    }

    private Resolution ofStop() {
        Stop reason = stopped.get();
        return switch (reason) {
            case null -> rules.of(Outcome.again("The attempt was interrupted"), assignment.tries());
            case LEASE_LOST -> new Resolution.Discard();
            case OUT_OF_TIME -> rules.outOfTime(limit, assignment.tries());
            case SHUTDOWN -> new Resolution.Release();
        };
    }

    /** Where the stage would fail, its handler may settle for what there is. */
    private Resolution settled(Resolution resolution) {
        if (!(resolution instanceof Resolution.Fail(Failure failure))
                || failure.kind() == FailureKind.UNREADABLE) {
            return resolution;
        }
        try {
            Optional<Outcome.Done> less =
                    handler.settle(this, new Shortfall(finishedByNow(), faults, failure.message()));
            less.ifPresent(_ -> log.warn("settling for what there is: {}", failure.message()));
            return less.<Resolution>map(Resolution.Complete::new).orElse(resolution);
        } catch (RuntimeException bug) {
            log.error("the handler failed to settle for what there is; the stage fails", bug);
            return resolution;
        }
    }

    /** All items of the stage, by their ordinals. */
    List<FinishedItem> finishedByNow() {
        Map<Integer, FinishedItem> byOrdinal = new TreeMap<>();
        Stream.concat(finished().stream(), shown.stream())
                .forEach(item -> byOrdinal.putIfAbsent(item.ordinal(), item));
        return List.copyOf(byOrdinal.values());
    }

    private Resolution resolutionOfUnreadable(UnreadableInput unreadable) {
        log.error(
                "the job's request cannot be read, so the job has failed and is refunded; see which version wrote it, and requeue it once this worker can read it",
                unreadable);
        return rules.unreadable();
    }

    private Resolution resolutionOfBug(RuntimeException bug) {
        log.error(
                "the handler failed with an exception it should have turned into an outcome", bug);
        return rules.of(
                Outcome.again(stage().title() + " failed unexpectedly"), assignment.tries());
    }

    @Override
    public JobId job() {
        return lease().job();
    }

    @Override
    public AccountId account() {
        return assignment.account();
    }

    @Override
    public JobType type() {
        return assignment.type();
    }

    @Override
    public int attempt() {
        return assignment.tries();
    }

    @Override
    public <T> T input(Class<T> type) {
        try {
            return TechPackJson.read(assignment.workOrder(), type);
        } catch (RuntimeException unreadable) {
            throw new UnreadableInput(unreadable);
        }
    }

    @Override
    public Optional<String> resultOf(Stage stage) {
        return Optional.ofNullable(assignment.results().get(stage));
    }

    @Override
    public List<FinishedItem> itemsOf(Stage stage) {
        return assignment.itemsOf(stage);
    }

    @Override
    public List<FinishedItem> finished() {
        return assignment.itemsOf(stage());
    }

    @Override
    public void progress(int done, int total, String text) throws InterruptedException {
        tell(done, total, text, Optional.empty());
    }

    @Override
    public void show(Item item, int done, int total, String text) throws InterruptedException {
        tell(done, total, text, Optional.of(item));
    }

    @Override
    public void missed(int ordinal, String why) {
        faults.put(ordinal, why);
    }

    private void tell(int done, int total, String text, Optional<Item> item)
            throws InterruptedException {
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException(done + " of " + total + " items are ready");
        }
        boolean held = ledger.report(assignment, done, total, text, item);
        if (held) {
            item.ifPresent(each -> shown.add(new FinishedItem(each.ordinal(), each.content())));
        } else {
            stopped.compareAndSet(null, Stop.LEASE_LOST);
        }
        if (!held || Thread.interrupted()) {
            throw new InterruptedException("job " + job() + " is to stop");
        }
    }

    private Stage stage() {
        return lease().stage();
    }

    /** What the job was asked to do makes no sense; no try will change that. */
    private static final class UnreadableInput extends RuntimeException {

        UnreadableInput(RuntimeException cause) {
            super(cause);
        }
    }
}
