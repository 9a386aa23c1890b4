package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedServers;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOutageTest {

    private static final StageHandler DONE = _ -> Outcome.done("{}");
    private static final Map<Stage, StageHandler> TECH_PACK =
            Map.of(
                    TechPackStage.CATEGORY,
                    DONE,
                    TechPackStage.BASE_VIEWS,
                    DONE,
                    TechPackStage.CLOSE_UPS,
                    DONE,
                    TechPackStage.SKETCHES,
                    DONE);

    @TempDir Path directory;

    @Test
    void
            while_kafka_is_away_jobs_are_accepted_and_go_on_and_when_it_is_back_nothing_need_be_restarted() {
        try (TestDatabase database = TestDatabase.fresh();
                EmbeddedServers own = EmbeddedServers.start(EmbeddedSettings.in(directory))) {
            AccountId account = database.account(1_000);
            List<String> settings = TestWorker.on(database.url());
            settings.add("spring.kafka.bootstrap-servers=" + own.bootstrapServers());
            settings.add("techpack.ledger.sweep-after=200ms");
            settings.add("techpack.worker.idle-sweep-interval=200ms");
            try (TestWorker worker = TestWorker.start(settings, TECH_PACK)) {
                succeeds(worker, account);
                own.kafka().stop();

                List<JobId> accepted = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    accepted.add(worker.submit(account, TechPackJob.TECH_PACK));
                }
                await().atMost(Duration.ofSeconds(40))
                        .until(() ->
                                accepted.stream()
                                        .allMatch(job ->
                                                worker.job(account, job).status()
                                                        == JobStatus.SUCCEEDED));

                own.kafka().restart();
                double before = worker.claims("kafka");
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> {
                            succeeds(worker, account);
                            return worker.claims("kafka") > before;
                        });
            }
            assertThat(database.drift()).isZero();
        }
    }

    private static void succeeds(TestWorker worker, AccountId account) {
        JobId job = worker.submit(account, TechPackJob.TECH_PACK);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> worker.job(account, job).status() == JobStatus.SUCCEEDED);
    }
}
