package io.techpack.worker;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.stage.PartialResult;
import io.techpack.stage.StageRun;
import io.techpack.stage.StageRun.UnreadableInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A handler's view of its attempt: what it is given, and where it shows what it has made. For the
 * handler's thread; but {@link #items} and {@link #partial} may be asked from others, when an
 * attempt that is stuck is ended without its handler.
 */
final class HandlerRun implements StageRun {

    private final Assignment assignment;
    private final Ledger ledger;
    private final LeaseGrant grant;
    private final Runnable onLeaseLost;
    private final List<Item.Finished> shown = new CopyOnWriteArrayList<>();
    private final Map<Integer, String> missed = new ConcurrentHashMap<>();

    /**
     * @param grant awaited before anything is shown
     * @param onLeaseLost told, on the handler's thread, when the ledger refuses what it shows
     */
    HandlerRun(Assignment assignment, Ledger ledger, LeaseGrant grant, Runnable onLeaseLost) {
        this.assignment = assignment;
        this.ledger = ledger;
        this.grant = grant;
        this.onLeaseLost = onLeaseLost;
    }

    /** All items of the stage, of this try and those before, by their ordinals. */
    List<Item.Finished> items() {
        Map<Integer, Item.Finished> byOrdinal = new TreeMap<>();
        Stream.concat(finished().stream(), shown.stream())
                .forEach(item -> byOrdinal.putIfAbsent(item.ordinal(), item));
        return List.copyOf(byOrdinal.values());
    }

    /** What there is when the stage is about to fail for that reason. */
    PartialResult partial(String why) {
        return new PartialResult(items(), missed, why);
    }

    @Override
    public JobId job() {
        return assignment.lease().job();
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
            return Json.read(assignment.input(), type);
        } catch (RuntimeException unreadable) {
            throw new UnreadableInput(unreadable);
        }
    }

    @Override
    public Optional<String> resultOf(Stage stage) {
        return Optional.ofNullable(assignment.results().get(stage));
    }

    @Override
    public List<Item.Finished> itemsOf(Stage stage) {
        return assignment.itemsOf(stage);
    }

    @Override
    public List<Item.Finished> finished() {
        return assignment.itemsOf(assignment.lease().stage());
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
        missed.put(ordinal, why);
    }

    private void tell(int done, int total, String text, Optional<Item> item)
            throws InterruptedException {
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException(done + " of " + total + " items are ready");
        }
        boolean held = grant.await() && ledger.progress(assignment, done, total, text, item);
        if (held) {
            item.ifPresent(each -> shown.add(new Item.Finished(each.ordinal(), each.content())));
        } else {
            onLeaseLost.run();
        }
        if (!held || Thread.interrupted()) {
            throw new InterruptedException("job " + job() + " is to stop");
        }
    }
}
