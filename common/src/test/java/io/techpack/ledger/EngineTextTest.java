package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an engine answers may hold what no database takes; none of it is lost for that. */
class EngineTextTest extends LedgerTestBase {

    private static final String ODD = "a\0b" + '\uD83D';
    private static final String ODD_JSON = "{\"text\":\"a\\u0000b\\ud83d\",\"\\u0000\":1}";
    private static final String STORED = "a\uFFFDb\uFFFD";

    @Test
    void items_results_and_notes_are_made_storable() {
        AccountId account = database.account(9);
        JobId job =
                accepted(Submission.of(account, TechPackJob.BASE_VIEW_ANALYSIS, "shirt", ORDER));
        Assignment assignment = claim(job, TechPackStage.BASE_VIEWS);

        assertThat(
                        ledger.progress(
                                assignment,
                                1,
                                1,
                                ODD,
                                Optional.of(Item.of(0, ODD_JSON).cachedAs(ODD))))
                .isTrue();
        assertThat(ledger.complete(assignment, Outcome.done(ODD_JSON).noting(ODD))).isTrue();

        JobView view = queries.find(account, job).orElseThrow();
        JobView.EndedStage ended = view.ended(TechPackStage.BASE_VIEWS).orElseThrow();
        assertThat(view.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(view.items().getFirst().content().get("text").asString()).isEqualTo(STORED);
        assertThat(view.items().getFirst().content().get("\uFFFD").asInt()).isEqualTo(1);
        assertThat(ended.result()).hasToString("{\"text\":\"%s\",\"\uFFFD\":1}".formatted(STORED));
        assertThat(ended.note()).isEqualTo(STORED);
    }

    @Test
    void a_permanent_failure_stays_what_it_is() {
        AccountId account = database.account(1);
        JobId job = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        Assignment assignment = claim(job, TechPackStage.EDIT);

        Failure failure = new Failure(FailureKind.UNPROCESSABLE_EDIT, TechPackStage.EDIT, ODD);
        assertThat(ledger.fail(assignment.lease(), failure)).isTrue();

        JobView view = queries.find(account, job).orElseThrow();
        assertThat(view.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNPROCESSABLE_EDIT);
        assertThat(view.failure().orElseThrow().message()).isEqualTo(STORED);
        assertThat(view.refunded()).isEqualTo(1);
    }

    @Test
    void why_a_stage_is_tried_again_is_made_storable() {
        AccountId account = database.account(1);
        JobId job = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        Assignment assignment = claim(job, TechPackStage.EDIT);

        assertThat(ledger.requeue(assignment.lease(), Duration.ZERO, true, ODD)).isTrue();

        assertThat(queries.find(account, job).orElseThrow().step()).isEqualTo(STORED);
    }

    @Test
    void an_eager_next_stage_is_given_what_was_stored() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment assignment = claim(job, TechPackStage.CATEGORY);

        Assignment next =
                Completions.goOn(ledger, assignment, Outcome.done(ODD_JSON)).orElseThrow();

        assertThat(next.results().get(TechPackStage.CATEGORY)).contains("a\\ufffdb\\ufffd");
    }
}
