package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import io.techpack.job.Stage;
import io.techpack.ledger.TestDatabase;
import io.techpack.previous.ScriptedHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation of the version before, under load, is brought to this one as docs/upgrading.md
 * says: migrated under the old processes, then new ones beside them, then the old ones stopped. A
 * migration of a future version is always among those that are run, so that this is tested even
 * while there is none between the two.
 */
class UpgradeTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> STATUSES =
            List.of("queued", "running", "succeeded", "failed", "canceled");
    private static final StageHandler HANDLER = new ScriptedHandler();
    private static final Map<Stage, StageHandler> STAGES =
            Map.of(
                    Stage.CATEGORY, HANDLER,
                    Stage.BASE_VIEWS, HANDLER,
                    Stage.CLOSE_UPS, HANDLER,
                    Stage.SKETCHES, HANDLER);

    @TempDir Path directory;

    @Test
    void live_jobs_of_the_version_before_end_well_while_tables_and_workers_become_new()
            throws Exception {
        String url = SharedServers.get().newDatabase();
        List<String> settings = TestWorker.on(url);
        settings.addAll(
                List.of(
                        "techpack.worker.capacity=30",
                        "techpack.worker.first-retry-delay=200ms",
                        "techpack.worker.heartbeat=500ms"));
        AccountId account = AccountId.next();
        List<String> old = new ArrayList<>(settings);
        old.add("account=" + account);
        List<String> now = new ArrayList<>(settings);
        now.add(MigrationTest.FUTURE);

        try (PreviousVersion first = PreviousVersion.start(directory, "first", old);
                TestDatabase database = TestDatabase.at(url)) {
            await().atMost(SOON)
                    .ignoreExceptions() // at first there are no tables
                    .untilAsserted(() ->
                            assertThat(STATUSES)
                                    .describedAs(first.story())
                                    .allMatch(status -> database.count(jobs(status)) > 0));
            long oldTables = newestMigration(database);

            // the first process of the new version migrates, under the old one's load
            try (TestWorker worker = TestWorker.start(now, STAGES)) {
                assertThat(newestMigration(database)).isGreaterThan(oldTables);
                await().atMost(SOON)
                        .until(() ->
                                works(database, first.pid())
                                        && works(database, ProcessHandle.current().pid()));

                // an old one that comes up only now, perhaps because its machine was restarted
                try (PreviousVersion second = PreviousVersion.start(directory, "second", old)) {
                    assertThat(first.terminate()).isTrue();
                    await().atMost(SOON).until(() -> works(database, second.pid()));
                    assertThat(second.terminate()).isTrue();
                    assertUntroubled(database, second);
                }
                assertUntroubled(database, first);

                await().atMost(SOON).until(() -> database.count(live()) == 0);
                assertThat(worker.metrics().counter("techpack.jobs.rescued").count()).isZero();
            }

            assertThat(database.count("select count(*) from job where status = 'succeeded'"))
                    .isGreaterThan(50);
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
        }
    }

    /** What was to go wrong went wrong; nothing else is worth more than an info. */
    private static void assertUntroubled(TestDatabase database, PreviousVersion process)
            throws IOException {
        Predicate<String> expected =
                line ->
                        line.contains("it was to be refused")
                                // Kafka's client, when partitions move to another worker
                                || line.contains("Offset commit with offsets")
                                || line.contains("newer than the latest available migration");
        List<String> log = process.log();
        List<String> troubles = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            String line = log.get(i);
            boolean warns = line.contains(" WARN ") || line.contains(" ERROR ");
            if (warns && !expected.test(line) && !toldOfDeadlock(log, i)) {
                troubles.add(line);
            }
        }
        assertThat(troubles).describedAs(String.join("\n", log)).isEmpty();
        List<String> canceled =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select id::text from job where status = 'canceled'")
                                        .mapTo(String.class)
                                        .list());
        Stream<String> lost = log.stream().filter(line -> line.contains("lease lost"));
        assertThat(lost).allMatch(line -> canceled.stream().anyMatch(line::contains));
    }

    /**
     * Migrations up to V5 lock several tables at once, and so may stand in a circle with a
     * statement; the version that is tested here tries that again after half a second.
     */
    private static boolean toldOfDeadlock(List<String> log, int warning) {
        return log.subList(warning, Math.min(log.size(), warning + 3)).stream()
                .anyMatch(line -> line.contains("deadlock detected"));
    }

    private static boolean works(TestDatabase database, long pid) {
        return database.count(
                        "select count(*) from job j join worker w on w.id = j.lease_owner where w.name like '%:"
                                + pid
                                + "'")
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
