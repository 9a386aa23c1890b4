package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a worker exports of its slots, by which it is scaled. */
class InFlightMetricTest extends WorkerTestBase {

    @Test
    void it_is_how_many_slots_have_an_attempt_whatever_waits_and_however_attempts_end() {
        AccountId account = database.account(100);
        Semaphore mayEnd = new Semaphore(0);
        StageHandler edit =
                _ -> {
                    mayEnd.acquire();
                    return Outcome.done("{}");
                };
        // one each: throws, is told to stop by the time limit
        StageHandler throwing =
                _ -> {
                    throw new IllegalStateException("for a test");
                };
        StageHandler endless =
                _ -> {
                    new CountDownLatch(1).await();
                    return Outcome.done("{}");
                };
        List<String> settings =
                settings(
                        "techpack.worker.capacity=2",
                        "techpack.worker.max-attempts=1",
                        "techpack.worker.stages.close-ups.time-limit=200ms");
        try (TestWorker worker =
                TestWorker.start(
                        settings,
                        Map.of(
                                TechPackStage.EDIT,
                                edit,
                                TechPackStage.SKETCHES,
                                throwing,
                                TechPackStage.CLOSE_UPS,
                                endless))) {
            assertThat(inFlight(worker, TechPackStage.EDIT)).isZero();
            assertThat(gauge(worker, "techpack.stage.capacity", TechPackStage.EDIT)).isEqualTo(2);

            List<JobId> edits =
                    Stream.generate(() -> worker.submit(account, TechPackJob.FIELD_EDIT))
                            .limit(5)
                            .toList();
            becomes(worker, TechPackStage.EDIT, 2);
            // what was handed over is claimed a moment after it began
            await().atMost(SOON)
                    .until(() ->
                            database.count("select count(*) from job where status = 'running'")
                                    == 2);

            // where one ends the next one begins; the last ones leave slots empty
            mayEnd.release(4);
            becomes(worker, TechPackStage.EDIT, 1);
            mayEnd.release();
            becomes(worker, TechPackStage.EDIT, 0);
            edits.forEach(job -> succeeds(worker, account, job));

            JobId thrown = worker.submit(account, TechPackJob.SKETCH_GENERATION);
            JobId tooLong = worker.submit(account, TechPackJob.CLOSE_UP_GENERATION);
            becomes(worker, TechPackStage.CLOSE_UPS, 1);
            ended(worker, account, thrown);
            ended(worker, account, tooLong);
            becomes(worker, TechPackStage.SKETCHES, 0);
            becomes(worker, TechPackStage.CLOSE_UPS, 0);
            assertThat(inFlight(worker, TechPackStage.EDIT)).isZero();
        }
    }

    private static void becomes(TestWorker worker, Stage stage, int attempts) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> inFlight(worker, stage) == attempts);
    }

    private static double inFlight(TestWorker worker, Stage stage) {
        return gauge(worker, "techpack.stage.inflight", stage);
    }

    private static double gauge(TestWorker worker, String name, Stage stage) {
        return worker.metrics().get(name).tag("stage", stage.id()).gauge().value();
    }
}
