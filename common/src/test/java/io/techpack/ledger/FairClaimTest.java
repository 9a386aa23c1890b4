package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of the due stages a claim takes, where several accounts have some or one has a limit. */
class FairClaimTest extends LedgerTestBase {

    private static final Duration AT_ONCE = Duration.ofDays(-1);

    @Test
    void accounts_with_due_work_are_served_in_turn_each_with_its_oldest_first() {
        AccountId large = database.account(100);
        AccountId small = database.account(2);
        AccountId tiny = database.account(1);
        List<JobId> ofLarge = submit(large, 40);
        List<JobId> ofSmall = submit(small, 2);
        List<JobId> ofTiny = submit(tiny, 1);

        List<JobId> claimed = new ArrayList<>();
        IntStream.range(0, 4).forEach(_ -> claimed.addAll(sweep(2)));

        assertThat(claimed).hasSize(8).containsAll(ofSmall).containsAll(ofTiny);
        assertThat(claimed).filteredOn(ofLarge::contains).hasSameElementsAs(ofLarge.subList(0, 5));
    }

    @Test
    void a_sweep_says_where_more_than_one_account_waits() {
        AccountId one = database.account(10);
        submit(one, 4);
        assertThat(claimDue(1).contended()).isEmpty();

        submit(database.account(1), 1);
        assertThat(claimDue(1).contended()).containsExactly(TechPackStage.EDIT);
    }

    @Test
    void one_account_alone_gets_every_slot() {
        submit(database.account(10), 10);

        assertThat(sweep(8)).hasSize(8);
        assertThat(sweep(8)).hasSize(2);
    }

    @Test
    void more_accounts_than_slots_all_have_their_turn() {
        List<AccountId> accounts =
                IntStream.range(0, 7).mapToObj(_ -> database.account(5)).toList();
        accounts.forEach(account -> submit(account, 5));

        Map<AccountId, Integer> served = new HashMap<>();
        for (int i = 0; i < 7; i++) {
            claimDue(2)
                    .assignments()
                    .forEach(each -> served.merge(each.account(), 1, Integer::sum));
        }

        assertThat(served).hasSize(7).allSatisfy((_, times) -> assertThat(times).isEqualTo(2));
    }

    @Test
    void an_account_with_a_limit_runs_no_more_at_once_however_its_stages_are_claimed() {
        AccountId limited = database.account(10);
        limit(limited, 2);
        List<JobId> jobs = submit(limited, 6);

        List<Assignment> running = ledger.claim(worker, due(jobs));
        assertThat(running)
                .extracting(each -> each.lease().job())
                .hasSameElementsAs(jobs.subList(0, 2));
        assertThat(ledger.claim(worker, due(jobs))).isEmpty();
        assertThat(sweep(8)).isEmpty();

        ledger.complete(running.getFirst(), Outcome.done("{}"));
        assertThat(sweep(8)).containsExactly(jobs.get(2));
        ledger.requeue(running.get(1).lease(), Duration.ZERO, true, "again");
        assertThat(sweep(8)).hasSize(1);

        new Accounts(database.database()).limit(limited, Account.Limits.NONE);
        assertThat(sweep(8)).hasSize(3);
    }

    @Test
    void an_account_at_its_limit_takes_no_share_of_the_slots() {
        AccountId limited = database.account(10);
        limit(limited, 1);
        submit(limited, 5);
        assertThat(sweep(1)).hasSize(1);
        AccountId other = database.account(10);
        submit(other, 8);

        Swept swept = claimDue(6);

        assertThat(swept.contended()).isEmpty();
        assertThat(swept.assignments()).hasSize(6).allMatch(each -> each.account().equals(other));
    }

    @Test
    void workers_that_claim_at_the_same_time_keep_the_limit_together() throws Exception {
        AccountId limited = database.account(60);
        limit(limited, 3);
        List<JobId> jobs = submit(limited, 60);
        List<DueStage> due = due(jobs);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Ledger other = database.ledger()) {
            int done = 0;
            while (done < jobs.size()) {
                List<Future<List<Assignment>>> claims = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Ledger mine = i % 2 == 0 ? ledger : other;
                    boolean announced = i < 2;
                    claims.add(
                            threads.submit(() ->
                                    announced
                                            ? mine.claim(WorkerId.next(), due)
                                            : mine.claimDue(
                                                            WorkerId.next(),
                                                            Map.of(TechPackStage.EDIT, 8),
                                                            AT_ONCE)
                                                    .assignments()));
                }
                List<Assignment> running = new ArrayList<>();
                for (Future<List<Assignment>> claim : claims) {
                    running.addAll(claim.get());
                }
                assertThat(running).hasSizeBetween(1, 3);
                running.forEach(each -> ledger.complete(each, Outcome.done("{}")));
                done += running.size();
            }
        }
    }

    private void limit(AccountId account, int most) {
        Account.Limits limits =
                new Account.Limits(OptionalInt.of(most), OptionalInt.empty(), OptionalInt.empty());
        assertThat(new Accounts(database.database()).limit(account, limits)).isPresent();
    }

    private List<JobId> submit(AccountId account, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        accepted(Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", ORDER)))
                .toList();
    }

    private static List<DueStage> due(List<JobId> jobs) {
        return jobs.stream().map(job -> new DueStage(job, TechPackStage.EDIT)).toList();
    }

    private List<JobId> sweep(int slots) {
        return claimDue(slots).assignments().stream().map(each -> each.lease().job()).toList();
    }

    private Swept claimDue(int slots) {
        return ledger.claimDue(worker, Map.of(TechPackStage.EDIT, slots), AT_ONCE);
    }
}
