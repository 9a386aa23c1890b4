package io.techpack.worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a running attempt learns that its job was canceled. */
class CancelTest extends WorkerTestBase {

    @Test
    void a_cancel_reaches_the_running_handler() throws InterruptedException {
        AccountId account = database.account(3);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        StageHandler hangs =
                _ -> {
                    began.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return Outcome.done("{}");
                    } finally {
                        interrupted.countDown();
                    }
                };
        try (TestWorker worker =
                TestWorker.start(
                        settings("techpack.worker.heartbeat-interval=100ms"),
                        Map.of(TechPackStage.CLOSE_UPS, hangs))) {
            JobId job = worker.submit(account, TechPackJob.CLOSE_UP_GENERATION);
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(worker.ledger().cancel(account, job)).isTrue();

            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.job(account, job).status()).isEqualTo(JobStatus.CANCELED);
            assertThat(database.balance(account)).isEqualTo(3);
        }
    }

    @Test
    void a_cancel_in_another_process_reaches_the_handler_long_before_the_next_heartbeat() {
        AccountId account = database.account(300);
        Map<JobId, CountDownLatch> interrupted = new ConcurrentHashMap<>();
        StageHandler hangs =
                run -> {
                    CountDownLatch latch = new CountDownLatch(1);
                    interrupted.put(run.job(), latch);
                    try {
                        new CountDownLatch(1).await();
                        return Outcome.done("{}");
                    } finally {
                        latch.countDown();
                    }
                };
        try (TestWorker worker =
                        TestWorker.start(
                                settings("techpack.worker.heartbeat-interval=1h"),
                                Map.of(TechPackStage.CLOSE_UPS, hangs));
                TestWorker other =
                        TestWorker.start(settings(), Map.of(TechPackStage.SKETCHES, DONE))) {
            // a hint that comes before the worker listens is lost, and no heartbeat follows here
            await().atMost(SOON)
                    .until(() -> {
                        JobId job = worker.submit(account, TechPackJob.CLOSE_UP_GENERATION);
                        await().atMost(SOON).until(() -> interrupted.containsKey(job));
                        assertThat(other.ledger().cancel(account, job)).isTrue();
                        return requireNonNull(interrupted.get(job)).await(2, TimeUnit.SECONDS);
                    });
        }
    }
}
