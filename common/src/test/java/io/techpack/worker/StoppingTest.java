package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker that is told to stop leaves nothing behind that anybody has to pay for. */
class StoppingTest extends WorkerTestBase {

    private AccountId account;

    @BeforeEach
    void openAccount() {
        account = database.account(1_000);
    }

    @Test
    void the_lease_of_a_handler_that_does_not_hear_is_given_back_too() {
        AtomicBoolean stuck = new AtomicBoolean(true);
        StageHandler hearsNothing =
                _ -> {
                    while (stuck.get()) {
                        Thread.onSpinWait();
                    }
                    return Outcome.done("{}");
                };
        try {
            stopInTheMiddleOf(
                    hearsNothing, "techpack.worker.grace=0s", "techpack.worker.stuck-after=100ms");
            assertThat(givenBack()).isEqualTo(1);
        } finally {
            stuck.set(false);
        }
    }

    @Test
    void a_handler_that_gives_up_when_it_is_interrupted_has_not_used_an_attempt() {
        StageHandler givesUp =
                _ -> {
                    try {
                        new CountDownLatch(1).await();
                        return Outcome.done("{}");
                    } catch (InterruptedException _) {
                        return Outcome.again("the provider did not answer");
                    }
                };

        stopInTheMiddleOf(givesUp, "techpack.worker.grace=0s");

        assertThat(givenBack()).isEqualTo(1);
    }

    @Test
    void what_ends_within_the_grace_time_is_kept() {
        CountDownLatch end = new CountDownLatch(1);
        StageHandler finishes =
                _ -> {
                    end.countDown();
                    new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
                    return Outcome.done("{}");
                };

        stopInTheMiddleOf(finishes, "techpack.worker.grace=10s");

        assertThat(database.count("select count(*) from job where status = 'succeeded'"))
                .isEqualTo(1);
    }

    @Test
    void others_have_its_partitions_while_its_last_attempts_are_still_finishing() {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        StageHandler slow =
                _ -> {
                    began.countDown();
                    end.await();
                    return Outcome.done("{}");
                };
        List<String> settings = settings("techpack.worker.capacity=1");
        TestWorker leaving = TestWorker.start(settings, Map.of(TechPackStage.EDIT, slow));
        JobId last = leaving.submit(account, TechPackJob.FIELD_EDIT);
        await().atMost(SOON).until(() -> began.getCount() == 0);
        CompletableFuture<Void> left = CompletableFuture.runAsync(leaving::close);

        try (TestWorker other =
                TestWorker.start(settings, Map.of(TechPackStage.EDIT, _ -> Outcome.done("{}")))) {
            // only Kafka is that quick; a member that vanished would block the group far longer
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> {
                        succeeds(other, account, other.submit(account, TechPackJob.FIELD_EDIT));
                        return other.claims("kafka") > 0;
                    });
            assertThat(left).isNotDone();
            end.countDown();
            succeeds(other, account, last);
            assertThat(left).succeedsWithin(SOON);
        } finally {
            end.countDown();
        }
        assertThat(database.count("select count(*) from stage_result where attempts <> 1"))
                .isZero();
    }

    private void stopInTheMiddleOf(StageHandler handler, String... settings) {
        CountDownLatch began = new CountDownLatch(1);
        StageHandler observed =
                run -> {
                    began.countDown();
                    return handler.run(run);
                };
        try (TestWorker worker =
                TestWorker.start(settings(settings), Map.of(TechPackStage.EDIT, observed))) {
            worker.submit(account, TechPackJob.FIELD_EDIT);
            await().atMost(SOON).until(() -> began.getCount() == 0);
        }
    }

    private long givenBack() {
        return database.count(
                "select count(*) from job where status = 'queued' and attempt = 1 and uncounted = 1");
    }
}
