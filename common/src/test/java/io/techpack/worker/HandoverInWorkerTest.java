package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Handover;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A worker that hears of a stage with all that its handler needs begins it before it has claimed
 * it. In all of these no sweep helps out.
 */
class HandoverInWorkerTest extends WorkerTestBase {

    private static final String CLAIM = "claimed as (";

    private final AtomicReference<StageHandler> handler = new AtomicReference<>(DONE);
    private final AtomicInteger begun = new AtomicInteger();
    private AccountId account;

    @BeforeEach
    void openAccount() {
        account = database.account(2_000);
    }

    @Test
    void quick_stages_apart_are_never_claimed_and_each_finds_what_the_ones_before_made() {
        Map<Stage, List<Item.Finished>> items = new ConcurrentHashMap<>();
        Map<Stage, String> results = new ConcurrentHashMap<>();
        StageHandler looks =
                run -> {
                    items.put(TechPackStage.BASE_VIEWS, run.itemsOf(TechPackStage.BASE_VIEWS));
                    run.resultOf(TechPackStage.BASE_VIEWS)
                            .ifPresent(result -> results.put(TechPackStage.BASE_VIEWS, result));
                    return Outcome.done("{}");
                };
        StageHandler shows =
                run -> {
                    run.show(Item.of(0, "{\"n\":0}"), 1, 1, "1/1 ready");
                    return Outcome.done("{\"made\":1}");
                };
        AtomicReference<StageHandler> second = new AtomicReference<>(DONE);
        List<String> settings = undisturbed();
        try (TestWorker one =
                        TestWorker.start(
                                settings,
                                Map.of(
                                        TechPackStage.CATEGORY,
                                        DONE,
                                        TechPackStage.CLOSE_UPS,
                                        DONE));
                TestWorker other =
                        TestWorker.start(
                                settings,
                                Map.of(
                                        TechPackStage.BASE_VIEWS,
                                        run -> second.get().run(run),
                                        TechPackStage.SKETCHES,
                                        looks))) {
            List<AtomicInteger> claims =
                    List.of(one.countStatementsWith(CLAIM), other.countStatementsWith(CLAIM));
            AtomicReference<JobView> unclaimed = new AtomicReference<>();
            await().atMost(SOON)
                    .until(() -> {
                        int before = claims.stream().mapToInt(AtomicInteger::get).sum();
                        unclaimed.set(
                                endedUndisturbed(
                                        one, account, one.submit(account, TechPackJob.TECH_PACK)));
                        return claims.stream().mapToInt(AtomicInteger::get).sum() == before;
                    });
            assertThat(unclaimed.get().status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(unclaimed.get().version()).isEqualTo(9);
            assertThat(unclaimed.get().ended()).hasSize(4).allMatch(each -> each.attempts() == 1);

            second.set(shows);
            JobView job =
                    endedUndisturbed(one, account, one.submit(account, TechPackJob.TECH_PACK));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(items.get(TechPackStage.BASE_VIEWS))
                    .containsExactly(new Item.Finished(0, "{\"n\":0}"));
            assertThat(results).containsEntry(TechPackStage.BASE_VIEWS, "{\"made\":1}");
            assertThat(job.used()).isEqualTo(TechPackJob.TECH_PACK.price());
        }
    }

    @Test
    void a_slow_stage_is_claimed_a_moment_later_and_what_it_shows_waits_for_that() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (TestWorker worker = warm(undisturbed())) {
            handle(run -> {
                run.show(Item.of(0, "{\"n\":0}"), 1, 2, "1/2 ready");
                mayEnd.await();
                return Outcome.done("{}");
            });
            JobId id = worker.submit(account, TechPackJob.FIELD_EDIT);
            untilUndisturbed(worker, account, id, job -> job.status() == JobStatus.RUNNING);
            await().atMost(SOON)
                    .until(() ->
                            worker.job(account, id).contentsOf(TechPackStage.EDIT).size() == 1);
            mayEnd.countDown();

            JobView job = endedUndisturbed(worker, account, id);
            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(1);
            assertThat(begun).hasValue(1);
        }
    }

    @Test
    void who_is_told_twice_begins_once_and_who_is_told_after_the_end_changes_nothing() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (TestWorker worker = warm(undisturbed())) {
            handle(_ -> {
                mayEnd.await();
                return Outcome.done("\"first\"");
            });
            Submission secret = submittedInSecret();
            JobId id = secret.id();
            Handover handover = handover(secret);
            worker.handOver(handover);
            worker.handOver(handover);
            untilUndisturbed(worker, account, id, job -> job.status() == JobStatus.RUNNING);
            worker.handOver(handover);
            mayEnd.countDown();
            JobView job = endedUndisturbed(worker, account, id);
            assertThat(begun).hasValue(1);

            handle(_ -> Outcome.done("\"second\""));
            begins(worker, () -> fresh(handover));
            awaitNobodyAtWork(worker);
            assertThat(worker.job(account, id).version()).isEqualTo(job.version());
            assertThat(result(worker, id)).isEqualTo("\"first\"");
        }
    }

    @Test
    void of_two_workers_that_are_told_one_completes() {
        CountDownLatch both = new CountDownLatch(2);
        // each in a group of its own
        try (TestWorker one = warm(undisturbed());
                TestWorker other = warm(undisturbed())) {
            handle(_ -> {
                both.countDown();
                both.await(2, TimeUnit.SECONDS);
                return Outcome.done("{}");
            });
            Submission secret = submittedInSecret();
            JobId id = secret.id();
            begins(one, () -> handover(secret));
            endedUndisturbed(one, account, id);
            awaitNobodyAtWork(one);
            awaitNobodyAtWork(other);

            JobView job = one.job(account, id);
            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(1);
            assertThat(job.used()).isEqualTo(TechPackJob.FIELD_EDIT.price());
        }
    }

    @Test
    void a_stage_that_is_paused_meanwhile_is_done_again_when_it_is_not() {
        // knows of the pause only from the database
        try (TestWorker worker = warm(undisturbed("techpack.worker.heartbeat-interval=10s"))) {
            handle(DONE);
            Submission secret = submittedInSecret();
            JobId id = secret.id();
            // after it was handed over, and before it begins
            database.update("insert into stage_pause (stage, paused_by) values ('edit', 'ops')");
            begins(worker, () -> handover(secret));
            awaitNobodyAtWork(worker);

            JobView paused = worker.job(account, id);
            assertThat(paused.status()).isEqualTo(JobStatus.QUEUED);
            assertThat(paused.ended()).isEmpty();
            handle(DONE);
            database.update("delete from stage_pause");
            JobView job = endedUndisturbed(worker, account, id);
            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(1);
        }
    }

    @Test
    void a_job_that_is_canceled_meanwhile_stays_so() {
        AtomicReference<TestWorker> itself = new AtomicReference<>();
        try (TestWorker worker = warm(undisturbed())) {
            itself.set(worker);
            long balance = database.balance(account);
            handle(run -> {
                itself.get().ledger().cancel(account, run.job());
                return Outcome.done("{}");
            });
            JobId id = worker.submit(account, TechPackJob.FIELD_EDIT);
            JobView job = endedUndisturbed(worker, account, id);
            awaitNobodyAtWork(worker);

            assertThat(job.status()).isEqualTo(JobStatus.CANCELED);
            assertThat(
                            database.count(
                                    "select count(*) from stage_result where status = 'completed' and job_id = '%s'"
                                            .formatted(id)))
                    .isZero();
            assertThat(database.balance(account)).isEqualTo(balance);
        }
    }

    @Test
    void one_whose_late_claim_gets_nothing_is_interrupted_and_its_attempt_does_not_count()
            throws InterruptedException {
        HangingHandler hangs = new HangingHandler();
        try (TestWorker worker = warm(undisturbed())) {
            handle(hangs);
            Submission secret = submittedInSecret();
            JobId id = secret.id();
            Handover handover = handover(secret);
            try (Handle lock = database.jdbi().open()) {
                lock.begin();
                // as by another worker's claim
                lock.execute("select id from job where id = ? for update", id.value());
                begins(worker, () -> fresh(handover));
                assertThat(hangs.isInterruptedWithin(id, SOON)).isTrue();
                lock.rollback();
            }
            awaitNobodyAtWork(worker);
            assertThat(worker.job(account, id).status()).isEqualTo(JobStatus.QUEUED);

            handle(DONE);
            JobView job = endedUndisturbed(worker, account, id);
            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(1);
        }
    }

    @Test
    void a_stage_that_fails_at_once_fails_under_a_lease_and_one_that_fails_once_is_tried_again() {
        try (TestWorker worker = warm(undisturbed())) {
            handle(_ -> Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "too dark"));
            JobView refused = ended(worker);
            assertThat(refused.failure().orElseThrow().kind())
                    .isEqualTo(FailureKind.UNPROCESSABLE_IMAGE);

            handle(run ->
                    run.attempt() == 1 ? Outcome.infrastructureFault("once") : Outcome.done("{}"));
            JobView again = ended(worker);
            assertThat(again.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(again.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(2);
        }
    }

    @Test
    void what_cannot_be_stored_fails() {
        try (TestWorker worker = warm(undisturbed("techpack.worker.max-attempts=1"))) {
            handle(_ -> Outcome.done("no JSON"));

            assertThat(ended(worker).failure().orElseThrow().kind())
                    .isEqualTo(FailureKind.STAGE_FAILED);
        }
    }

    @Test
    void a_completion_whose_answer_is_lost_is_not_recorded_twice() {
        try (TestWorker worker = warm(undisturbed())) {
            worker.loseAnswerTo("d.unclaimed::timestamptz");
            JobView job = ended(worker);

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.version()).isEqualTo(3);
            assertThat(job.used()).isEqualTo(TechPackJob.FIELD_EDIT.price());
        }
    }

    @Test
    void what_is_too_large_to_go_along_and_all_where_nothing_goes_along_is_claimed() {
        try (TestWorker worker =
                TestWorker.start(
                        undisturbed("techpack.kafka.largest-handover=0B"),
                        Map.of(TechPackStage.EDIT, DONE))) {
            AtomicInteger claims = worker.countStatementsWith(CLAIM);
            for (int i = 1; i <= 5; i++) {
                assertThat(ended(worker).status()).isEqualTo(JobStatus.SUCCEEDED);
                assertThat(claims).hasValueGreaterThanOrEqualTo(i);
            }
        }
    }

    /** A worker that has its partitions, and begins what it is told of without a claim. */
    private TestWorker warm(List<String> settings) {
        handler.set(DONE);
        TestWorker worker = TestWorker.start(settings, Map.of(TechPackStage.EDIT, this::counted));
        AtomicInteger claims = worker.countStatementsWith(CLAIM);
        await().atMost(SOON)
                .until(() -> {
                    int before = claims.get();
                    ended(worker);
                    return claims.get() == before;
                });
        return worker;
    }

    private Outcome counted(StageRun run) throws InterruptedException {
        begun.incrementAndGet();
        return handler.get().run(run);
    }

    private void handle(StageHandler next) {
        handler.set(next);
        begun.set(0);
    }

    private JobView ended(TestWorker worker) {
        return endedUndisturbed(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));
    }

    /** Nobody was told. */
    private Submission submittedInSecret() {
        Submission submission =
                Submission.of(account, TechPackJob.FIELD_EDIT, "shirt", TestWorker.anyInput());
        try (Ledger silent = database.ledger()) {
            silent.submit(submission);
        }
        return submission;
    }

    /** Hands it over until its handler runs: on a busy machine it may come too late. */
    private void begins(TestWorker worker, Supplier<Handover> handover) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    if (begun.get() == 0) {
                        worker.handOver(handover.get());
                    }
                    return begun.get() > 0;
                });
    }

    /** The same, as if it had been queued just now. */
    private static Handover fresh(Handover handover) {
        return new Handover(
                handover.due(),
                handover.account(),
                handover.type(),
                handover.input(),
                handover.results(),
                handover.items(),
                handover.remaining(),
                handover.traceparent(),
                Instant.now());
    }

    /** As the ledger would hand it over if it were queued just now. */
    private Handover handover(Submission submission) {
        database.update("update job set queued_at = now() where status = 'queued'");
        return database.handover(submission, TechPackStage.EDIT);
    }

    private String result(TestWorker worker, JobId id) {
        return String.valueOf(
                worker.job(account, id).ended(TechPackStage.EDIT).orElseThrow().result());
    }

    private void awaitNobodyAtWork(TestWorker worker) {
        await().atMost(SOON)
                .until(() ->
                        worker.metrics()
                                        .get("techpack.stage.inflight")
                                        .tag("stage", TechPackStage.EDIT.id())
                                        .gauge()
                                        .value()
                                == 0);
    }
}
