package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.LedgerSettings;
import io.techpack.ledger.OperatorOrders;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators' orders do to whole workers. */
class OrdersInWorkerTest extends WorkerTestBase {

    /** A heartbeat brings the news, and a sweep the jobs. */
    private static final Duration A_SECOND_OR_TWO = Duration.ofSeconds(4);

    private final AtomicInteger sketched = new AtomicInteger();
    private final StageHandler sketches =
            _ -> {
                sketched.incrementAndGet();
                return Outcome.done("{}");
            };

    private AccountId account;
    private OperatorOrders orders;

    @BeforeEach
    void order() {
        account = database.account(500);
        orders = new OperatorOrders(database.database(), LedgerSettings.DEFAULTS.leaseTime());
    }

    @Test
    void a_paused_stage_waits_in_every_worker_while_others_go_on_and_goes_on_when_resumed() {
        Map<Stage, StageHandler> handlers =
                Map.of(TechPackStage.SKETCHES, sketches, TechPackStage.EDIT, DONE);
        try (TestWorker one = TestWorker.start(settings(), handlers);
                TestWorker other = TestWorker.start(settings(), handlers)) {
            orders.pause(TechPackStage.SKETCHES, "ops", Optional.empty());
            List<JobId> paused = submit(one, TechPackJob.SKETCH_GENERATION, 20);
            List<JobId> edits = submit(other, TechPackJob.FIELD_EDIT, 20);

            edits.forEach(job -> succeeds(one, account, job));
            assertThat(sketched).hasValue(0);
            assertThat(paused)
                    .allSatisfy(job ->
                            assertThat(one.job(account, job).status()).isEqualTo(JobStatus.QUEUED));

            orders.resume(TechPackStage.SKETCHES);
            await().atMost(A_SECOND_OR_TWO).until(() -> sketched.get() == paused.size());
            paused.forEach(job -> succeeds(other, account, job));
        }
    }

    @Test
    void a_worker_that_starts_while_a_stage_is_paused_does_not_begin_it_even_as_the_next_one() {
        Map<Stage, StageHandler> handlers =
                Map.of(
                        TechPackStage.CATEGORY, DONE,
                        TechPackStage.BASE_VIEWS, DONE,
                        TechPackStage.CLOSE_UPS, DONE,
                        TechPackStage.SKETCHES, sketches);
        orders.pause(TechPackStage.SKETCHES, "ops", Optional.empty());
        try (TestWorker worker = TestWorker.start(settings(), handlers)) {
            JobId job = worker.submit(account, TechPackJob.TECH_PACK);

            await().atMost(SOON)
                    .until(() -> worker.job(account, job).stage() == TechPackStage.SKETCHES);
            assertThat(worker.job(account, job).status()).isEqualTo(JobStatus.QUEUED);
            assertThat(worker.job(account, job).attempt()).isZero();

            orders.resume(TechPackStage.SKETCHES);
            succeeds(worker, account, job);
            assertThat(sketched).hasValue(1);
        }
    }

    @Test
    void a_drained_worker_finishes_and_claims_nothing_and_others_take_over_at_once() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        StageHandler slow =
                _ -> {
                    begun.countDown();
                    mayEnd.await(20, TimeUnit.SECONDS);
                    return Outcome.done("{}");
                };
        List<String> settings = settings("techpack.worker.heartbeat-interval=100ms");
        try (TestWorker drained = TestWorker.start(settings, Map.of(TechPackStage.EDIT, slow))) {
            JobId running = drained.submit(account, TechPackJob.FIELD_EDIT);
            await().atMost(SOON).until(() -> begun.getCount() == 0);
            assertThat(orders.drain(drained.id(), true)).isTrue();
            JobId next = drained.submit(account, TechPackJob.FIELD_EDIT);
            // of the same group: it is given the partitions that the drained one has left
            try (TestWorker other = TestWorker.start(settings, Map.of(TechPackStage.EDIT, DONE))) {
                succeeds(other, account, next);
                JobId last = drained.submit(account, TechPackJob.FIELD_EDIT);
                succeeds(other, account, last);
            }
            mayEnd.countDown();
            succeeds(drained, account, running);

            JobId waiting = drained.submit(account, TechPackJob.FIELD_EDIT);
            double claims = drained.claims("kafka") + drained.claims("sweep");
            assertThat(claims).isEqualTo(1);
            orders.drain(drained.id(), false);
            succeeds(drained, account, waiting);
        }
    }

    private List<JobId> submit(TestWorker worker, JobType type, int count) {
        return IntStream.range(0, count).mapToObj(_ -> worker.submit(account, type)).toList();
    }
}
