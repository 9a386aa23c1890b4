package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a running attempt learns that its job was canceled. */
class CancelTest extends WorkerTestBase {

    private final HangingHandler hangs = new HangingHandler();

    @Test
    void a_cancel_reaches_the_running_handler() throws InterruptedException {
        AccountId account = database.account(3);
        try (TestWorker worker =
                TestWorker.start(
                        settings("techpack.worker.heartbeat-interval=100ms"),
                        Map.of(TechPackStage.CLOSE_UPS, hangs))) {
            JobId job = worker.submit(account, TechPackJob.CLOSE_UP_GENERATION);
            await().atMost(SOON).until(() -> hangs.hasBegun(job));

            assertThat(worker.ledger().cancel(account, job)).isTrue();

            assertThat(hangs.isInterruptedWithin(job, SOON)).isTrue();
            assertThat(worker.job(account, job).status()).isEqualTo(JobStatus.CANCELED);
            assertThat(database.balance(account)).isEqualTo(3);
        }
    }

    @Test
    void a_cancel_in_another_process_reaches_the_handler_long_before_the_next_heartbeat() {
        AccountId account = database.account(300);
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
                        await().atMost(SOON).until(() -> hangs.hasBegun(job));
                        assertThat(other.ledger().cancel(account, job)).isTrue();
                        return hangs.isInterruptedWithin(job, Duration.ofSeconds(2));
                    });
        }
    }
}
