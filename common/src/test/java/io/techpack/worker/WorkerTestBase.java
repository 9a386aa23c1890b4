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
import java.util.function.Predicate;
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

    /**
     * Never sweeps while a job is under way: a sweep takes all free slots for a moment, and the job
     * is then announced. To be waited for with {@link #endedUndisturbed}.
     */
    List<String> undisturbed(String... more) {
        List<String> settings = settings(more);
        settings.addAll(
                List.of(
                        "techpack.worker.idle-sweep-interval=1h",
                        "techpack.worker.busy-sweep-interval=1h"));
        return settings;
    }

    /**
     * Announces the job for as long as it is queued: a lost record is nothing that a worker which
     * never looks would make good. A job that is announced twice is claimed once.
     */
    static JobView untilUndisturbed(
            TestWorker worker, AccountId account, JobId id, Predicate<JobView> condition) {
        return await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            JobView job = worker.job(account, id);
                            if (job.status() == JobStatus.QUEUED) {
                                worker.announce(id, job.stage());
                            }
                            return job;
                        },
                        condition);
    }

    static JobView endedUndisturbed(TestWorker worker, AccountId account, JobId id) {
        return untilUndisturbed(worker, account, id, job -> job.status().ended());
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
