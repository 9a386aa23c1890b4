package io.techpack.stage;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.ledger.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run without servers, for tests of handlers: it remembers what the handler shows, and can be
 * told to lose its lease.
 */
public final class FakeStageRun implements StageRun {

    private final JobId job;
    private final AccountId account;
    private final JobType type;
    private final Stage stage;
    private final Object input;
    private final Map<Stage, String> results = new HashMap<>();
    private final Map<Stage, List<Item.Finished>> items = new HashMap<>();
    private final List<Item> shown = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Integer, String> missed = new HashMap<>();
    private int attempt = 1;
    private int leaseLostAfter = Integer.MAX_VALUE;

    public FakeStageRun(AccountId account, JobType type, Stage stage, Object input) {
        this(JobId.next(), account, type, stage, input);
    }

    private FakeStageRun(JobId job, AccountId account, JobType type, Stage stage, Object input) {
        this.job = job;
        this.account = account;
        this.type = type;
        this.stage = stage;
        this.input = input;
    }

    /** With the result of an earlier stage, as JSON. */
    public FakeStageRun withResult(Stage earlier, String result) {
        results.put(earlier, result);
        return this;
    }

    /** With the items of an earlier stage, as JSON. */
    public FakeStageRun withItems(Stage earlier, List<String> contents) {
        List<Item.Finished> finished = new ArrayList<>();
        contents.forEach(content -> finished.add(new Item.Finished(finished.size(), content)));
        items.put(earlier, finished);
        return this;
    }

    /** Loses its lease when that many items have been shown. */
    public FakeStageRun losingItsLeaseAfter(int itemsShown) {
        leaseLostAfter = itemsShown;
        return this;
    }

    /** The next try of the same stage: it finds finished what this one has shown. */
    public FakeStageRun nextAttempt() {
        FakeStageRun next = new FakeStageRun(job, account, type, stage, input);
        next.results.putAll(results);
        next.items.putAll(items);
        List<Item.Finished> finished = new ArrayList<>(finished());
        shown.forEach(item -> finished.add(new Item.Finished(item.ordinal(), item.content())));
        finished.sort(Comparator.comparingInt(Item.Finished::ordinal));
        next.items.put(stage, finished);
        next.attempt = attempt + 1;
        return next;
    }

    /** What this try has shown, in order. */
    public List<Item> shown() {
        return List.copyOf(shown);
    }

    /** What there is when the stage is about to fail after this try. */
    public PartialResult partial(String why) {
        return new PartialResult(nextAttempt().finished(), missed, why);
    }

    /** What people were told, in order. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public JobId job() {
        return job;
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public JobType type() {
        return type;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public <T> T input(Class<T> type) {
        return type.cast(input);
    }

    @Override
    public Optional<String> resultOf(Stage earlier) {
        return Optional.ofNullable(results.get(earlier));
    }

    @Override
    public List<Item.Finished> itemsOf(Stage earlier) {
        return items.getOrDefault(earlier, List.of());
    }

    @Override
    public List<Item.Finished> finished() {
        return itemsOf(stage);
    }

    @Override
    public void progress(int done, int total, String text) throws InterruptedException {
        tell(done, total, text);
    }

    @Override
    public void show(Item item, int done, int total, String text) throws InterruptedException {
        tell(done, total, text);
        shown.add(item);
    }

    @Override
    public void missed(int ordinal, String why) {
        missed.put(ordinal, why);
    }

    private void tell(int done, int total, String text) throws InterruptedException {
        if (shown.size() >= leaseLostAfter || Thread.interrupted()) {
            throw new InterruptedException("job " + job + " is to stop");
        }
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException(done + " of " + total + " items are ready");
        }
        texts.add(text);
    }
}
