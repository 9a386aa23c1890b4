package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.ledger.TestDatabase;
import io.techpack.query.JobView;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database for each test, for workers that are started on it; it must not drift. */
abstract class WorkerTestBase {

    static final Duration SOON = Duration.ofSeconds(20);
    static final StageHandler DONE = _ -> Outcome.done("{}");

    TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        assertThat(database.drift()).isZero();
        database.close();
    }

    /** Settings of a worker in a consumer group of its own that does not wait long for anything. */
    List<String> settings(String... more) {
        List<String> settings = TestWorker.on(database.url());
        settings.addAll(
                List.of(
                        "techpack.worker.first-retry-delay=10ms",
                        "techpack.worker.idle-sweep-interval=100ms"));
        settings.addAll(List.of(more));
        return settings;
    }

    static JobView ended(TestWorker worker, AccountId account, JobId job) {
        return await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> worker.job(account, job), view -> view.status().ended());
    }

    static void succeeds(TestWorker worker, AccountId account, JobId job) {
        assertThat(ended(worker, account, job).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    static boolean allSucceeded(TestWorker worker, AccountId account, List<JobId> jobs) {
        return jobs.stream()
                .allMatch(job -> worker.job(account, job).status() == JobStatus.SUCCEEDED);
    }
}
