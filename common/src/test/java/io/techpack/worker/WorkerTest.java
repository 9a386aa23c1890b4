package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Item;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest extends WorkerTestBase {

    @Test
    void jobs_go_through_all_their_stages_and_nearly_every_claim_comes_from_kafka() {
        AccountId account = database.account(9_000);
        try (TestWorker worker =
                TestWorker.start(
                        settings(
                                "techpack.worker.capacity=200",
                                "techpack.worker.eager-next-stage=false",
                                // however slow the machine, a record is not taken for lost
                                "techpack.ledger.sweep-after=10s"),
                        techPack(DONE))) {
            await().atMost(SOON).until(() -> joined(worker, account));
            double before = worker.claims("sweep");
            List<JobId> jobs = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                jobs.add(worker.submit(account, TechPackJob.TECH_PACK));
            }
            await().atMost(SOON)
                    .until(() -> jobs.stream().allMatch(job -> succeeded(worker, account, job)));

            double fromKafka = worker.claims("kafka");
            assertThat(worker.claims("sweep") - before).isLessThanOrEqualTo(0.01 * fromKafka);
        }
    }

    @Test
    void a_queue_of_which_kafka_knows_nothing_is_worked_off_without_a_pause_between_sweeps() {
        AccountId account = database.account(9 * 25);
        List<JobId> jobs = new ArrayList<>();
        try (TestWorker announced =
                TestWorker.start(settings(), Map.of(TechPackStage.SKETCHES, DONE))) {
            for (int i = 0; i < 25; i++) {
                jobs.add(announced.submit(account, TechPackJob.TECH_PACK));
            }
        }
        try (TestWorker worker =
                TestWorker.start(
                        // its group begins after those records; twenty-five looks by the clock take
                        // longer than is waited for
                        settings(
                                "techpack.worker.capacity=1",
                                "techpack.worker.idle-sweep-interval=3s"),
                        techPack(DONE))) {
            await().atMost(SOON.multipliedBy(3))
                    .until(() -> jobs.stream().allMatch(job -> succeeded(worker, account, job)));
        }
    }

    @Test
    void items_appear_as_they_are_finished_and_a_retry_makes_only_what_is_missing() {
        AccountId account = database.account(3);
        List<Integer> made = new ArrayList<>();
        StageHandler failsHalfWay =
                run -> {
                    for (int i = run.finished().size(); i < 4; i++) {
                        if (i == 2 && run.attempt() == 1) {
                            return Outcome.again("the engine hiccuped");
                        }
                        made.add(i);
                        run.show(
                                Item.of(i, "{\"n\":" + i + "}"),
                                i + 1,
                                4,
                                "Close-up " + (i + 1) + "/4 ready");
                    }
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.CLOSE_UPS, failsHalfWay))) {
            JobView job =
                    ended(worker, account, worker.submit(account, TechPackJob.CLOSE_UP_GENERATION));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(made).containsExactly(0, 1, 2, 3);
            assertThat(job.items())
                    .extracting(JobView.ShownItem::ordinal)
                    .containsExactly(0, 1, 2, 3);
            assertThat(job.ended(TechPackStage.CLOSE_UPS).orElseThrow().attempts()).isEqualTo(2);
        }
    }

    @Test
    void an_outcome_that_cannot_be_stored_is_a_failed_attempt_and_never_leaves_a_job_running() {
        AccountId account = database.account(3);
        StageHandler rubbish =
                run ->
                        run.attempt() == 2
                                ? Outcome.again("a zero byte: \0")
                                : Outcome.done("no JSON");
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.CLOSE_UPS, rubbish))) {
            JobView job =
                    ended(worker, account, worker.submit(account, TechPackJob.CLOSE_UP_GENERATION));

            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.failure().orElseThrow().kind()).isEqualTo(FailureKind.STAGE_FAILED);
            assertThat(job.failure().orElseThrow().message()).contains("cannot be stored");
            assertThat(job.refunded()).isEqualTo(3);
        }
    }

    @Test
    void a_refusal_whose_message_cannot_be_stored_stays_what_it_is() {
        AccountId account = database.account(3);
        StageHandler refuses =
                _ -> Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "a zero byte: \0");
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.CLOSE_UPS, refuses))) {
            JobView job =
                    ended(worker, account, worker.submit(account, TechPackJob.CLOSE_UP_GENERATION));

            assertThat(job.failure().orElseThrow().kind())
                    .isEqualTo(FailureKind.UNPROCESSABLE_IMAGE);
            assertThat(job.failure().orElseThrow().message()).isEqualTo("a zero byte: \uFFFD");
            assertThat(job.ended(TechPackStage.CLOSE_UPS).orElseThrow().attempts()).isEqualTo(1);
            assertThat(job.refunded()).isEqualTo(3);
        }
    }

    @Test
    void a_stage_that_keeps_failing_ends_with_its_reason_and_a_refund() {
        AccountId account = database.account(3);
        AtomicInteger tries = new AtomicInteger();
        StageHandler bug =
                _ -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("a bug");
                };
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.CLOSE_UPS, bug))) {
            JobView job =
                    ended(worker, account, worker.submit(account, TechPackJob.CLOSE_UP_GENERATION));

            assertThat(tries).hasValue(3);
            assertThat(job.failure().orElseThrow().kind()).isEqualTo(FailureKind.STAGE_FAILED);
            assertThat(database.balance(account)).isEqualTo(3);
        }
    }

    @Test
    void a_stage_that_finds_no_memory_left_is_tried_again() {
        AccountId account = database.account(1);
        AtomicInteger tries = new AtomicInteger();
        StageHandler large =
                _ -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return Outcome.done("{}");
                };
        try (TestWorker worker = TestWorker.start(settings(), Map.of(TechPackStage.EDIT, large))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(2);
        }
    }

    @Test
    void a_refused_stage_fails_at_once() {
        AccountId account = database.account(1);
        AtomicInteger tries = new AtomicInteger();
        StageHandler refuses =
                _ -> {
                    tries.incrementAndGet();
                    return Outcome.refused(
                            FailureKind.UNPROCESSABLE_EDIT, "there is no such field");
                };
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.EDIT, refuses))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));

            assertThat(tries).hasValue(1);
            assertThat(job.failure().orElseThrow().message()).isEqualTo("there is no such field");
            assertThat(database.balance(account)).isEqualTo(1);
        }
    }

    @Test
    void being_told_to_wait_does_not_count_as_an_attempt() {
        AccountId account = database.account(1);
        AtomicInteger tries = new AtomicInteger();
        StageHandler limited =
                _ ->
                        tries.incrementAndGet() < 6
                                ? Outcome.snooze(Duration.ofMillis(10), "rate limited")
                                : Outcome.done("{}");
        try (TestWorker worker =
                TestWorker.start(settings(), Map.of(TechPackStage.EDIT, limited))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended(TechPackStage.EDIT).orElseThrow().attempts()).isEqualTo(1);
        }
    }

    @Test
    void an_attempt_out_of_time_is_interrupted_and_the_job_ends_as_timed_out() {
        AccountId account = database.account(1);
        StageHandler hangs =
                _ -> {
                    new CountDownLatch(1).await();
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(
                        settings(
                                "techpack.worker.time-limit=100ms",
                                "techpack.worker.max-attempts=2"),
                        Map.of(TechPackStage.EDIT, hangs))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));

            assertThat(job.failure().orElseThrow().kind()).isEqualTo(FailureKind.STAGE_TIMED_OUT);
            assertThat(job.refunded()).isEqualTo(1);
        }
    }

    @Test
    void a_handler_that_ignores_its_interruption_does_not_keep_its_slot() {
        AccountId account = database.account(2);
        AtomicBoolean stuck = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        StageHandler ignores =
                _ -> {
                    if (tries.incrementAndGet() == 1) {
                        while (stuck.get()) {
                            Thread.onSpinWait();
                        }
                    }
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(
                        settings(
                                "techpack.worker.capacity=1",
                                // enough for the second attempt, beside one that spins
                                "techpack.worker.time-limit=1s",
                                "techpack.worker.stuck-after=100ms"),
                        Map.of(TechPackStage.EDIT, ignores))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));
            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(tries).hasValue(2);
        } finally {
            stuck.set(false);
        }
    }

    @Test
    void a_stopping_worker_gives_its_attempts_back_uncounted_and_another_finishes_them() {
        AccountId account = database.account(3);
        List<String> settings = settings("techpack.worker.grace=0s");
        CountDownLatch began = new CountDownLatch(1);
        StageHandler hangs =
                _ -> {
                    began.countDown();
                    new CountDownLatch(1).await();
                    return Outcome.done("{}");
                };
        JobId job;
        try (TestWorker worker =
                TestWorker.start(settings, Map.of(TechPackStage.CLOSE_UPS, hangs))) {
            job = worker.submit(account, TechPackJob.CLOSE_UP_GENERATION);
            await().atMost(SOON).until(() -> began.getCount() == 0);
        }
        assertThat(
                        database.count(
                                "select count(*) from job where status = 'queued' and uncounted = 1"))
                .isEqualTo(1);

        try (TestWorker other = TestWorker.start(settings, Map.of(TechPackStage.CLOSE_UPS, DONE))) {
            JobView view = ended(other, account, job);
            assertThat(view.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(view.ended(TechPackStage.CLOSE_UPS).orElseThrow().attempts()).isEqualTo(1);
        }
    }

    @Test
    void no_more_attempts_run_at_once_than_there_are_slots_and_all_get_their_turn() {
        AccountId account = database.account(60);
        Semaphore slots = new Semaphore(3);
        AtomicBoolean overbooked = new AtomicBoolean();
        StageHandler counted =
                _ -> {
                    if (!slots.tryAcquire()) {
                        overbooked.set(true);
                    }
                    Thread.yield();
                    slots.release();
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(
                        settings("techpack.worker.capacity=3"),
                        Map.of(TechPackStage.CLOSE_UPS, counted))) {
            List<JobId> jobs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                jobs.add(worker.submit(account, TechPackJob.CLOSE_UP_GENERATION));
            }
            await().atMost(SOON)
                    .until(() -> jobs.stream().allMatch(job -> succeeded(worker, account, job)));
            assertThat(overbooked).isFalse();
        }
    }

    @Test
    void an_idle_worker_takes_work_whose_records_wait_behind_a_full_one()
            throws InterruptedException {
        AccountId account = database.account(300);
        List<String> settings =
                settings("techpack.worker.capacity=1", "techpack.kafka.partitions=1");
        CountDownLatch release = new CountDownLatch(1);
        StageHandler blocked =
                _ -> {
                    release.await();
                    return Outcome.done("{}");
                };
        try (TestWorker full =
                TestWorker.start(settings, Map.of(TechPackStage.SKETCHES, blocked))) {
            List<JobId> jobs = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                jobs.add(full.submit(account, TechPackJob.SKETCH_GENERATION));
            }
            await().atMost(SOON)
                    .until(() ->
                            database.count("select count(*) from job where status = 'running'")
                                    == 1);
            try (TestWorker idle =
                    TestWorker.start(settings, Map.of(TechPackStage.SKETCHES, DONE))) {
                await().atMost(SOON)
                        .until(() ->
                                database.count(
                                                "select count(*) from job where status = 'succeeded'")
                                        == 9);
                release.countDown();
                jobs.forEach(job -> ended(idle, account, job));
            }
        }
    }

    private static Map<Stage, StageHandler> techPack(StageHandler handler) {
        return Map.of(
                TechPackStage.CATEGORY,
                handler,
                TechPackStage.BASE_VIEWS,
                handler,
                TechPackStage.CLOSE_UPS,
                handler,
                TechPackStage.SKETCHES,
                handler);
    }

    /** Whether the worker has its partitions: a first job has come through Kafka. */
    private static boolean succeeded(TestWorker worker, AccountId account, JobId job) {
        return worker.job(account, job).status() == JobStatus.SUCCEEDED;
    }

    private static boolean joined(TestWorker worker, AccountId account) {
        ended(worker, account, worker.submit(account, TechPackJob.TECH_PACK));
        return worker.claims("kafka") > 0;
    }
}
