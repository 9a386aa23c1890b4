package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** One account's many jobs, and another's few. */
class FairnessTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MANY = 300;

    @Test
    void a_few_jobs_do_not_wait_for_the_many_of_another_account_that_came_before() {
        // one permit is one edit: the test says how much is done
        Semaphore permits = new Semaphore(0);
        StageHandler edit =
                _ -> {
                    permits.acquire();
                    return Outcome.done("{}");
                };
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> settings = new ArrayList<>(TestWorker.on(database.url()));
            settings.add("techpack.worker.capacity=2");
            settings.add("techpack.worker.busy-sweep-interval=100ms");
            settings.add("techpack.ledger.sweep-after=200ms");
            try (TestWorker worker = TestWorker.start(settings, Map.of(TechPackStage.EDIT, edit))) {
                AccountId large = database.account(MANY);
                AccountId small = database.account(10);
                for (int i = 0; i < MANY; i++) {
                    worker.submit(large, TechPackJob.FIELD_EDIT);
                }
                await().atMost(SOON).until(() -> running(database) == 2);
                List<JobId> few =
                        List.of(
                                worker.submit(small, TechPackJob.FIELD_EDIT),
                                worker.submit(small, TechPackJob.FIELD_EDIT),
                                worker.submit(small, TechPackJob.FIELD_EDIT));

                // the sweeps of a busy worker go by time: only once a slot is free they show
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> {
                            permits.release();
                            return few.stream()
                                    .allMatch(job ->
                                            worker.job(small, job).status() == JobStatus.SUCCEEDED);
                        });

                assertThat(queued(database)).isGreaterThan(MANY / 2);
                permits.release(MANY);
                await().atMost(SOON).until(() -> queued(database) == 0 && running(database) == 0);
            }
        }
    }

    private static long running(TestDatabase database) {
        return database.count("select count(*) from job where status = 'running'");
    }

    private static long queued(TestDatabase database) {
        return database.count("select count(*) from job where status = 'queued'");
    }
}
