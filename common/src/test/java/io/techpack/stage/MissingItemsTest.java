package io.techpack.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.worker.TestWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingItemsTest {

    private static final int TOTAL = 8;
    private static final int FEWEST = 6;
    private static final Outcome REFUSED =
            Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "refused");
    private static final Outcome AGAIN = Outcome.again("no luck");
    private static final Outcome WAIT = Outcome.snooze(Duration.ofSeconds(7), "busy");

    private final FakeStageRun run =
            new FakeStageRun(
                    AccountId.next(),
                    TechPackJob.CLOSE_UP_GENERATION,
                    TechPackStage.CLOSE_UPS,
                    Json.read(TestWorker.anyInput(), JobInput.class));

    @Test
    void where_all_are_needed_the_first_fault_ends_the_try() throws InterruptedException {
        Optional<Outcome> outcome =
                MissingItems.of(run, TOTAL).make(run, "%d/%d", maker(Map.of(2, AGAIN)));

        assertThat(outcome).hasValue(AGAIN);
        assertThat(ordinals()).containsExactly(0, 1);
    }

    @Test
    void where_some_are_enough_the_others_are_made_past_a_fault() throws InterruptedException {
        assertThat(made(Map.of(2, AGAIN, 4, AGAIN))).hasValue(AGAIN);

        assertThat(ordinals()).containsExactly(0, 1, 3, 5, 6, 7);
        assertThat(run.texts()).endsWith("6/8");
        assertThat(run.partial("why").faults()).isEqualTo(Map.of(2, "no luck", 4, "no luck"));
    }

    @Test
    void a_try_ends_when_too_few_can_come_of_it() throws InterruptedException {
        assertThat(made(Map.of(0, REFUSED, 2, AGAIN, 3, REFUSED))).hasValue(AGAIN);

        assertThat(ordinals()).containsExactly(1);
    }

    @Test
    void no_other_try_is_asked_for_when_too_many_are_refused() throws InterruptedException {
        assertThat(made(Map.of(0, AGAIN, 1, REFUSED))).hasValue(AGAIN);
        assertThat(made(Map.of(0, REFUSED, 1, REFUSED, 2, REFUSED))).hasValue(REFUSED);
    }

    @Test
    void refusals_that_can_be_borne_are_told_when_all_others_are_made()
            throws InterruptedException {
        assertThat(made(Map.of(0, REFUSED, 7, REFUSED))).hasValue(REFUSED);

        assertThat(ordinals()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void being_told_to_wait_ends_the_try_at_once() throws InterruptedException {
        assertThat(made(Map.of(1, WAIT))).hasValue(WAIT);

        assertThat(ordinals()).containsExactly(0);
    }

    @Test
    void a_later_try_makes_what_is_missing_in_the_middle() throws InterruptedException {
        made(Map.of(2, AGAIN, 4, AGAIN));
        FakeStageRun second = run.nextAttempt();

        Optional<Outcome> outcome =
                MissingItems.of(second, TOTAL)
                        .makeAtLeast(FEWEST, second, "%d/%d", maker(Map.of()));

        assertThat(outcome).isEmpty();
        assertThat(second.shown()).extracting(Item::ordinal).containsExactly(2, 4);
        assertThat(second.texts()).containsExactly("7/8", "8/8");
    }

    private Optional<Outcome> made(Map<Integer, Outcome> faults) throws InterruptedException {
        return MissingItems.of(run, TOTAL).makeAtLeast(FEWEST, run, "%d/%d", maker(faults));
    }

    private static MissingItems.Maker maker(Map<Integer, Outcome> faults) {
        return ordinal ->
                faults.containsKey(ordinal)
                        ? new EngineResult.Err<>(faults.get(ordinal))
                        : EngineResult.ok(Item.of(ordinal, "{}"));
    }

    private List<Integer> ordinals() {
        return run.shown().stream().map(Item::ordinal).toList();
    }
}
