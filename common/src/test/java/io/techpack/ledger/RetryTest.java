package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.techpack.account.Accounts;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A failed job goes on where it failed, and pays for that again. */
class RetryTest extends LedgerTestBase {

    @Test
    void a_retried_job_starts_next_at_the_failed_stage_with_all_that_is_finished() {
        AccountId account = database.account(9);
        JobId job = failedAtCloseUps(account);
        JobView before = view(account, job);

        assertThat(ledger.retry(account, job)).isEqualTo(new RetryResult.Resumed(6));

        JobView queued = view(account, job);
        assertThat(queued.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(queued.stage()).isEqualTo(TechPackStage.CLOSE_UPS);
        assertThat(queued.failure()).isEmpty();
        assertThat(queued.finishedAt()).isEmpty();
        assertThat(queued.version()).isEqualTo(before.version() + 1);
        assertThat(queued.progress()).isEqualTo(before.progress());
        assertThat(queued.attempt()).isZero();
        assertThat(database.balance(account)).isZero();

        Assignment again = claim(job, TechPackStage.CLOSE_UPS);
        assertThat(again.tries()).isEqualTo(1);
        assertThat(again.results())
                .containsOnlyKeys(TechPackStage.CATEGORY, TechPackStage.BASE_VIEWS);
        assertThat(again.itemsOf(TechPackStage.CLOSE_UPS))
                .containsExactly(new Item.Finished(0, "{\"n\":0}"));
        ledger.complete(again, Outcome.done("{}"));
        ledger.complete(claim(job, TechPackStage.SKETCHES), Outcome.done("{}"));

        JobView done = view(account, job);
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.ended())
                .extracting(JobView.EndedStage::status, JobView.EndedStage::failure)
                .containsOnly(tuple("completed", null));
        assertThat(List.of(done.held(), done.used(), done.refunded())).containsExactly(15, 9, 6);
        assertThat(database.balance(account)).isZero();
    }

    @Test
    void a_job_that_fails_again_gives_back_again_and_can_be_retried_again() {
        AccountId account = database.account(9);
        JobId job = failedAtCloseUps(account);

        ledger.retry(account, job);
        ledger.complete(claim(job, TechPackStage.CLOSE_UPS), Outcome.done("{}"));
        fail(job, TechPackStage.SKETCHES);

        assertThat(database.balance(account)).isEqualTo(3);
        assertThat(entries(account, job, "REFUND"))
                .containsExactlyInAnyOrder(
                        tuple(TechPackStage.CLOSE_UPS, 3, "failed"),
                        tuple(TechPackStage.SKETCHES, 3, "not run"),
                        tuple(TechPackStage.SKETCHES, 3, "failed"));
        assertThat(ledger.retry(account, job)).isEqualTo(new RetryResult.Resumed(3));
        ledger.complete(claim(job, TechPackStage.SKETCHES), Outcome.done("{}"));
        assertThat(view(account, job).used()).isEqualTo(9);
        assertThat(entries(account, job, "CHARGE"))
                .containsExactlyInAnyOrder(
                        tuple(TechPackStage.BASE_VIEWS, -3, null),
                        tuple(TechPackStage.CLOSE_UPS, -3, null),
                        tuple(TechPackStage.SKETCHES, -3, null),
                        tuple(TechPackStage.CLOSE_UPS, -3, null),
                        tuple(TechPackStage.SKETCHES, -3, null),
                        tuple(TechPackStage.SKETCHES, -3, null));
    }

    @Test
    void a_retried_job_that_is_canceled_gives_back_what_was_charged_again() {
        AccountId account = database.account(9);
        JobId queued = failedAtCloseUps(account);
        ledger.retry(account, queued);

        assertThat(ledger.cancel(account, queued)).isTrue();

        assertThat(database.balance(account)).isEqualTo(6);
        assertThat(ledger.retry(account, queued))
                .isEqualTo(new RetryResult.NotFailed(JobStatus.CANCELED));
    }

    @Test
    void a_stage_that_turns_out_to_be_cached_after_a_retry_is_free() {
        AccountId account = database.account(9);
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, TechPackStage.CATEGORY), Outcome.done("{}"));
        fail(job, TechPackStage.BASE_VIEWS);
        ledger.retry(account, job);

        ledger.complete(claim(job, TechPackStage.BASE_VIEWS), Outcome.cached("{}"));
        assertThat(database.balance(account)).isEqualTo(3);

        fail(job, TechPackStage.CLOSE_UPS);
        assertThat(database.balance(account)).isEqualTo(9);
        assertThat(ledger.retry(account, job)).isEqualTo(new RetryResult.Resumed(6));
    }

    @Test
    void only_a_failed_job_is_retried() {
        AccountId account = database.account(9);
        JobId job =
                accepted(Submission.of(account, TechPackJob.CLOSE_UP_GENERATION, "shirt", ORDER));
        assertThat(ledger.retry(account, job))
                .isEqualTo(new RetryResult.NotFailed(JobStatus.QUEUED));
        Assignment attempt = claim(job, TechPackStage.CLOSE_UPS);
        assertThat(ledger.retry(account, job))
                .isEqualTo(new RetryResult.NotFailed(JobStatus.RUNNING));
        ledger.complete(attempt, Outcome.done("{}"));
        assertThat(ledger.retry(account, job))
                .isEqualTo(new RetryResult.NotFailed(JobStatus.SUCCEEDED));
        assertThat(database.balance(account)).isEqualTo(6);
    }

    @Test
    void nobody_retries_the_job_of_another_account_or_one_that_does_not_exist() {
        AccountId account = database.account(9);
        AccountId stranger = database.account(9);
        JobId job = failedAtCloseUps(account);

        assertThat(ledger.retry(stranger, job)).isEqualTo(new RetryResult.UnknownJob());
        assertThat(ledger.retry(account, JobId.next())).isEqualTo(new RetryResult.UnknownJob());

        assertThat(database.balance(stranger)).isEqualTo(9);
        assertThat(view(account, job).status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void what_cannot_be_paid_stays_as_it_is_until_it_can() {
        AccountId account = database.account(9);
        JobId job = failedAtCloseUps(account);
        accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER));
        JobView before = view(account, job);

        assertThat(ledger.retry(account, job)).isEqualTo(new RetryResult.InsufficientCredits(6, 5));

        assertThat(view(account, job)).isEqualTo(before);
        assertThat(database.balance(account)).isEqualTo(5);
        new Accounts(database.database()).grant(account, 1, "one more");
        assertThat(ledger.retry(account, job)).isEqualTo(new RetryResult.Resumed(6));
    }

    @Test
    void of_many_retries_at_once_one_resumes_the_job_and_pays() throws Exception {
        AccountId account = database.account(100);
        JobId job = failedAtCloseUps(account);

        List<RetryResult> answers =
                retriedAtOnce(account, IntStream.range(0, 40).mapToObj(_ -> job).toList());

        assertThat(answers).containsOnlyOnce(new RetryResult.Resumed(6));
        assertThat(answers.stream().filter(new RetryResult.NotFailed(JobStatus.QUEUED)::equals))
                .hasSize(39);
        assertThat(database.balance(account)).isEqualTo(100 - 9);
    }

    @Test
    void of_many_jobs_at_once_as_many_are_resumed_as_the_balance_allows() throws Exception {
        AccountId account = database.account(7);
        List<JobId> jobs =
                IntStream.range(0, 20)
                        .mapToObj(_ -> {
                            JobId job =
                                    accepted(
                                            Submission.of(
                                                    account,
                                                    TechPackJob.CLOSE_UP_GENERATION,
                                                    "shirt",
                                                    ORDER));
                            fail(job, TechPackStage.CLOSE_UPS);
                            return job;
                        })
                        .toList();

        List<RetryResult> answers = retriedAtOnce(account, jobs);

        assertThat(answers.stream().filter(new RetryResult.Resumed(3)::equals)).hasSize(2);
        assertThat(answers.stream().filter(new RetryResult.InsufficientCredits(3, 1)::equals))
                .hasSize(18);
        assertThat(database.balance(account)).isEqualTo(1);
    }

    @Test
    void a_job_of_a_type_that_only_newer_processes_know_is_charged_what_was_given_back() {
        AccountId account = database.account(9);
        JobId job =
                accepted(Submission.of(account, TechPackJob.CLOSE_UP_GENERATION, "shirt", ORDER));
        ledger.fail(claim(job, TechPackStage.CLOSE_UPS).lease(), failure(TechPackStage.CLOSE_UPS));
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("update job set type = 'newer' where id = ?", job.value()));

        assertThat(ledger.retry(account, job)).isEqualTo(new RetryResult.Resumed(3));
        assertThat(database.balance(account)).isEqualTo(6);
        assertThat(ledger.cancel(account, job)).isTrue();
        assertThat(database.balance(account)).isEqualTo(9);
    }

    @Test
    void a_try_from_before_the_retry_never_holds_a_lease_again() {
        AccountId account = database.account(9);
        JobId job =
                accepted(Submission.of(account, TechPackJob.CLOSE_UP_GENERATION, "shirt", ORDER));
        Assignment early = claim(job, TechPackStage.CLOSE_UPS);
        ledger.fail(early.lease(), failure(TechPackStage.CLOSE_UPS));
        ledger.retry(account, job);
        Assignment late = claim(job, TechPackStage.CLOSE_UPS);

        assertThat(ledger.complete(early, Outcome.done("{\"of\":\"early\"}"))).isFalse();
        assertThat(ledger.progress(early, 1, 6, "early", Optional.empty())).isFalse();

        assertThat(late.lease()).isNotEqualTo(early.lease());
        assertThat(ledger.complete(late, Outcome.done("{}"))).isTrue();
    }

    @Test
    void a_deadline_is_as_far_away_after_each_retry_as_it_was_at_first() {
        AccountId account = database.account(9);
        JobId job =
                accepted(
                        new Submission(
                                JobId.next(),
                                account,
                                TechPackJob.TECH_PACK,
                                "shirt",
                                ORDER,
                                Optional.empty(),
                                Optional.of(Duration.ofHours(1)),
                                Optional.empty(),
                                Optional.empty()));
        for (int round = 0; round < 2; round++) {
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(
                                    """
                                    update job set deadline = deadline - interval '61 minutes',
                                           created_at = created_at - interval '61 minutes',
                                           retried_at = retried_at - interval '61 minutes'
                                    """));
            assertThat(ledger.abandoned().expire()).isEqualTo(1);

            assertThat(ledger.retry(account, job)).isEqualTo(new RetryResult.Resumed(9));

            assertThat(
                            database.count(
                                    "select count(*) from job where deadline = retried_at + interval '1 hour'"))
                    .isEqualTo(1);
            assertThat(ledger.abandoned().expire()).isZero();
        }
        assertThat(claim(job, TechPackStage.CATEGORY).remaining().orElseThrow())
                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    private List<RetryResult> retriedAtOnce(AccountId account, List<JobId> jobs)
            throws InterruptedException, ExecutionException {
        return atOnce(
                jobs.stream()
                        .<Callable<RetryResult>>map(job -> () -> ledger.retry(account, job))
                        .toList());
    }

    /** A tech pack with one close-up that failed before the second. */
    private JobId failedAtCloseUps(AccountId account) {
        JobId job = accepted(Submission.of(account, TechPackJob.TECH_PACK, "shirt", ORDER));
        ledger.complete(claim(job, TechPackStage.CATEGORY), Outcome.done("{}"));
        ledger.complete(claim(job, TechPackStage.BASE_VIEWS), Outcome.done("{}"));
        Assignment closeUps = claim(job, TechPackStage.CLOSE_UPS);
        ledger.progress(closeUps, 1, 8, "Close-up 1/8 ready", Optional.of(Item.of(0, "{\"n\":0}")));
        ledger.fail(closeUps.lease(), failure(TechPackStage.CLOSE_UPS));
        return job;
    }

    private void fail(JobId job, Stage stage) {
        assertThat(ledger.fail(claim(job, stage).lease(), failure(stage))).isTrue();
    }

    private static Failure failure(Stage stage) {
        return new Failure(FailureKind.STAGE_FAILED, stage, "no luck");
    }

    private JobView view(AccountId account, JobId job) {
        return queries.find(account, job).orElseThrow();
    }

    private List<org.assertj.core.groups.Tuple> entries(AccountId account, JobId job, String kind) {
        return view(account, job).entries().stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(entry -> tuple(entry.stage(), entry.amount(), entry.reason()))
                .toList();
    }
}
