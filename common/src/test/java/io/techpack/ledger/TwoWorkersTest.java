package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.product.TechPackJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The engine's first promise, on the real database: each stage is completed once, and none is left.
 */
class TwoWorkersTest {

    private static final int JOBS = 10_000;

    @Test
    void ten_thousand_jobs_and_two_workers_that_see_every_record_twice_complete_each_stage_once()
            throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                Ledger ledger = database.ledger();
                Ledger other = database.ledger()) {
            AccountId account = database.account(JOBS * 9L);
            List<JobId> jobs = submit(ledger, account);
            Set<String> completed = ConcurrentHashMap.newKeySet();

            for (Stage stage :
                    TechPackJob.TECH_PACK.plan().stream().map(step -> step.stage()).toList()) {
                List<DueStage> due = jobs.stream().map(job -> new DueStage(job, stage)).toList();
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    Future<Integer> one = threads.submit(() -> work(ledger, due, completed));
                    Future<Integer> two =
                            threads.submit(() -> work(other, due.reversed(), completed));
                    assertThat(one.get() + two.get() + swept(ledger, stage, completed))
                            .isEqualTo(JOBS);
                }
            }

            assertThat(completed).hasSize(JOBS * 4);
            assertThat(database.count("select count(*) from job where status = 'succeeded'"))
                    .isEqualTo(JOBS);
            assertThat(database.count("select count(*) from stage_result where attempts = 1"))
                    .isEqualTo(JOBS * 4L);
            assertThat(database.balance(account)).isZero();
            assertThat(database.drift()).isZero();
        }
    }

    private static List<JobId> submit(Ledger ledger, AccountId account) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JobId>> accepted = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                accepted.add(
                        threads.submit(() -> {
                            Submission submission =
                                    Submission.of(account, TechPackJob.TECH_PACK, "shirt", "{}");
                            assertThat(ledger.submit(submission))
                                    .isInstanceOf(Admission.Accepted.class);
                            return submission.id();
                        }));
            }
            List<JobId> jobs = new ArrayList<>();
            for (Future<JobId> job : accepted) {
                jobs.add(job.get());
            }
            return jobs;
        }
    }

    private static int work(Ledger ledger, List<DueStage> due, Set<String> completed)
            throws Exception {
        WorkerId worker = WorkerId.next();
        int done = 0;
        for (int from = 0; from < due.size(); from += 100) {
            List<Assignment> claimed = ledger.claim(worker, due.subList(from, from + 100));
            done += complete(ledger, claimed, completed);
        }
        return done;
    }

    /** What both skipped because the other was just looking at it. */
    private static int swept(Ledger ledger, Stage stage, Set<String> completed) throws Exception {
        WorkerId worker = WorkerId.next();
        int done = 0;
        List<Assignment> claimed;
        do {
            claimed =
                    ledger.claimDue(worker, Map.of(stage, 500), java.time.Duration.ofSeconds(-60))
                            .assignments();
            done += complete(ledger, claimed, completed);
        } while (!claimed.isEmpty());
        return done;
    }

    private static int complete(Ledger ledger, List<Assignment> claimed, Set<String> completed)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (Assignment assignment : claimed) {
                ends.add(
                        threads.submit(() -> {
                            assertThat(ledger.complete(assignment, Outcome.done("{}"))).isTrue();
                            String once =
                                    assignment.lease().job() + " " + assignment.lease().stage();
                            assertThat(completed.add(once)).as(once).isTrue();
                        }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        return claimed.size();
    }
}
