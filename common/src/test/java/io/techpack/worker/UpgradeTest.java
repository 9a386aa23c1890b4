package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import io.techpack.job.Stage;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An installation under load is brought to the next version as docs/upgrading.md says: migrated
 * under the old processes, then new ones beside them, then the old ones stopped. It begins with the
 * tables of this version; the next version's are a migration that is planted for the test.
 */
class UpgradeTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> STATUSES =
            List.of("queued", "running", "succeeded", "failed", "canceled");
    private static final StageHandler HANDLER = new ScriptedHandler();
    private static final Map<Stage, StageHandler> STAGES =
            Map.of(
                    TechPackStage.CATEGORY, HANDLER,
                    TechPackStage.BASE_VIEWS, HANDLER,
                    TechPackStage.CLOSE_UPS, HANDLER,
                    TechPackStage.SKETCHES, HANDLER);

    @Test
    void live_jobs_end_well_while_tables_and_workers_become_new() throws Exception {
        String url = SharedServers.get().newDatabase();
        List<String> now = TestWorker.on(url);
        now.addAll(
                List.of(
                        "techpack.worker.capacity=30",
                        "techpack.worker.first-retry-delay=200ms",
                        "techpack.worker.heartbeat-interval=500ms"));
        List<String> next = new ArrayList<>(now);
        next.add(MigrationTest.FUTURE);

        try (TestDatabase database = TestDatabase.at(url);
                TestWorker first = TestWorker.start(now, STAGES);
                CapturedLog log = new CapturedLog()) {
            AccountId account = database.account(100_000);
            try (SteadyLoad _ = new SteadyLoad(first.ledger(), account)) {
                await().atMost(SOON)
                        .until(() ->
                                STATUSES.stream()
                                        .allMatch(status -> database.count(jobs(status)) > 0));
                long tables = newestMigration(database);

                // the first process of the next version migrates, under this one's load
                try (TestWorker newer = TestWorker.start(next, STAGES)) {
                    assertThat(newestMigration(database)).isGreaterThan(tables);
                    await().atMost(SOON)
                            .until(() -> works(database, first) && works(database, newer));

                    // an old one that comes up only now, perhaps because its machine was restarted
                    try (TestWorker late = TestWorker.start(now, STAGES)) {
                        await().atMost(SOON).until(() -> works(database, late));
                    }
                    await().atMost(SOON).until(() -> database.count(jobs("succeeded")) > 50);
                    assertThat(newer.metrics().counter("techpack.jobs.rescued").count()).isZero();
                }
            }
            await().atMost(SOON).until(() -> database.count(live()) == 0);
            first.close();

            assertThat(
                            database.count(
                                    "select count(*) from job where status = 'failed' and product_id <> 'refused'"))
                    .isZero();
            assertThat(
                            database.count(
                                    """
                                    select count(*) from stage_result r join job j on j.id = r.job_id
                                    where r.attempts > case j.product_id when 'again' then 2 else 1 end
                                    """))
                    .describedAs("stages that took more attempts than they were to take")
                    .isZero();
            assertThat(database.drift()).isZero();
            assertThat(log.troubles()).allMatch(UpgradeTest::expected);
        }
    }

    /** What was to go wrong went wrong; nothing else is worth more than an info. */
    private static boolean expected(String trouble) {
        return trouble.contains("it was to be refused")
                // Kafka's client, when partitions move to another worker
                || trouble.contains("Offset commit with offsets")
                || trouble.contains("newer than the latest available migration");
    }

    private static boolean works(TestDatabase database, TestWorker worker) {
        return database.count("select count(*) from job where lease_owner = '" + worker.id() + "'")
                > 0;
    }

    private static long newestMigration(TestDatabase database) {
        return database.count("select max(version::int) from flyway_schema_history where success");
    }

    private static String jobs(String status) {
        return "select count(*) from job where status = '" + status + "'";
    }

    private static String live() {
        return "select count(*) from job where finished_at is null";
    }
}
