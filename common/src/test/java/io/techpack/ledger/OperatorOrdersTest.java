package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.ledger.OperatorOrders.Pause;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators order, and who obeys. */
class OperatorOrdersTest extends LedgerTestBase {

    private static final Duration ANY_AGE = Duration.ofDays(-1);

    private OperatorOrders orders;

    @BeforeEach
    void order() {
        orders = new OperatorOrders(database.database(), LedgerSettings.DEFAULTS.leaseTime());
    }

    @Test
    void a_paused_stage_is_claimed_neither_by_records_nor_by_sweeps_and_the_others_are() {
        AccountId account = database.account(10);
        JobId edit = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "a", ORDER));
        JobId category =
                accepted(Submission.of(account, TechPackJob.CATEGORY_DETECTION, "b", ORDER));
        orders.pause(TechPackStage.EDIT, "ops", Optional.of("bad prompts"));

        assertThat(
                        ledger.claim(
                                worker,
                                List.of(
                                        new DueStage(edit, TechPackStage.EDIT),
                                        new DueStage(category, TechPackStage.CATEGORY))))
                .extracting(each -> each.lease().job())
                .containsExactly(category);
        assertThat(sweep(worker)).isEmpty();

        assertThat(orders.resume(TechPackStage.EDIT)).isTrue();
        assertThat(sweep(worker)).containsExactly(edit);
    }

    @Test
    void what_runs_when_its_stage_is_paused_is_completed() {
        AccountId account = database.account(10);
        JobId job = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        Assignment running = claim(job, TechPackStage.EDIT);
        orders.pause(TechPackStage.EDIT, "ops", Optional.empty());

        assertThat(ledger.complete(running, Outcome.done("{}"))).isTrue();

        assertThat(queries.find(account, job).orElseThrow().status())
                .isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void a_paused_next_stage_is_queued_instead_of_begun_and_looks_like_any_that_waits() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment running = claim(job, TechPackStage.CATEGORY);
        orders.pause(TechPackStage.BASE_VIEWS, "ops", Optional.empty());

        Completion completion =
                ledger.complete(
                        List.of(new CompletedStage(running, Outcome.done("{}"), Duration.ZERO)),
                        true);

        assertThat(completion.held()).isTrue();
        assertThat(completion.startedNext()).isFalse();
        JobView queued = queries.find(account, job).orElseThrow();
        assertThat(queued.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(queued.stage()).isEqualTo(TechPackStage.BASE_VIEWS);
        assertThat(queued.step()).isEqualTo("Waiting for Base View Analysis");
        assertThat(queued.progress()).isEqualTo(running.step().to());
        assertThat(queued.attempt()).isZero();

        orders.resume(TechPackStage.BASE_VIEWS);
        assertThat(claim(job, TechPackStage.BASE_VIEWS).tries()).isEqualTo(1);
    }

    @Test
    void a_stage_that_is_paused_already_stays_as_it_is_and_one_that_is_not_need_not_be_resumed() {
        orders.pause(TechPackStage.EDIT, "first", Optional.of("why"));
        Map<String, Pause> before = orders.pauses();
        orders.pause(TechPackStage.EDIT, "second", Optional.empty());

        assertThat(orders.pauses()).isEqualTo(before).containsOnlyKeys("edit");
        assertThat(before.values())
                .singleElement()
                .satisfies(pause -> {
                    assertThat(pause.by()).isEqualTo("first");
                    assertThat(pause.reason()).hasValue("why");
                });
        assertThat(orders.resume(TechPackStage.EDIT)).isTrue();
        assertThat(orders.resume(TechPackStage.EDIT)).isFalse();
        assertThat(orders.pauses()).isEmpty();
    }

    @Test
    void a_heartbeat_brings_the_orders_for_its_own_stages() {
        Heartbeat edits =
                new Heartbeat(
                        worker,
                        "w",
                        List.of(Heartbeat.StageLoad.of(TechPackStage.EDIT, 2)),
                        List.of());
        orders.pause(TechPackStage.EDIT, "ops", Optional.empty());
        orders.pause(TechPackStage.SKETCHES, "ops", Optional.empty());

        assertThat(ledger.heartbeat(edits).paused()).containsExactly(TechPackStage.EDIT);
        assertThat(ledger.heartbeat(edits).draining()).isFalse();
        orders.drain(worker, true);
        assertThat(ledger.heartbeat(edits).draining()).isTrue();
    }

    @Test
    void a_drained_worker_claims_nothing_finishes_what_it_runs_and_may_be_let_claim_again() {
        AccountId account = database.account(10);
        ledger.heartbeat(new Heartbeat(worker, "w", ALL_STAGES, List.of()));
        JobId running = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "a", ORDER));
        Assignment assignment = claim(running, TechPackStage.EDIT);
        JobId due = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "b", ORDER));

        assertThat(orders.drain(worker, true)).isTrue();
        assertThat(ledger.claim(worker, List.of(new DueStage(due, TechPackStage.EDIT)))).isEmpty();
        assertThat(sweep(worker)).isEmpty();
        assertThat(ledger.complete(assignment, Outcome.done("{}"))).isTrue();

        assertThat(orders.drain(worker, false)).isTrue();
        assertThat(sweep(worker)).containsExactly(due);
    }

    @Test
    void only_a_living_worker_can_be_drained() throws SQLException {
        ledger.heartbeat(new Heartbeat(worker, "w", ALL_STAGES, List.of()));
        database.execute("update worker set heartbeat_at = now() - interval '1 minute'");

        assertThat(orders.drain(worker, true)).isFalse();
        assertThat(orders.drain(WorkerId.next(), true)).isFalse();
    }

    @Test
    void a_pause_for_which_claims_leave_no_room_is_given_up_and_holds_nobody_back() {
        AccountId account = database.account(10);
        JobId job = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        try (Handle stuck = database.jdbi().open()) {
            stuck.begin();
            stuck.execute("select stage from stage_pause for key share");

            assertThatThrownBy(() -> orders.pause(TechPackStage.EDIT, "ops", Optional.empty()))
                    .isInstanceOf(DatabaseUnavailable.class);
            stuck.rollback();
        }
        assertThat(orders.pauses()).isEmpty();
        claim(job, TechPackStage.EDIT);
    }

    private List<JobId> sweep(WorkerId who) {
        return ledger
                .claimDue(who, Map.of(TechPackStage.EDIT, 4, TechPackStage.CATEGORY, 4), ANY_AGE)
                .assignments()
                .stream()
                .map(each -> each.lease().job())
                .toList();
    }
}
