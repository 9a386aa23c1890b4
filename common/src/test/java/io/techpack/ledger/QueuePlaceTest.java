package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Transition;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobQueries.Wait;
import io.techpack.query.JobQueries.WaitReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What queued jobs are said to wait for, and their place in the queue. */
class QueuePlaceTest extends LedgerTestBase {

    @Test
    void an_accounts_jobs_are_told_their_places_in_the_order_of_their_submission() {
        AccountId account = database.account(10);
        List<JobId> jobs = submit(account, 3);

        assertThat(jobs).extracting(job -> position(account, job)).containsExactly(1L, 2L, 3L);
        claim(jobs.getFirst(), TechPackStage.EDIT);
        assertThat(jobs.subList(1, 3))
                .extracting(job -> position(account, job))
                .containsExactly(1L, 2L);
    }

    @Test
    void anothers_many_jobs_count_only_as_far_as_they_have_their_turn_before() {
        AccountId large = database.account(50);
        submit(large, 40);
        AccountId small = database.account(10);
        List<JobId> few = submit(small, 2);

        // one of the other account's, then its own first, and again
        assertThat(few).extracting(job -> position(small, job)).containsExactly(2L, 4L);
    }

    @Test
    void the_time_until_a_job_may_begin_comes_from_what_workers_report_of_late() {
        AccountId account = database.account(10);
        List<JobId> jobs = submit(account, 4);
        assertThat(wait(account, jobs.get(3)).eta()).isEmpty();

        ledger.heartbeat(
                new Heartbeat(
                        worker,
                        "w",
                        List.of(
                                new Heartbeat.StageLoad(
                                        TechPackStage.EDIT,
                                        2,
                                        1,
                                        Optional.of(Duration.ofSeconds(3)),
                                        0.5)),
                        List.of()));

        assertThat(wait(account, jobs.get(3)).eta()).hasValue(Duration.ofSeconds(6));
        assertThat(wait(account, jobs.get(3)).reason()).isEmpty();
    }

    @Test
    void a_job_of_an_account_at_its_limit_says_so() {
        AccountId account = database.account(10);
        new Accounts(database.database())
                .limit(
                        account,
                        new Account.Limits(
                                OptionalInt.of(1), OptionalInt.empty(), OptionalInt.empty()));
        List<JobId> jobs = submit(account, 2);
        assertThat(wait(account, jobs.get(1)).reason()).isEmpty();
        claim(jobs.getFirst(), TechPackStage.EDIT);

        assertThat(wait(account, jobs.get(1)).reason()).hasValue(WaitReason.ACCOUNT_LIMIT);
    }

    @Test
    void a_job_that_a_provider_keeps_waiting_says_so_until_it_is_claimed_again() {
        AccountId account = database.account(10);
        JobId job = submit(account, 1).getFirst();
        Duration delay = Duration.ofSeconds(60);
        ledger.apply(
                claim(job, TechPackStage.EDIT),
                new Transition.Requeue(delay, false, true, "rate limited"));

        Wait wait = wait(account, job);
        assertThat(wait.reason()).hasValue(WaitReason.PROVIDER);
        assertThat(wait.position()).isEmpty();
        assertThat(wait.eta().orElseThrow()).isBetween(Duration.ofSeconds(30), delay);

        database.jdbi().useHandle(handle -> handle.execute("update job set run_at = now()"));
        Assignment again = claim(job, TechPackStage.EDIT);
        assertThat(queries.wait(queries.find(account, job).orElseThrow())).isEmpty();
        ledger.apply(again, new Transition.Requeue(delay, true, false, "failed"));
        assertThat(wait(account, job).reason()).isEmpty();
    }

    private List<JobId> submit(AccountId account, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER)))
                .toList();
    }

    private long position(AccountId account, JobId job) {
        return wait(account, job).position().orElseThrow();
    }

    private Wait wait(AccountId account, JobId job) {
        return queries.wait(queries.find(account, job).orElseThrow()).orElseThrow();
    }
}
