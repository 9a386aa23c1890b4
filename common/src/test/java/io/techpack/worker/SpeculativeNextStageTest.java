package io.techpack.worker;

import static io.techpack.worker.EagerNextStageTest.techPack;
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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A worker that does a job's next stage, too, begins it while the completion of the one before is
 * on its way. That way is made long here by a lock on the job's row.
 */
class SpeculativeNextStageTest extends WorkerTestBase {

    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final AtomicInteger later = new AtomicInteger();
    private AccountId account;

    /** The first stage, which ends once the job's row is locked. */
    private final StageHandler first =
            _ -> {
                firstMayEnd.await();
                return Outcome.done("{}");
            };

    private final StageHandler counts =
            _ -> {
                later.incrementAndGet();
                return Outcome.done("{}");
            };

    @BeforeEach
    void openAccount() {
        account = database.account(90);
    }

    @Test
    void stages_that_end_meanwhile_are_recorded_together() {
        try (TestWorker worker =
                TestWorker.start(undisturbed(), techPack(first, counts, counts, counts))) {
            JobId id = begun(worker);
            try (Handle lock = locked(id)) {
                firstMayEnd.countDown();
                await().atMost(SOON).until(() -> later.get() == 3);
                assertThat(worker.job(account, id).stage()).isEqualTo(TechPackStage.CATEGORY);
                lock.rollback();
            }
            JobView job = endedUndisturbed(worker, account, id);

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended()).hasSize(4).allMatch(stage -> stage.attempts() == 1);
            assertThat(worker.claims("eager")).isEqualTo(3);
            assertThat(later).hasValue(3);
            // the second and the third had ended before the first was recorded
            assertThat(
                            worker.metrics()
                                    .get("techpack.batch.size")
                                    .tag("verb", "complete")
                                    .summary()
                                    .count())
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void what_a_stage_shows_waits_until_its_lease_is_taken() {
        AtomicReference<Optional<Stage>> seen = new AtomicReference<>(Optional.empty());
        AtomicReference<TestWorker> itself = new AtomicReference<>();
        CountDownLatch shows = new CountDownLatch(1);
        StageHandler show =
                run -> {
                    shows.countDown();
                    run.show(Item.of(0, "{\"shot\":0}"), 1, 1, "1/1 ready");
                    seen.set(Optional.of(itself.get().job(account, run.job()).stage()));
                    return Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(undisturbed(), techPack(first, show, DONE, DONE))) {
            itself.set(worker);
            JobId id = begun(worker);
            try (Handle lock = locked(id)) {
                firstMayEnd.countDown();
                await().atMost(SOON).until(() -> shows.getCount() == 0);
                assertThat(seen.get()).isEmpty();
                lock.rollback();
            }
            JobView job = endedUndisturbed(worker, account, id);

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(seen.get()).contains(TechPackStage.BASE_VIEWS);
            assertThat(job.contentsOf(TechPackStage.BASE_VIEWS)).hasSize(1);
        }
    }

    @Test
    void a_stage_whose_lease_is_refused_is_interrupted_and_leaves_nothing()
            throws InterruptedException {
        HangingHandler hangs = new HangingHandler();
        try (TestWorker worker =
                TestWorker.start(undisturbed(), techPack(first, hangs, DONE, DONE))) {
            JobId id = begun(worker);
            try (Handle lock = locked(id)) {
                firstMayEnd.countDown();
                await().atMost(SOON).until(() -> hangs.hasBegun(id));
                lock.execute("update job set attempt = attempt + 1 where id = ?", id.value());
                lock.commit();
            }
            assertThat(hangs.isInterruptedWithin(id, SOON)).isTrue();

            JobView job = worker.job(account, id);
            assertThat(job.stage()).isEqualTo(TechPackStage.CATEGORY);
            assertThat(job.ended()).isEmpty();
            assertThat(worker.claims("eager")).isZero();
            assertThat(worker.ledger().cancel(account, id)).isTrue();
        }
    }

    @Test
    void a_stage_that_was_paused_meanwhile_is_done_again_when_it_is_not() throws SQLException {
        try (TestWorker worker =
                TestWorker.start(
                        // knows of the pause only from the database
                        undisturbed("techpack.worker.heartbeat-interval=10s"),
                        techPack(DONE, first, counts, DONE))) {
            JobId id = worker.submit(account, TechPackJob.TECH_PACK);
            untilUndisturbed(worker, account, id, job -> job.stage() == TechPackStage.BASE_VIEWS);
            database.execute(
                    "insert into stage_pause (stage, paused_by) values ('close-ups', 'ops')");
            firstMayEnd.countDown();
            await().atMost(SOON)
                    .until(() -> worker.job(account, id).stage() == TechPackStage.CLOSE_UPS);
            JobView paused = worker.job(account, id);
            assertThat(paused.status()).isEqualTo(JobStatus.QUEUED);
            assertThat(paused.ended(TechPackStage.BASE_VIEWS)).isPresent();
            assertThat(paused.ended(TechPackStage.CLOSE_UPS)).isEmpty();
            await().atMost(SOON).until(() -> later.get() == 1);

            database.execute("delete from stage_pause");
            assertThat(endedUndisturbed(worker, account, id).status())
                    .isEqualTo(JobStatus.SUCCEEDED);
            assertThat(later).hasValue(2);
        }
    }

    @Test
    void one_that_cannot_be_stored_fails_by_itself() {
        StageHandler nonsense = _ -> Outcome.done("no JSON");
        try (TestWorker worker =
                TestWorker.start(
                        undisturbed("techpack.worker.max-attempts=1"),
                        techPack(first, counts, nonsense, counts))) {
            JobId id = begun(worker);
            try (Handle lock = locked(id)) {
                firstMayEnd.countDown();
                await().atMost(SOON).until(() -> later.get() == 2);
                lock.rollback();
            }
            JobView job = endedUndisturbed(worker, account, id);

            assertThat(job.failure().orElseThrow().kind()).isEqualTo(FailureKind.STAGE_FAILED);
            assertThat(job.failure().orElseThrow().stage()).isEqualTo(TechPackStage.CLOSE_UPS);
            assertThat(job.ended(TechPackStage.BASE_VIEWS)).isPresent();
            assertThat(job.ended(TechPackStage.SKETCHES)).isEmpty();
        }
    }

    @Test
    void a_stage_that_fails_at_once_fails_after_the_one_before_is_recorded() {
        StageHandler refuses =
                _ -> {
                    later.incrementAndGet();
                    return Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "too dark");
                };
        try (TestWorker worker =
                TestWorker.start(undisturbed(), techPack(first, refuses, DONE, DONE))) {
            JobId id = begun(worker);
            try (Handle lock = locked(id)) {
                firstMayEnd.countDown();
                await().atMost(SOON).until(() -> later.get() == 1);
                lock.rollback();
            }
            JobView job = endedUndisturbed(worker, account, id);

            assertThat(job.failure().orElseThrow().stage()).isEqualTo(TechPackStage.BASE_VIEWS);
            assertThat(job.ended(TechPackStage.CATEGORY)).isPresent();
            assertThat(later).hasValue(1);
        }
    }

    @Test
    void completions_whose_answer_is_lost_are_not_recorded_twice() {
        try (TestWorker worker =
                TestWorker.start(
                        undisturbed("techpack.worker.rescue-interval=100ms"),
                        techPack(first, counts, counts, counts))) {
            JobId id = begun(worker);
            worker.loseAnswerTo("starts_next");
            firstMayEnd.countDown();
            // if a lease was taken with it, it comes to light once it is old
            JobView job =
                    untilUndisturbed(
                            worker,
                            account,
                            id,
                            each -> {
                                database.jdbi()
                                        .useHandle(handle ->
                                                handle.execute(
                                                        "update job set stage_started_at = now() - interval '1 minute' where status = 'running' and stage <> 'category'"));
                                return each.status().ended();
                            });

            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.ended()).hasSize(4);
        }
    }

    @Test
    void without_it_the_next_stage_waits_for_the_disk() {
        AtomicReference<Optional<Stage>> seen = new AtomicReference<>(Optional.empty());
        AtomicReference<TestWorker> itself = new AtomicReference<>();
        StageHandler looks =
                run -> {
                    seen.set(Optional.of(itself.get().job(account, run.job()).stage()));
                    return Outcome.done("{}");
                };
        firstMayEnd.countDown();
        try (TestWorker worker =
                TestWorker.start(
                        undisturbed("techpack.worker.speculative-next-stage=false"),
                        techPack(first, looks, DONE, DONE))) {
            itself.set(worker);
            succeeds(worker, account, worker.submit(account, TechPackJob.TECH_PACK));

            assertThat(seen.get()).contains(TechPackStage.BASE_VIEWS);
        }
    }

    /** A job whose first stage this worker is at. */
    private JobId begun(TestWorker worker) {
        JobId id = worker.submit(account, TechPackJob.TECH_PACK);
        untilUndisturbed(worker, account, id, job -> job.status() == JobStatus.RUNNING);
        return id;
    }

    /** Nobody else changes the job until that transaction ends. */
    private Handle locked(JobId id) {
        Handle handle = database.jdbi().open();
        handle.begin();
        handle.select("select id from job where id = ? for update", List.of(id.value()).toArray())
                .mapTo(java.util.UUID.class)
                .one();
        return handle;
    }
}
