package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.stage.StageHandler;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of attempts while the database is away, or takes no changes. */
class DatabaseOutageTest extends WorkerTestBase {

    @Test
    void an_outage_that_a_handler_meets_does_not_count_as_an_attempt() {
        AccountId account = database.account(1);
        AtomicInteger tries = new AtomicInteger();
        StageHandler asksTheDatabase =
                _ -> {
                    if (tries.incrementAndGet() <= 2) {
                        throw new DatabaseUnavailable("away", null);
                    }
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(
                        settings("techpack.worker.max-attempts=1"),
                        Map.of(TechPackStage.EDIT, asksTheDatabase))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(tries).hasValue(3);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(1);
        }
    }

    @Test
    void connections_to_a_server_that_became_read_only_are_replaced_and_no_outcome_is_lost()
            throws Exception {
        AccountId account = database.account(2);
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch failover = new CountDownLatch(1);
        StageHandler waits =
                _ -> {
                    tries.incrementAndGet();
                    failover.await();
                    return Outcome.done("{}");
                };
        try (TestWorker worker = TestWorker.start(settings(), Map.of(TechPackStage.EDIT, waits))) {
            JobId job = worker.submit(account, TechPackJob.FIELD_EDIT);
            await().atMost(SOON).until(() -> tries.get() == 1);

            assertThat(worker.makeConnectionsReadOnly()).isPositive();
            failover.countDown();

            succeeds(worker, account, job);
            assertThat(tries).hasValue(1);
            // the last of the old connections have gone, too
            await().atMost(SOON)
                    .ignoreExceptionsInstanceOf(DatabaseUnavailable.class)
                    .untilAsserted(() -> {
                        JobId next = worker.submit(account, TechPackJob.FIELD_EDIT);
                        succeeds(worker, account, next);
                    });
        }
    }

    @Test
    void a_job_whose_end_cannot_be_stored_in_any_way_is_given_back_and_ends_when_it_can()
            throws Exception {
        AccountId account = database.account(1);
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        StageHandler handler =
                _ -> {
                    tries.incrementAndGet();
                    go.await();
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                        TestWorker.start(
                                settings(
                                        "techpack.ledger.lease-time=1s",
                                        "techpack.worker.heartbeat-interval=100ms",
                                        "techpack.worker.rescue-interval=100ms"),
                                Map.of(TechPackStage.EDIT, handler));
                CapturedLog log = new CapturedLog()) {
            JobId job = worker.submit(account, TechPackJob.FIELD_EDIT);
            await().atMost(SOON).until(() -> tries.get() == 1);
            database.execute(
                    """
                    create function refuse() returns trigger language plpgsql as
                        $$ begin raise exception 'refused by a test'; end $$;
                    create trigger refuse before update on job
                        for each row execute function refuse();
                    """);
            go.countDown();
            await().atMost(SOON).until(() -> !log.with("given back later").isEmpty());
            database.execute("drop trigger refuse on job");

            succeeds(worker, account, job);
            assertThat(tries).hasValue(2);
        }
    }
}
