package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.techpack.database.PlanArrays;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** The stage by which the queue finds a job, which is not always the one that it is at. */
class QueueStageTest extends LedgerTestBase {

    private static final Duration ANY_AGE = Duration.ofDays(-1);

    @Test
    void a_claim_and_the_completions_of_a_worker_that_goes_on_touch_no_index() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));

        Map<String, Boolean> touchedIndexes = new LinkedHashMap<>();
        database.jdbi()
                .useTransaction(handle -> {
                    PlanArrays plans = new PlanArrays(TechPackJob.TYPES);
                    ClaimedRow claimed =
                            new Claim(TechPackJob.TYPES, plans)
                                    .announced(
                                            handle,
                                            worker,
                                            List.of(new DueStage(job, TechPackStage.CATEGORY)))
                                    .getFirst();
                    Assignment assignment = ((ClaimedRow.Readable) claimed).assignment();
                    touchedIndexes.put("claim", touchesIndexes(handle));
                    for (Step step : TechPackJob.TECH_PACK.plan()) {
                        CompletedStage stage =
                                new CompletedStage(assignment, Outcome.done("{}"), Duration.ZERO);
                        boolean last = stage.next().isEmpty();
                        Complete complete = new Complete(List.of(stage), !last);
                        assertThat(
                                        Complete.run(handle, List.of(complete), Duration.ZERO)
                                                .getFirst())
                                .isPresent();
                        touchedIndexes.put(step.stage().id(), touchesIndexes(handle));
                        assignment = last ? assignment : stage.following(List.of());
                    }
                });

        // the last one leaves the indexes of live jobs
        assertThat(touchedIndexes)
                .containsExactly(
                        entry("claim", false),
                        entry("category", false),
                        entry("base-views", false),
                        entry("close-ups", false),
                        entry("sketches", true));
    }

    /** Whether one of this transaction's updates of the job was not heap-only. */
    private static boolean touchesIndexes(Handle handle) {
        return handle.createQuery(
                        "select n_tup_upd > n_tup_hot_upd from pg_stat_xact_user_tables where relname = 'job'")
                .mapTo(boolean.class)
                .one();
    }

    @Test
    void what_is_given_back_after_its_worker_went_on_is_found_at_its_own_stage() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment second = goneOn(claim(job, TechPackStage.CATEGORY));
        Assignment third = goneOn(second);
        assertThat(third.lease().stage()).isEqualTo(TechPackStage.CLOSE_UPS);

        assertThat(ledger.release(third.lease())).isTrue();

        assertThat(swept(TechPackStage.CATEGORY)).isEmpty();
        assertThat(swept(TechPackStage.BASE_VIEWS)).isEmpty();
        assertThat(swept(TechPackStage.CLOSE_UPS)).containsExactly(job);
    }

    @Test
    void what_is_retried_after_its_worker_went_on_is_found_at_its_own_stage() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment second = goneOn(claim(job, TechPackStage.CATEGORY));
        Failure failure =
                new Failure(FailureKind.STAGE_FAILED, TechPackStage.BASE_VIEWS, "no answer");
        assertThat(ledger.fail(second.lease(), failure)).isTrue();

        assertThat(ledger.retry(account, job)).isInstanceOf(RetryResult.Resumed.class);

        assertThat(swept(TechPackStage.CATEGORY)).isEmpty();
        assertThat(swept(TechPackStage.BASE_VIEWS)).containsExactly(job);
    }

    @Test
    void a_job_that_no_queue_would_find_is_not_stored() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));

        assertThatThrownBy(() ->
                        database.execute(
                                "update job set queue_stage = 'edit' where id = '%s'"
                                        .formatted(job)))
                .hasMessageContaining("found_at_its_stage");
    }

    private Assignment goneOn(Assignment assignment) {
        return Completions.goOn(ledger, assignment, Outcome.done("{}")).orElseThrow();
    }

    private List<JobId> swept(Stage stage) {
        return ledger.claimDue(worker, Map.of(stage, 5), ANY_AGE).assignments().stream()
                .map(each -> each.lease().job())
                .toList();
    }
}
