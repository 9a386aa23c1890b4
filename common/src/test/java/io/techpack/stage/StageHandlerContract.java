package io.techpack.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every stage handler keeps to, tested without servers: extend it, and say which handler,
 * which stage, and one input that it can work on.
 */
public abstract class StageHandlerContract {

    @TempDir Path directory;

    protected final AccountId account = AccountId.next();

    /** The handler under test, reading and writing pictures in that store. */
    protected abstract StageHandler handler(ArtifactStore store);

    protected abstract JobType type();

    protected abstract Stage stage();

    /** An input that can be worked on, with its pictures in the store. */
    protected abstract Object input(ArtifactStore store);

    /** Gives the run what earlier stages would have left. */
    protected FakeStageRun afterEarlierStages(FakeStageRun run) {
        return run;
    }

    private ArtifactStore store() {
        return ArtifactStore.inDirectory(directory);
    }

    private FakeStageRun run(ArtifactStore store) {
        return afterEarlierStages(new FakeStageRun(account, type(), stage(), input(store)));
    }

    @Test
    void it_completes_with_json_and_with_items_in_order() throws InterruptedException {
        ArtifactStore store = store();
        FakeStageRun run = run(store);

        Outcome outcome = handler(store).run(run);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done ->
                                assertThat(Json.mapper().readTree(done.result()).isObject())
                                        .isTrue());
        assertThat(run.shown()).extracting(Item::ordinal).isSorted().doesNotHaveDuplicates();
        assertThat(run.shown())
                .allSatisfy(item ->
                        assertThat(Json.mapper().readTree(item.content()).isObject()).isTrue());
    }

    @Test
    void a_later_try_makes_only_what_is_missing_and_ends_up_with_the_same()
            throws InterruptedException {
        ArtifactStore store = store();
        FakeStageRun whole = run(store);
        handler(store).run(whole);
        Assumptions.assumeTrue(
                whole.shown().size() > 1, "a stage of one item at most has nothing to go on with");
        FakeStageRun cutShort = run(store).losingItsLeaseAfter(1);
        assertThatThrownBy(() -> handler(store).run(cutShort))
                .isInstanceOf(InterruptedException.class);

        FakeStageRun second = cutShort.nextAttempt();
        Outcome outcome = handler(store).run(second);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(ordinals(second.finished(), second.shown()))
                .containsExactlyElementsOf(
                        IntStream.range(0, whole.shown().size()).boxed().toList());
    }

    @Test
    void it_stops_soon_when_it_is_interrupted() {
        ArtifactStore store = store();
        FakeStageRun run = run(store);
        StageHandler handler = handler(store);

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> handler.run(run)).isInstanceOf(InterruptedException.class);
        assertThat(run.shown()).isEmpty();
    }

    @Test
    void an_outage_of_the_picture_store_is_left_to_the_worker() {
        ArtifactStore store = store();
        FakeStageRun run = run(store);
        StageHandler handler = handler(ArtifactStore.inDirectory(directory.resolve("elsewhere")));

        assertThatThrownBy(() -> handler.run(run)).isInstanceOf(ArtifactStore.Unavailable.class);
    }

    @Test
    void it_never_settles_for_nothing() {
        ArtifactStore store = store();
        FakeStageRun run = run(store);

        assertThat(handler(store).acceptPartial(run, run.partial("no luck"))).isEmpty();
    }

    private static List<Integer> ordinals(List<Item.Finished> finished, List<Item> shown) {
        return Stream.concat(
                        finished.stream().map(Item.Finished::ordinal),
                        shown.stream().map(Item::ordinal))
                .sorted()
                .toList();
    }
}
