package io.techpack.worker;

import io.techpack.job.AccountId;
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
import io.techpack.product.WorkOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
    private final Ledger ledger;
    private final AtomicReference<@Nullable Stop> stopped = new AtomicReference<>();
    private volatile @Nullable Thread thread;

    Attempt(
            Assignment assignment,
            StageHandler handler,
            Resolution.Rules rules,
            Duration limit,
            Ledger ledger) {
        this.assignment = assignment;
        this.handler = handler;
        this.rules = rules;
        this.limit = assignment.remaining().filter(rest -> rest.compareTo(limit) < 0).orElse(limit);
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
        if (rules.exhaustedBy(assignment.tries())) {
            return rules.exhausted();
        }
        thread = Thread.currentThread();
        try {
            return stopped.get() == null ? resolutionOf(handler.run(this)) : resolutionOfStop();
        } catch (InterruptedException _) {
            return resolutionOfStop();
        } catch (LedgerUnavailable outage) {
            return stopped.get() == null
                    ? new Resolution.Retry(PAUSE_AFTER_OUTAGE, false, "Waiting for the database")
                    : resolutionOfStop();
        } catch (RuntimeException bug) {
            return stopped.get() == null ? resolutionOfBug(bug) : resolutionOfStop();
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

    /** How an attempt that was told to stop is resolved, whether or not its handler has obeyed. */
    Resolution resolutionOfStop() {
        Stop reason = stopped.get();
        return switch (reason) {
            case null -> rules.of(Outcome.again("The attempt was interrupted"), assignment.tries());
            case LEASE_LOST -> new Resolution.Discard();
            case OUT_OF_TIME -> rules.outOfTime(limit, assignment.tries());
            case SHUTDOWN -> new Resolution.Release();
        };
    }

    /** A handler that gave up because it was told to stop says no more than that. */
    private Resolution resolutionOf(Outcome outcome) {
        return outcome instanceof Outcome.Again && stopped.get() != null
                ? resolutionOfStop()
                : rules.of(outcome, assignment.tries());
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
    public WorkOrder order() {
        return TechPackJson.read(assignment.workOrder(), WorkOrder.class);
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

    private void tell(int done, int total, String text, Optional<Item> item)
            throws InterruptedException {
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException(done + " of " + total + " items are ready");
        }
        boolean held = ledger.report(assignment, done, total, text, item);
        if (!held) {
            stopped.compareAndSet(null, Stop.LEASE_LOST);
        }
        if (!held || Thread.interrupted()) {
            throw new InterruptedException("job " + job() + " is to stop");
        }
    }

    private Stage stage() {
        return lease().stage();
    }
}
