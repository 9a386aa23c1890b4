package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Item;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.stage.StageHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker that does a job's next stage, too, begins it by itself. */
class EagerNextStageTest extends WorkerTestBase {

    private AccountId account;

    @BeforeEach
    void openAccount() {
        account = database.account(90);
    }

    @Test
    void a_job_is_claimed_once_and_each_stage_finds_what_the_ones_before_made() {
        Map<Stage, List<Item.Finished>> found = new ConcurrentHashMap<>();
        Map<Stage, String> results = new ConcurrentHashMap<>();
        StageHandler makes =
                run -> {
                    run.show(Item.of(0, "{\"shot\":0}"), 1, 2, "1/2 ready");
                    run.show(Item.of(1, "{\"shot\":1}"), 2, 2, "2/2 ready");
                    return Outcome.done("{\"made\":2}");
                };
        StageHandler looks =
                run -> {
                    found.put(TechPackStage.BASE_VIEWS, run.itemsOf(TechPackStage.BASE_VIEWS));
                    found.put(TechPackStage.CLOSE_UPS, run.itemsOf(TechPackStage.CLOSE_UPS));
                    run.resultOf(TechPackStage.CLOSE_UPS)
                            .ifPresent(result -> results.put(TechPackStage.CLOSE_UPS, result));
                    return Outcome.cached("{}");
                };
        try (TestWorker worker =
                TestWorker.start(undisturbed(), techPack(DONE, makes, makes, looks))) {
            JobView job =
                    endedUndisturbed(
                            worker, account, worker.submit(account, TechPackJob.TECH_PACK));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(worker.claims("eager")).isEqualTo(3);
            assertThat(worker.claims("kafka") + worker.claims("sweep")).isEqualTo(1);
            assertThat(found.get(TechPackStage.BASE_VIEWS)).hasSize(2);
            assertThat(found.get(TechPackStage.CLOSE_UPS))
                    .containsExactly(
                            new Item.Finished(0, "{\"shot\":0}"),
                            new Item.Finished(1, "{\"shot\":1}"));
            assertThat(results).containsEntry(TechPackStage.CLOSE_UPS, "{\"made\":2}");
            assertThat(job.used()).isEqualTo(6);
            assertThat(job.refunded()).isEqualTo(3);
            assertThat(job.ended()).allMatch(stage -> stage.attempts() == 1);
        }
    }

    @Test
    void a_worker_without_the_next_stage_announces_it() {
        List<String> settings = undisturbed();
        try (TestWorker first = TestWorker.start(settings, Map.of(TechPackStage.CATEGORY, DONE));
                TestWorker others =
                        TestWorker.start(
                                settings,
                                Map.of(
                                        TechPackStage.BASE_VIEWS,
                                        DONE,
                                        TechPackStage.CLOSE_UPS,
                                        DONE,
                                        TechPackStage.SKETCHES,
                                        DONE))) {
            endedUndisturbed(first, account, first.submit(account, TechPackJob.TECH_PACK));

            assertThat(first.claims("eager")).isZero();
            assertThat(others.claims("eager")).isEqualTo(2);
        }
    }

    @Test
    void a_failed_later_stage_is_tried_again_and_the_earlier_ones_are_not() {
        AtomicInteger early = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        StageHandler counts =
                _ -> {
                    early.incrementAndGet();
                    return Outcome.done("{}");
                };
        StageHandler hiccups =
                _ ->
                        late.incrementAndGet() == 1
                                ? Outcome.again("the engine hiccuped")
                                : Outcome.done("{}");
        try (TestWorker worker =
                TestWorker.start(settings(), techPack(counts, counts, hiccups, DONE))) {
            JobView job = ended(worker, account, worker.submit(account, TechPackJob.TECH_PACK));

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(early).hasValue(2);
            assertThat(late).hasValue(2);
            assertThat(job.ended(TechPackStage.CLOSE_UPS).orElseThrow().attempts()).isEqualTo(2);
        }
    }

    @Test
    void a_cancel_reaches_a_stage_that_was_begun_so() throws InterruptedException {
        HangingHandler hangs = new HangingHandler();
        try (TestWorker worker =
                TestWorker.start(
                        settings("techpack.worker.heartbeat-interval=100ms"),
                        techPack(DONE, hangs, DONE, DONE))) {
            JobId job = worker.submit(account, TechPackJob.TECH_PACK);
            await().atMost(SOON).until(() -> hangs.hasBegun(job));

            assertThat(worker.ledger().cancel(account, job)).isTrue();

            assertThat(hangs.isInterruptedWithin(job, SOON)).isTrue();
            assertThat(worker.job(account, job).refunded()).isEqualTo(9);
        }
    }

    @Test
    void a_stopping_worker_begins_no_further_stage() {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger second = new AtomicInteger();
        StageHandler waits =
                _ -> {
                    began.countDown();
                    end.await();
                    return Outcome.done("{}");
                };
        StageHandler counts =
                _ -> {
                    second.incrementAndGet();
                    return Outcome.done("{}");
                };
        TestWorker worker = TestWorker.start(settings(), techPack(waits, counts, DONE, DONE));
        worker.submit(account, TechPackJob.TECH_PACK);
        await().atMost(SOON).until(() -> began.getCount() == 0);
        Thread closing = Thread.ofVirtual().start(worker::close);
        await().atMost(SOON).until(worker::stopping);
        end.countDown();
        await().atMost(SOON).until(() -> !closing.isAlive());

        assertThat(second).hasValue(0);
        assertThat(
                        database.count(
                                "select count(*) from job where status = 'queued' and stage = 'base-views' and attempt = 0"))
                .isEqualTo(1);
    }

    @Test
    void slots_are_never_overbooked_by_those_that_go_on() {
        Map<Stage, Semaphore> slots = new HashMap<>();
        AtomicBoolean overbooked = new AtomicBoolean();
        Map<Stage, StageHandler> handlers = new HashMap<>();
        TechPackJob.TECH_PACK
                .plan()
                .forEach(step -> {
                    Semaphore own = new Semaphore(2);
                    slots.put(step.stage(), own);
                    handlers.put(
                            step.stage(),
                            _ -> {
                                if (!own.tryAcquire()) {
                                    overbooked.set(true);
                                    return Outcome.done("{}");
                                }
                                Thread.yield();
                                own.release();
                                return Outcome.done("{}");
                            });
                });
        AccountId rich = database.account(60 * 9);
        try (TestWorker worker =
                TestWorker.start(settings("techpack.worker.capacity=2"), handlers)) {
            List<JobId> jobs = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                jobs.add(worker.submit(rich, TechPackJob.TECH_PACK));
            }
            await().atMost(SOON)
                    .until(() ->
                            database.count("select count(*) from job where status = 'succeeded'")
                                    == jobs.size());
            assertThat(overbooked).isFalse();
            assertThat(worker.claims("eager")).isPositive();
        }
    }

    @Test
    void a_stage_whose_lease_was_granted_in_an_answer_that_got_lost_is_begun_all_the_same() {
        AtomicInteger second = new AtomicInteger();
        StageHandler counts =
                _ -> {
                    second.incrementAndGet();
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(
                        undisturbed(
                                "techpack.worker.rescue-interval=100ms",
                                "techpack.worker.speculative-next-stage=false"),
                        techPack(DONE, counts, DONE, DONE))) {
            worker.loseAnswerTo("starts_next");
            JobId id = worker.submit(account, TechPackJob.TECH_PACK);
            untilUndisturbed(worker, account, id, job -> job.stage() == TechPackStage.BASE_VIEWS);
            // the lease time passes, but not for the worker's heartbeat
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(
                                    "update job set stage_started_at = now() - interval '1 minute' where stage = 'base-views' and attempt = 1"));
            JobView job = endedUndisturbed(worker, account, id);

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(second).hasValue(1);
            assertThat(job.ended(TechPackStage.CATEGORY).orElseThrow().attempts()).isEqualTo(1);
            assertThat(job.ended(TechPackStage.BASE_VIEWS).orElseThrow().attempts()).isEqualTo(2);
        }
    }

    static Map<Stage, StageHandler> techPack(
            StageHandler category,
            StageHandler baseViews,
            StageHandler closeUps,
            StageHandler sketches) {
        return Map.of(
                TechPackStage.CATEGORY,
                category,
                TechPackStage.BASE_VIEWS,
                baseViews,
                TechPackStage.CLOSE_UPS,
                closeUps,
                TechPackStage.SKETCHES,
                sketches);
    }
}
