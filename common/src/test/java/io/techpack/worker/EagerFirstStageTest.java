package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A worker begins the jobs that are submitted in its process by itself. */
class EagerFirstStageTest extends WorkerTestBase {

    private List<String> settings() {
        return settings(
                "techpack.worker.eager-first-stage=true",
                "techpack.worker.capacity=1",
                "techpack.worker.rescue-interval=100ms");
    }

    @Test
    void with_a_free_slot_nothing_is_announced_or_claimed() {
        AccountId account = database.account(9);
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.CATEGORY, DONE))) {
            // a sweep takes all free slots for a moment
            await().atMost(SOON)
                    .until(() -> {
                        succeeds(
                                worker,
                                account,
                                worker.submit(account, TechPackJob.CATEGORY_DETECTION));
                        return worker.claims("eager") > 0;
                    });
        }
    }

    @Test
    void without_one_the_job_waits_for_the_next() throws InterruptedException {
        AccountId account = database.account(9);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestWorker worker =
                TestWorker.start(
                        settings(),
                        Map.of(
                                TechPackStage.CATEGORY,
                                _ -> {
                                    running.countDown();
                                    goOn.await();
                                    return Outcome.done("{}");
                                }))) {
            JobId first = worker.submit(account, TechPackJob.CATEGORY_DETECTION);
            running.await();
            JobId second = worker.submit(account, TechPackJob.CATEGORY_DETECTION);
            assertThat(worker.job(account, second).status()).isEqualTo(JobStatus.QUEUED);

            goOn.countDown();
            succeeds(worker, account, first);
            succeeds(worker, account, second);
        }
    }

    @Test
    void one_whose_submission_got_no_answer_is_begun_all_the_same() {
        AccountId account = database.account(9);
        AtomicInteger begun = new AtomicInteger();
        try (TestWorker worker =
                TestWorker.start(
                        settings(),
                        Map.of(
                                TechPackStage.CATEGORY,
                                _ -> {
                                    begun.incrementAndGet();
                                    return Outcome.done("{}");
                                }))) {
            worker.loseAnswerTo("accepted_at");
            assertThatThrownBy(() -> worker.submit(account, TechPackJob.CATEGORY_DETECTION))
                    .isInstanceOf(DatabaseUnavailable.class);
            // the lease time passes, but not for the worker's heartbeat
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(
                                    "update job set stage_started_at = now() - interval '1 minute' where status = 'running'"));
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            database.count("select count(*) from job where status = 'succeeded'")
                                    == 1);

            assertThat(begun).hasValue(1);
        }
    }
}
