package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import io.techpack.query.OperatorQueries;
import io.techpack.query.StageStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Where the credits go when a job ends. */
class SettlementTest extends LedgerTestBase {

    @Test
    void a_failed_stage_keeps_what_was_done_and_gives_back_the_rest() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, TechPackStage.CATEGORY), Outcome.done("{}"));
        ledger.complete(claim(job, TechPackStage.BASE_VIEWS), Outcome.done("{}"));
        Lease lease = claim(job, TechPackStage.CLOSE_UPS).lease();

        assertThat(
                        ledger.fail(
                                lease,
                                new Failure(
                                        FailureKind.STAGE_FAILED,
                                        TechPackStage.CLOSE_UPS,
                                        "no luck")))
                .isTrue();

        JobView view = queries.find(account, job).orElseThrow();
        assertThat(view.status()).isEqualTo(JobStatus.FAILED);
        assertThat(view.failure())
                .hasValue(
                        new Failure(FailureKind.STAGE_FAILED, TechPackStage.CLOSE_UPS, "no luck"));
        assertThat(view.used()).isEqualTo(3);
        assertThat(view.refunded()).isEqualTo(6);
        assertThat(database.balance(account)).isEqualTo(6);
        assertThat(view.entries())
                .filteredOn(entry -> entry.kind().equals("REFUND"))
                .extracting(JobView.Entry::stage, JobView.Entry::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(TechPackStage.CLOSE_UPS, "failed"),
                        org.assertj.core.api.Assertions.tuple(TechPackStage.SKETCHES, "not run"));
    }

    @Test
    void a_cached_stage_is_free() {
        AccountId account = database.account(3);
        JobId job =
                accepted(Submission.of(account, TechPackJob.BASE_VIEW_ANALYSIS, "shirt", ORDER));

        ledger.complete(claim(job, TechPackStage.BASE_VIEWS), Outcome.cached("{}"));

        JobView view = queries.find(account, job).orElseThrow();
        assertThat(view.used()).isZero();
        assertThat(view.refunded()).isEqualTo(3);
        assertThat(view.ended(TechPackStage.BASE_VIEWS).orElseThrow().cached()).isTrue();
        assertThat(database.balance(account)).isEqualTo(3);
    }

    @Test
    void a_job_that_failed_after_a_cached_stage_is_not_given_back_twice() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, TechPackStage.CATEGORY), Outcome.done("{}"));
        ledger.complete(claim(job, TechPackStage.BASE_VIEWS), Outcome.cached("{}"));

        ledger.fail(
                claim(job, TechPackStage.CLOSE_UPS).lease(),
                new Failure(FailureKind.STAGE_FAILED, TechPackStage.CLOSE_UPS, "no luck"));

        assertThat(database.balance(account)).isEqualTo(9);
        assertThat(queries.find(account, job).orElseThrow().refunded()).isEqualTo(9);
    }

    @Test
    void a_cancel_ends_a_queued_or_running_job_once_and_gives_back_what_was_not_done() {
        AccountId account = database.account(18);
        JobId queued = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        JobId running = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        Assignment attempt = claim(running, TechPackStage.CATEGORY);

        assertThat(ledger.cancel(account, queued)).isTrue();
        assertThat(ledger.cancel(account, queued)).isFalse();
        assertThat(ledger.cancel(account, running)).isTrue();
        assertThat(ledger.complete(attempt, Outcome.done("{}"))).isFalse();

        assertThat(database.balance(account)).isEqualTo(18);
        assertThat(queries.find(account, running).orElseThrow().status())
                .isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void a_cancel_that_waits_for_a_completion_keeps_what_was_completed() throws Exception {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, TechPackStage.CATEGORY), Outcome.done("{}"));
        Complete completion =
                Completions.of(claim(job, TechPackStage.BASE_VIEWS), Outcome.done("{}"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Handle committing = database.jdbi().open()) {
            committing.begin();
            Complete.run(committing, List.of(completion), Duration.ZERO);
            Future<Boolean> canceled = threads.submit(() -> ledger.cancel(account, job));
            org.awaitility.Awaitility.await()
                    .until(() ->
                            database.count(
                                            """
                                            select count(*) from pg_stat_activity
                                            where datname = current_database() and wait_event_type = 'Lock'
                                            """)
                                    == 1);
            committing.commit();
            assertThat(canceled.get()).isTrue();
        }

        JobView view = queries.find(account, job).orElseThrow();
        assertThat(view.used()).isEqualTo(3);
        assertThat(view.refunded()).isEqualTo(6);
        assertThat(database.balance(account)).isEqualTo(6);
    }

    @Test
    void a_job_at_a_stage_that_no_version_and_no_living_worker_knows_ends_after_a_while() {
        OperatorQueries operators =
                new OperatorQueries(
                        database.database(),
                        TechPackJob.TYPES,
                        LedgerSettings.DEFAULTS.leaseTime());
        AccountId account = database.account(18);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        JobId ordinary = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        sql("update job set sweep_at = now() - interval '1 hour'");
        sql("update job set stage = 'hologram', queue_stage = 'hologram' where id = '" + job + "'");
        ledger.heartbeat(
                new Heartbeat(
                        worker,
                        "newer",
                        List.of(Heartbeat.StageLoad.of(TechPackStage.CATEGORY, 1)),
                        List.of()));
        sql("update worker set stages = '{hologram}'");
        assertThat(ledger.abandoned().failUnknownStages()).isZero();
        assertThat(operators.stages())
                .filteredOn(stage -> stage.queue().due() > 0)
                .extracting(StageStatus::stage)
                .containsExactly(TechPackStage.CATEGORY);

        sql("update worker set heartbeat_at = now() - interval '1 minute'");

        assertThat(ledger.abandoned().failUnknownStages()).isEqualTo(1);
        assertThat(ledger.abandoned().failUnknownStages()).isZero();
        assertThat(database.balance(account)).isEqualTo(9);
        assertThat(operators.parked(Optional.empty(), 5))
                .singleElement()
                .satisfies(parked -> assertThat(parked.stage()).isEqualTo("hologram"));
        assertThat(queries.page(account, new JobQueries.Filter(null, null, null, null), 10))
                .extracting(JobView::id)
                .containsExactly(ordinary);
    }

    private void sql(String statement) {
        database.jdbi().useHandle(handle -> handle.execute(statement));
    }

    @Test
    void nobody_cancels_or_sees_the_job_of_another_account() {
        AccountId account = database.account(9);
        AccountId stranger = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));

        assertThat(ledger.cancel(stranger, job)).isFalse();
        assertThat(queries.find(stranger, job)).isEmpty();
        assertThat(queries.version(stranger, job)).isEmpty();
        assertThat(queries.page(stranger, new JobQueries.Filter(null, null, null, null), 10))
                .isEmpty();
        assertThat(ledger.cancel(account, job)).isTrue();
    }

    @Test
    void a_job_past_its_deadline_is_not_claimed_and_ends() {
        AccountId account = database.account(9);
        Submission submission =
                new Submission(
                        JobId.next(),
                        account,
                        TechPackJob.TECH_PACK,
                        "shirt",
                        ORDER,
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(1)),
                        Optional.empty(),
                        Optional.empty());
        JobId job = accepted(submission);
        org.awaitility.Awaitility.await().until(() -> ledger.abandoned().expire() == 1);

        assertThat(ledger.claim(worker, List.of(new DueStage(job, TechPackStage.CATEGORY))))
                .isEmpty();
        assertThat(queries.find(account, job).orElseThrow().failure().orElseThrow().kind())
                .isEqualTo(FailureKind.DEADLINE_EXCEEDED);
        assertThat(database.balance(account)).isEqualTo(9);
    }
}
