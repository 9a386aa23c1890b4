package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Item;
import io.techpack.ledger.RetryResult;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.stage.PartialResult;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A stage that would fail is content with a partial result, and one that failed is retried. */
class PartialResultTest extends WorkerTestBase {

    /** Shows two items at most, ends as it is told to, and accepts that many of three. */
    private record Fussy(int shows, int enough, StageHandler end) implements StageHandler {

        @Override
        public Outcome run(StageRun run) throws InterruptedException {
            for (int i = run.finished().size(); i < shows; i++) {
                run.show(Item.of(i, "{}"), i + 1, 3, "%d/3 ready".formatted(i + 1));
            }
            return end.run(run);
        }

        @Override
        public Optional<Outcome.Done> acceptPartial(StageRun run, PartialResult partial) {
            int made = partial.finished().size();
            return made < enough
                    ? Optional.empty()
                    : Optional.of(
                            Outcome.done("{\"why\":\"" + partial.reason(2) + "\"}")
                                    .noting(made + " of 3 made"));
        }
    }

    @Test
    void a_stage_with_enough_succeeds_when_the_rest_is_refused_and_stays_paid() {
        JobView job =
                ended(
                        new Fussy(
                                2,
                                2,
                                run -> {
                                    run.missed(2, "too dark");
                                    return Outcome.refused(
                                            FailureKind.UNPROCESSABLE_IMAGE, "a part of it");
                                }));

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.step()).isEqualTo("Complete (Close-Up Generation: 2 of 3 made)");
        assertThat(job.used()).isEqualTo(3);
        assertThat(job.refunded()).isZero();
        JobView.EndedStage stage = job.ended(TechPackStage.CLOSE_UPS).orElseThrow();
        assertThat(stage.note()).isEqualTo("2 of 3 made");
        assertThat(String.valueOf(stage.result())).isEqualTo("{\"why\":\"too dark\"}");
    }

    @Test
    void a_stage_with_too_little_fails_and_is_given_back() {
        JobView job =
                ended(
                        new Fussy(
                                1,
                                2,
                                _ -> Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "too dark")));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.refunded()).isEqualTo(3);
    }

    @Test
    void all_tries_are_made_before_a_stage_settles() {
        List<Integer> tries = new CopyOnWriteArrayList<>();
        JobView job =
                ended(
                        new Fussy(
                                2,
                                2,
                                run -> {
                                    tries.add(run.attempt());
                                    return Outcome.again("no luck");
                                }));

        assertThat(tries).containsExactly(1, 2);
        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(String.valueOf(job.ended(TechPackStage.CLOSE_UPS).orElseThrow().result()))
                .contains("no luck (attempt 2 of 2)");
    }

    @Test
    void a_stage_settles_when_its_last_try_hangs() {
        JobView job =
                ended(
                        new Fussy(
                                2,
                                2,
                                run -> {
                                    if (run.attempt() == 1) {
                                        return Outcome.again("no luck");
                                    }
                                    new CountDownLatch(1).await();
                                    return Outcome.done("{}");
                                }),
                        "techpack.worker.time-limit=1s");

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(String.valueOf(job.ended(TechPackStage.CLOSE_UPS).orElseThrow().result()))
                .contains("took longer than 1.0 s");
    }

    @Test
    void a_stage_settles_when_its_workers_died_each_time() {
        AccountId account = database.account(3);
        List<String> settings = impatient();
        JobId job;
        try (TestWorker none =
                TestWorker.start(settings, Map.of(TechPackStage.EDIT, _ -> Outcome.done("{}")))) {
            job = none.submit(account, TechPackJob.CLOSE_UP_GENERATION);
            for (int i = 0; i < 2; i++) {
                Assignment doomed =
                        none.ledger()
                                .claim(
                                        WorkerId.next(),
                                        List.of(new DueStage(job, TechPackStage.CLOSE_UPS)))
                                .getFirst();
                none.ledger().progress(doomed, i + 1, 3, "ready", Optional.of(Item.of(i, "{}")));
                none.ledger().requeue(doomed.lease(), Duration.ZERO, true, "as after a crash");
            }
        }

        JobView view = ended(job, account, new Fussy(0, 2, _ -> Outcome.again("never run")));

        assertThat(view.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(String.valueOf(view.ended(TechPackStage.CLOSE_UPS).orElseThrow().result()))
                .contains("Gave up after 2 attempts");
    }

    @Test
    void a_handler_that_cannot_even_judge_a_partial_result_lets_the_stage_fail() {
        StageHandler broken =
                new StageHandler() {
                    @Override
                    public Outcome run(StageRun run) {
                        return Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "too dark");
                    }

                    @Override
                    public Optional<Outcome.Done> acceptPartial(
                            StageRun run, PartialResult partial) {
                        throw new IllegalStateException("a bug");
                    }
                };

        JobView job = ended(broken);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.failure().orElseThrow().message()).isEqualTo("too dark");
    }

    @Test
    void a_retried_stage_gets_its_tries_anew_and_is_told_what_is_finished() {
        AccountId account = database.account(3);
        List<List<Item.Finished>> found = new CopyOnWriteArrayList<>();
        StageHandler failsTwice =
                run -> {
                    found.add(run.finished());
                    int next = run.finished().size();
                    run.show(Item.of(next, "{\"n\":" + next + "}"), next + 1, 3, "ready");
                    return next < 2 ? Outcome.again("no luck") : Outcome.done("{}");
                };
        try (TestWorker worker =
                TestWorker.start(impatient(), Map.of(TechPackStage.CLOSE_UPS, failsTwice))) {
            JobId job = worker.submit(account, TechPackJob.CLOSE_UP_GENERATION);
            assertThat(ended(worker, account, job).status()).isEqualTo(JobStatus.FAILED);

            assertThat(worker.ledger().retry(account, job)).isEqualTo(new RetryResult.Resumed(3));

            JobView view = ended(worker, account, job);
            assertThat(view.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(view.ended(TechPackStage.CLOSE_UPS).orElseThrow().attempts()).isEqualTo(1);
            assertThat(view.items()).hasSize(3);
            assertThat(found).extracting(List::size).containsExactly(0, 1, 2);
            assertThat(database.balance(account)).isZero();
        }
    }

    private JobView ended(StageHandler handler, String... more) {
        AccountId account = database.account(3);
        try (TestWorker worker =
                TestWorker.start(impatient(more), Map.of(TechPackStage.CLOSE_UPS, handler))) {
            return ended(worker, account, worker.submit(account, TechPackJob.CLOSE_UP_GENERATION));
        }
    }

    private JobView ended(JobId job, AccountId account, StageHandler handler) {
        try (TestWorker worker =
                TestWorker.start(impatient(), Map.of(TechPackStage.CLOSE_UPS, handler))) {
            return ended(worker, account, job);
        }
    }

    private List<String> impatient(String... more) {
        List<String> settings = settings(more);
        settings.add("techpack.worker.max-attempts=2");
        return settings;
    }
}
