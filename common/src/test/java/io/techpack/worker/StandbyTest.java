package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A synchronous standby that takes over under load, as docs/deploying.md has it. */
@Tag("long")
@Timeout(240)
class StandbyTest {

    private static final Logger log = LoggerFactory.getLogger(StandbyTest.class);
    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final Map<Stage, StageHandler> FIRST =
            Map.of(
                    TechPackStage.CATEGORY, WorkerTestBase.DONE,
                    TechPackStage.BASE_VIEWS, WorkerTestBase.DONE);
    private static final Map<Stage, StageHandler> LAST =
            Map.of(
                    TechPackStage.CLOSE_UPS, WorkerTestBase.DONE,
                    TechPackStage.SKETCHES, WorkerTestBase.DONE);

    @TempDir Path directory;

    @FunctionalInterface
    private interface Loss {
        void of(EmbeddedPostgres primary) throws Exception;
    }

    @Test
    void a_primary_that_is_killed_is_replaced_within_30_s_and_nothing_acknowledged_is_lost()
            throws Exception {
        failOver(EmbeddedPostgres::kill);
    }

    @Test
    void a_primary_that_falls_silent_is_replaced_within_30_s_and_nothing_acknowledged_is_lost()
            throws Exception {
        failOver(_ -> Standby.freeze(directory.resolve("first")));
    }

    private void failOver(Loss loss) throws Exception {
        try (EmbeddedPostgres primary =
                EmbeddedPostgres.start(
                        EmbeddedSettings.in(directory.resolve("first")).replicated())) {
            try (EmbeddedPostgres standby = primary.startStandby(directory.resolve("second"))) {
                loseUnderLoad(primary, standby, loss);
            } finally {
                primary.kill();
            }
        }
    }

    private void loseUnderLoad(EmbeddedPostgres primary, EmbeddedPostgres standby, Loss loss)
            throws Exception {
        List<String> settings = settings(primary, standby);
        try (TestWorker one = TestWorker.start(settings, FIRST);
                TestWorker two = TestWorker.start(settings, LAST)) {
            AccountId account = one.account(10_000_000);
            RepeatingClients clients =
                    new RepeatingClients(
                            4, RepeatingClients.to(one.ledger(), account, TechPackJob.TECH_PACK));
            try (clients) {
                await().atMost(WorkerTestBase.SOON).until(() -> clients.accepted().size() > 100);

                List<JobId> before = clients.accepted();
                long begin = System.nanoTime();
                loss.of(primary);
                standby.promote();
                long promoted = System.nanoTime();
                int then = clients.accepted().size();
                await().atMost(RECOVERED).until(() -> clients.accepted().size() > then + 8);
                long accepting = System.nanoTime();
                await().atMost(RECOVERED)
                        .ignoreExceptions()
                        .until(() -> WorkerTestBase.allSucceeded(two, account, before));
                Duration recovered = Duration.ofNanos(System.nanoTime() - begin);
                log.info(
                        "promoted after {} ms, accepting after {} ms, jobs of before ended after {} ms; {} answers were outages",
                        millis(promoted - begin),
                        millis(accepting - begin),
                        recovered.toMillis(),
                        clients.outages());
                assertThat(recovered).isLessThan(RECOVERED);
            }
            List<JobId> all = clients.accepted();
            await().atMost(RECOVERED)
                    .ignoreExceptions()
                    .until(() -> WorkerTestBase.allSucceeded(one, account, all));
            log.info("{} jobs were acknowledged, all of them succeeded", all.size());
            assertThat(query(standby, "select count(*) from job"))
                    .isEqualTo(Integer.toString(all.size()));
            assertThat(one.drift()).isZero();
        }
    }

    /** As docs/deploying.md has them. */
    private static List<String> settings(EmbeddedPostgres primary, EmbeddedPostgres standby) {
        String url =
                "jdbc:postgresql://%s,%s/techpack?targetServerType=primary&connectTimeout=2&loginTimeout=30"
                        .formatted(Standby.address(primary), Standby.address(standby));
        List<String> settings = TestWorker.on(url);
        settings.removeIf(setting ->
                setting.startsWith("spring.datasource.username=")
                        || setting.startsWith("spring.datasource.password="));
        settings.addAll(
                List.of(
                        "spring.datasource.username=" + primary.user(),
                        "spring.datasource.password=" + primary.password(),
                        "spring.datasource.hikari.data-source-properties.socketTimeout=10",
                        "techpack.worker.idle-sweep-interval=100ms"));
        return settings;
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection session = postgres.connect();
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
