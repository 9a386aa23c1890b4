package io.techpack.closeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.JobInput;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.query.JobView;
import io.techpack.stage.FakeStageRun;
import io.techpack.stage.StageHandler;
import io.techpack.worker.TestWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where some close-ups cannot be made, six are enough. */
class FewerCloseUpsTest {

    private static final Outcome REFUSED =
            Outcome.refused(FailureKind.UNPROCESSABLE_IMAGE, "It is not allowed.");
    private static final Outcome AGAIN = Outcome.again("The artist is ill.");

    @TempDir Path pictures;

    private StageHandler handler(Map<Integer, Outcome> faults) {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        return new CloseUpsHandler(new FaultyCloseUpArtist(faults), store);
    }

    private static FakeStageRun run() {
        return new FakeStageRun(
                AccountId.next(),
                TechPackJob.CLOSE_UP_GENERATION,
                TechPackStage.CLOSE_UPS,
                Json.read(TestWorker.anyInput(), JobInput.class));
    }

    @Test
    void the_others_are_made_and_the_result_says_which_are_missing_and_why()
            throws InterruptedException {
        StageHandler handler = handler(Map.of(2, REFUSED));
        FakeStageRun run = run();

        Outcome outcome = handler.run(run);

        assertThat(outcome)
                .isEqualTo(
                        Outcome.refused(
                                FailureKind.UNPROCESSABLE_IMAGE,
                                "Close-up 3 (shot_3): It is not allowed."));
        assertThat(run.texts()).hasSize(7).endsWith("Close-up 7/8 ready");
        Outcome.Done settled = handler.acceptPartial(run, run.partial("in the end")).orElseThrow();
        assertThat(settled.note()).hasValue("7 of 8 made");
        JsonNode result = Json.mapper().readTree(settled.result());
        assertThat(result.at("/closeupPlan")).hasSize(7);
        assertThat(result.at("/closeupPlan/2/shot_name").asString()).isEqualTo("shot_4");
        assertThat(result.get("missing").toString())
                .isEqualTo(
                        """
                        [{"order":3,"why":"Close-up 3 (shot_3): It is not allowed."}]\
                        """);
    }

    @Test
    void those_that_may_come_yet_are_tried_again() throws InterruptedException {
        FakeStageRun first = run();
        assertThat(handler(Map.of(0, AGAIN, 5, AGAIN)).run(first))
                .isInstanceOf(Outcome.Again.class);

        FakeStageRun second = first.nextAttempt();
        Outcome outcome = handler(Map.of()).run(second);

        assertThat(second.texts()).containsExactly("Close-up 7/8 ready", "Close-up 8/8 ready");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> {
                            assertThat(done.note()).isEmpty();
                            assertThat(done.result()).doesNotContain("missing");
                        });
    }

    @Test
    void what_the_last_try_said_nothing_of_is_missing_for_the_reason_of_the_end()
            throws InterruptedException {
        StageHandler handler = handler(Map.of());
        FakeStageRun run = run().losingItsLeaseAfter(6);
        try {
            handler.run(run);
        } catch (InterruptedException _) {
            // as when its time is over
        }

        Outcome.Done settled =
                handler.acceptPartial(run, run.partial("It took too long")).orElseThrow();

        assertThat(Json.mapper().readTree(settled.result()).get("missing").toString())
                .isEqualTo(
                        """
                        [{"order":7,"why":"It took too long"},{"order":8,"why":"It took too long"}]\
                        """);
    }

    @Test
    void fewer_than_six_are_not_enough() throws InterruptedException {
        StageHandler handler = handler(Map.of(5, REFUSED, 6, REFUSED, 7, REFUSED));
        FakeStageRun run = run();

        assertThat(handler.run(run)).isInstanceOf(Outcome.Refused.class);

        assertThat(run.shown()).hasSize(5);
        assertThat(handler.acceptPartial(run, run.partial("in the end"))).isEmpty();
    }

    @Test
    void a_whole_set_whose_completion_was_lost_lacks_nothing() throws InterruptedException {
        StageHandler handler = handler(Map.of());
        FakeStageRun run = run();
        Outcome made = handler.run(run);

        assertThat(handler.acceptPartial(run, run.partial("the worker died")))
                .isEqualTo(Optional.of(made));
    }

    @Test
    void a_worker_completes_the_stage_with_seven_of_eight_and_it_stays_paid() {
        JobView job = ended(Map.of(7, AGAIN));

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.contentsOf(TechPackStage.CLOSE_UPS)).hasSize(7);
        JobView.EndedStage stage = job.ended(TechPackStage.CLOSE_UPS).orElseThrow();
        assertThat(stage.attempts()).isEqualTo(2);
        assertThat(stage.note()).isEqualTo("7 of 8 made");
        assertThat(String.valueOf(stage.result()))
                .contains(
                        "\"missing\":[{\"order\":8,\"why\":\"Close-up 8 (shot_8): The artist is ill.\"}]");
        assertThat(List.of(job.held(), job.used(), job.refunded())).containsExactly(3, 3, 0);
    }

    @Test
    void a_worker_fails_the_stage_with_five_of_eight_and_gives_it_back() {
        JobView job = ended(Map.of(1, REFUSED, 6, REFUSED, 7, REFUSED));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.contentsOf(TechPackStage.CLOSE_UPS)).hasSize(5);
        assertThat(List.of(job.held(), job.used(), job.refunded())).containsExactly(3, 0, 3);
    }

    private JobView ended(Map<Integer, Outcome> faults) {
        try (TestDatabase database = TestDatabase.fresh()) {
            AccountId account = database.account(3);
            List<String> settings = TestWorker.on(database.url());
            settings.addAll(
                    List.of(
                            "techpack.worker.first-retry-delay=10ms",
                            "techpack.worker.idle-sweep-interval=200ms",
                            "techpack.worker.max-attempts=2"));
            try (TestWorker worker =
                    TestWorker.start(settings, Map.of(TechPackStage.CLOSE_UPS, handler(faults)))) {
                JobId job = worker.submit(account, TechPackJob.CLOSE_UP_GENERATION);
                JobView ended =
                        await().atMost(Duration.ofSeconds(20))
                                .until(
                                        () -> worker.job(account, job),
                                        view -> view.status().ended());
                assertThat(database.drift()).isZero();
                return ended;
            }
        }
    }
}
