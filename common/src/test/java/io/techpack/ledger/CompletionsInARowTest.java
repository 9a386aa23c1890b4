package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several stages of a job that end in one statement. */
class CompletionsInARowTest extends LedgerTestBase {

    private AccountId account;
    private JobId job;
    private Assignment first;

    @BeforeEach
    void begin() {
        account = database.account(9);
        job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        first = claim(job, TechPackStage.CATEGORY);
    }

    @Test
    void each_keeps_its_result_its_note_its_price_and_its_times() {
        Iterator<Outcome.Done> outcomes =
                List.of(
                                Outcome.done("\"0\""),
                                new Outcome.Done("\"1\"", true, Optional.empty()),
                                Outcome.done("\"2\"").noting("7 of 8 made"),
                                new Outcome.Done("\"3\"", true, Optional.empty()))
                        .iterator();

        assertThat(ledger.complete(Completions.inARow(first, 4, outcomes::next), false))
                .isEqualTo(new Completion(true, false));

        JobView ended = queries.find(account, job).orElseThrow();
        assertThat(ended.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(ended.stage()).isEqualTo(TechPackStage.SKETCHES);
        // submitted, claimed, and four stages
        assertThat(ended.version()).isEqualTo(6);
        int price = TechPackJob.TECH_PACK.price();
        int back =
                TechPackJob.TECH_PACK.step(TechPackStage.BASE_VIEWS).credits()
                        + TechPackJob.TECH_PACK.step(TechPackStage.SKETCHES).credits();
        assertThat(ended.used()).isEqualTo(price - back);
        assertThat(ended.refunded()).isEqualTo(back);
        assertThat(database.balance(account)).isEqualTo(9 - price + back);
        assertThat(ended.ended().stream().map(stage -> String.valueOf(stage.result())))
                .containsExactlyInAnyOrder("\"0\"", "\"1\"", "\"2\"", "\"3\"");
        assertThat(ended.ended(TechPackStage.CLOSE_UPS).orElseThrow().note())
                .isEqualTo("7 of 8 made");
        assertThat(
                        database.count(
                                """
                                select count(*) from stage_result a
                                join stage_result b on b.job_id = a.job_id and b.started_at = a.finished_at
                                where b.finished_at = b.started_at + interval '2 ms'
                                """))
                .isEqualTo(3);
    }

    @Test
    void the_attempts_of_the_first_are_those_that_it_took() {
        assertThat(ledger.requeue(first.lease(), Duration.ZERO, true, "again")).isTrue();
        Assignment again = claim(job, TechPackStage.CATEGORY);

        ledger.complete(Completions.inARow(again, 2, () -> Outcome.done("{}")), false);

        JobView queued = queries.find(account, job).orElseThrow();
        assertThat(queued.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(queued.stage()).isEqualTo(TechPackStage.CLOSE_UPS);
        assertThat(queued.ended(TechPackStage.CATEGORY).map(JobView.EndedStage::attempts))
                .contains(2);
        assertThat(queued.ended(TechPackStage.BASE_VIEWS).map(JobView.EndedStage::attempts))
                .contains(1);
        assertThat(claim(job, TechPackStage.CLOSE_UPS).tries()).isEqualTo(1);
    }

    @Test
    void none_is_completed_if_the_lease_is_lost_or_one_of_the_later_stages_is_paused() {
        OperatorOrders orders =
                new OperatorOrders(database.database(), LedgerSettings.DEFAULTS.leaseTime());
        orders.pause(TechPackStage.CLOSE_UPS, "ops", Optional.empty());
        List<CompletedStage> row = Completions.inARow(first, 3, () -> Outcome.done("{}"));

        assertThat(ledger.complete(row, true)).isEqualTo(Completion.REFUSED);
        assertThat(queries.find(account, job).orElseThrow().ended()).isEmpty();

        // the one before the paused stage is not kept from it
        assertThat(ledger.complete(row.subList(0, 2), true)).isEqualTo(new Completion(true, false));
        orders.resume(TechPackStage.CLOSE_UPS);
        assertThat(ledger.complete(row, true)).isEqualTo(Completion.REFUSED);
        assertThat(queries.find(account, job).orElseThrow().ended()).hasSize(2);
    }

    @Test
    void stages_that_do_not_follow_each_other_are_no_row() {
        List<CompletedStage> row = Completions.inARow(first, 3, () -> Outcome.done("{}"));

        assertThatThrownBy(() -> ledger.complete(List.of(row.get(0), row.get(2)), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in a row");
    }
}
