package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.product.Revisions;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.ViewType;
import io.techpack.query.JobView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a job shows while it goes through its stages. */
class LedgerTest extends LedgerTestBase {

    @Test
    void a_tech_pack_goes_through_its_four_stages_and_costs_nine_credits() {
        AccountId account = database.account(20);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        assertThat(database.balance(account)).isEqualTo(11);

        for (Stage stage :
                List.of(
                        TechPackStage.CATEGORY,
                        TechPackStage.BASE_VIEWS,
                        TechPackStage.CLOSE_UPS,
                        TechPackStage.SKETCHES)) {
            assertThat(
                            ledger.complete(
                                    claim(job, stage),
                                    Outcome.done("{\"stage\":\"" + stage.id() + "\"}")))
                    .isTrue();
        }

        JobView view = queries.find(account, job).orElseThrow();
        assertThat(view.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(view.progress()).isEqualTo(100);
        assertThat(view.used()).isEqualTo(9);
        assertThat(view.refunded()).isZero();
        assertThat(view.ended())
                .extracting(JobView.EndedStage::stage)
                .containsExactly(
                        TechPackStage.CATEGORY,
                        TechPackStage.BASE_VIEWS,
                        TechPackStage.CLOSE_UPS,
                        TechPackStage.SKETCHES);
        assertThat(view.entries()).extracting(JobView.Entry::amount).containsExactly(-3, -3, -3);
    }

    @Test
    void a_later_stage_is_handed_the_results_and_items_of_those_before() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(
                claim(job, TechPackStage.CATEGORY), Outcome.done("{\"category\":\"APPAREL\"}"));
        Assignment baseViews = claim(job, TechPackStage.BASE_VIEWS);
        ledger.progress(
                baseViews, 1, 2, "View 1/2 analysed", Optional.of(Item.of(0, "{\"view\":0}")));
        ledger.progress(
                baseViews, 2, 2, "View 2/2 analysed", Optional.of(Item.of(1, "{\"view\":1}")));
        ledger.complete(baseViews, Outcome.done("{}"));

        Assignment closeUps = claim(job, TechPackStage.CLOSE_UPS);

        assertThat(closeUps.input()).isEqualTo(ORDER);
        assertThat(closeUps.results())
                .containsEntry(TechPackStage.CATEGORY, "{\"category\":\"APPAREL\"}");
        assertThat(closeUps.itemsOf(TechPackStage.BASE_VIEWS))
                .containsExactly(
                        new Item.Finished(0, "{\"view\":0}"), new Item.Finished(1, "{\"view\":1}"));
    }

    @Test
    void progress_follows_the_plan_and_never_falls() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        assertThat(progress(account, job)).isZero();
        Assignment category = claim(job, TechPackStage.CATEGORY);
        assertThat(progress(account, job)).isEqualTo(5);
        ledger.complete(category, Outcome.done("{}"));
        assertThat(progress(account, job)).isEqualTo(10);
        Assignment baseViews = claim(job, TechPackStage.BASE_VIEWS);
        assertThat(progress(account, job)).isEqualTo(15);
        ledger.complete(baseViews, Outcome.done("{}"));
        Assignment closeUps = claim(job, TechPackStage.CLOSE_UPS);
        ledger.progress(closeUps, 2, 8, "Close-up 2/8 ready", Optional.empty());
        assertThat(progress(account, job)).isEqualTo(51);
        assertThat(queries.find(account, job).orElseThrow().stageProgress()).isEqualTo(25);
        ledger.progress(closeUps, 1, 8, "late news", Optional.empty());
        assertThat(progress(account, job)).isEqualTo(51);
    }

    @Test
    void every_visible_change_raises_the_version_and_items_carry_it() {
        AccountId account = database.account(3);
        JobId job =
                accepted(Submission.of(account, TechPackJob.CLOSE_UP_GENERATION, "shirt", ORDER));
        Assignment attempt = claim(job, TechPackStage.CLOSE_UPS);
        ledger.progress(attempt, 1, 6, "one", Optional.of(Item.of(0, "{}")));
        long before = queries.version(account, job).orElseThrow();
        ledger.progress(attempt, 2, 6, "two", Optional.of(Item.of(1, "{}")));

        JobView sinceThen = queries.find(account, job, before).orElseThrow();

        assertThat(sinceThen.version()).isEqualTo(before + 1);
        assertThat(sinceThen.items()).extracting(JobView.ShownItem::ordinal).containsExactly(1);
    }

    @Test
    void an_item_is_shown_once_and_brings_its_revision_and_its_cache_entry() {
        AccountId account = database.account(1);
        Revisions revisions = new Revisions(database.database());
        JobId job = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        Assignment attempt = claim(job, TechPackStage.EDIT);
        Revision born =
                new Revision(
                        UUID.randomUUID(),
                        "shirt",
                        ViewType.FRONT,
                        "a.jpg",
                        "b.jpg",
                        300,
                        400,
                        "00",
                        Optional.empty());
        Item item = NewRevision.with(Item.of(0, "{\"n\":1}"), born).cachedAs("key");

        ledger.progress(attempt, 1, 1, "edited", Optional.of(item));
        ledger.progress(attempt, 1, 1, "edited", Optional.of(Item.of(0, "{\"n\":2}")));

        assertThat(revisions.find(account, List.of(born.id())))
                .containsEntry(born.id(), new Revisions.Found(born, true));
        assertThat(revisions.find(AccountId.next(), List.of(born.id()))).isEmpty();
        assertThat(revisions.analyses(account, List.of(born.id())))
                .hasEntrySatisfying(
                        born.id(), analysis -> assertThat(analysis.get("n").asInt()).isEqualTo(1));
        assertThat(revisions.cached(account, List.of("key", "other")))
                .isEqualTo(Map.of("key", "{\"n\":1}"));
        assertThat(database.count("select count(*) from stage_item")).isEqualTo(1);
    }

    @Test
    void one_call_that_breaks_a_rule_does_not_spoil_the_others_of_its_batch() throws Exception {
        AccountId account = database.account(60);
        List<Assignment> attempts =
                IntStream.range(0, 20)
                        .mapToObj(_ ->
                                claim(
                                        accepted(
                                                Submission.of(
                                                        account,
                                                        TechPackJob.CLOSE_UP_GENERATION,
                                                        "shirt",
                                                        ORDER)),
                                        TechPackStage.CLOSE_UPS))
                        .toList();

        List<Boolean> completed =
                atOnce(
                        IntStream.range(0, 20)
                                .<Callable<Boolean>>mapToObj(i ->
                                        () -> {
                                            try {
                                                return ledger.complete(
                                                        attempts.get(i),
                                                        Outcome.done(i == 7 ? "no json" : "{}"));
                                            } catch (RuntimeException refused) {
                                                return false;
                                            }
                                        })
                                .toList());

        assertThat(completed).containsOnlyOnce(false);
        assertThat(completed.get(7)).isFalse();
    }

    @Test
    void a_closed_ledger_says_so() {
        Ledger closed = database.ledger();
        closed.close();

        assertThatThrownBy(() -> closed.cancel(AccountId.next(), JobId.next()))
                .isInstanceOf(DatabaseUnavailable.class);
    }
}
