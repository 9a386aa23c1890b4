package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Heartbeat.StageLoad;
import io.techpack.ledger.OperatorOrders.Pause;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobHistory;
import io.techpack.query.OperatorQueries;
import io.techpack.query.StageStatus;
import io.techpack.query.StageStatus.Queue;
import io.techpack.query.WorkerStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators are told of stages, workers and single jobs. */
class OperatorQueriesTest extends LedgerTestBase {

    private OperatorQueries operators;
    private OperatorOrders orders;

    @BeforeEach
    void operate() {
        Duration leaseTime = LedgerSettings.DEFAULTS.leaseTime();
        operators = new OperatorQueries(database.database(), TechPackJob.TYPES, leaseTime);
        orders = new OperatorOrders(database.database(), leaseTime);
    }

    @Test
    void a_transaction_that_keeps_vacuum_from_cleaning_up_is_seen_until_it_ends() {
        database.jdbi()
                .useTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        held -> {
                            held.createQuery("select count(*) from job").mapTo(Long.class).one();
                            await().atMost(Duration.ofSeconds(10))
                                    .until(() -> operators.oldestSnapshot().toMillis() > 50);
                        });
        assertThat(operators.oldestSnapshot()).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void a_stage_is_told_with_its_queue_its_living_workers_and_its_pause() throws SQLException {
        AccountId account = database.account(10);
        for (int i = 0; i < 4; i++) {
            accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        }
        database.execute("update job set run_at = now() - interval '7 seconds'");
        List<Assignment> claimed =
                ledger.claimDue(worker, Map.of(TechPackStage.EDIT, 2), Duration.ofDays(-1))
                        .assignments();
        ledger.requeue(claimed.getFirst().lease(), Duration.ofHours(1), true, "again");
        beat(worker, new StageLoad(TechPackStage.EDIT, 4, 1, seconds(2), 0.5), Map.of());
        WorkerId other = WorkerId.next();
        beat(other, new StageLoad(TechPackStage.EDIT, 8, 3, seconds(4), 1), Map.of());
        orders.drain(other, true);
        WorkerId dead = WorkerId.next();
        beat(dead, new StageLoad(TechPackStage.EDIT, 100, 7, seconds(9), 9), Map.of());
        database.execute(
                "update worker set heartbeat_at = now() - interval '1 minute' where id = '%s'"
                        .formatted(dead));
        orders.pause(TechPackStage.EDIT, "ops", Optional.of("why"));

        StageStatus edit = status(TechPackStage.EDIT);

        assertThat(edit.queue().due()).isEqualTo(2);
        assertThat(edit.queue().scheduled()).isEqualTo(1);
        assertThat(edit.queue().running()).isEqualTo(1);
        assertThat(edit.queue().oldest()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(edit.capacity()).describedAs("of those that claim").isEqualTo(4);
        assertThat(edit.inFlight()).isEqualTo(4);
        assertThat(edit.workers()).isEqualTo(2);
        assertThat(edit.draining()).isEqualTo(1);
        assertThat(edit.recently()).hasValue(Duration.ofSeconds(3));
        assertThat(edit.perSecond()).isEqualTo(1.5);
        assertThat(edit.outage()).isEmpty();
        assertThat(edit.pause().flatMap(Pause::reason)).hasValue("why");
        assertThat(status(TechPackStage.SKETCHES).queue()).isEqualTo(Queue.EMPTY);
        assertThat(status(TechPackStage.SKETCHES).pause()).isEmpty();
        assertThat(operators.workers())
                .extracting(WorkerStatus::id, WorkerStatus::alive)
                .containsExactlyInAnyOrder(
                        tuple(worker, true), tuple(other, true), tuple(dead, false));
    }

    @Test
    void an_engine_is_down_for_a_stage_if_no_worker_that_claims_can_rely_on_it() {
        StageLoad load = StageLoad.of(TechPackStage.EDIT, 4);
        WorkerId other = WorkerId.next();
        beat(worker, load, Map.of(TechPackStage.EDIT, Duration.ofMinutes(1)));
        beat(other, load, Map.of());
        assertThat(status(TechPackStage.EDIT).outage()).isEmpty();

        orders.drain(other, true);

        assertThat(status(TechPackStage.EDIT).outage()).isPresent();
        assertThat(operators.workers().getFirst().openCircuits())
                .containsExactly(TechPackStage.EDIT);
    }

    @Test
    void a_worker_of_a_version_that_tells_less_is_shown_with_what_it_tells() throws SQLException {
        beat(worker, StageLoad.of(TechPackStage.EDIT, 4), Map.of());
        database.execute("update worker set stage_in_flight = '{}', stage_rates = '{}'");

        assertThat(status(TechPackStage.EDIT).capacity()).isEqualTo(4);
        assertThat(status(TechPackStage.EDIT).inFlight()).isZero();
    }

    @Test
    void a_jobs_history_names_each_attempt_its_worker_and_why_it_did_not_end_the_stage() {
        AccountId account = database.account(9);
        beat(worker, StageLoad.of(TechPackStage.CATEGORY, 4), Map.of());
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.release(claim(job, TechPackStage.CATEGORY).lease());
        ledger.requeue(
                claim(job, TechPackStage.CATEGORY).lease(), Duration.ZERO, true, "answered 500");
        Assignment third = claim(job, TechPackStage.CATEGORY);
        ledger.complete(third, new Outcome.Done("{}", true, Optional.of("7 of 8 made")));
        Assignment views = claim(job, TechPackStage.BASE_VIEWS);
        assertThat(operators.history(job).orElseThrow().holder())
                .hasValueSatisfying(holder -> {
                    assertThat(holder.worker()).isEqualTo("w");
                    assertThat(holder.alive()).isTrue();
                });
        ledger.fail(
                views.lease(),
                new Failure(FailureKind.STAGE_FAILED, TechPackStage.BASE_VIEWS, "no luck"));

        JobHistory history = operators.history(job).orElseThrow();

        assertThat(history.status()).isEqualTo(JobStatus.FAILED);
        assertThat(history.failureKind()).hasValue("STAGE_FAILED");
        assertThat(history.owner().id()).isEqualTo(account);
        assertThat(history.holder()).isEmpty();
        assertThat(history.unfinished())
                .extracting(
                        each -> each.stage(),
                        each -> each.worker().orElse(""),
                        each -> each.counted(),
                        each -> each.why())
                .containsExactly(
                        tuple("category", "w", false, "Waiting for another worker"),
                        tuple("category", "w", true, "answered 500"));
        assertThat(history.ended())
                .extracting(
                        each -> each.stage(),
                        each -> each.status(),
                        each -> each.worker().orElse(""),
                        each -> each.said().orElse(""))
                .containsExactly(
                        tuple("category", "completed", "w", "7 of 8 made"),
                        tuple("base-views", "error", "w", "no luck"));
        assertThat(history.entries()).extracting(each -> each.amount()).contains(-3, 3);
        assertThat(operators.history(JobId.next())).isEmpty();
    }

    @Test
    void a_job_that_is_retried_and_then_done_is_told_from_when_it_was_queued_again() {
        AccountId account = database.account(2);
        JobId job = accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        Assignment first = claim(job, TechPackStage.EDIT);
        ledger.fail(first.lease(), new Failure(FailureKind.STAGE_FAILED, TechPackStage.EDIT, "no"));
        ledger.retry(account, job);
        ledger.complete(claim(job, TechPackStage.EDIT), Outcome.done("{}"));

        JobHistory history = operators.history(job).orElseThrow();

        assertThat(history.retries()).isEqualTo(1);
        assertThat(history.ended())
                .singleElement()
                .satisfies(ended -> {
                    assertThat(ended.status()).isEqualTo("completed");
                    assertThat(ended.queuedAt())
                            .isEqualTo(history.times().retriedAt().orElseThrow());
                });
    }

    private void beat(WorkerId who, StageLoad load, Map<Stage, Duration> open) {
        ledger.heartbeat(new Heartbeat(who, "w", List.of(load), List.of(), open));
    }

    private StageStatus status(Stage stage) {
        return operators.stages().stream()
                .filter(each -> each.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Duration> seconds(int seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
