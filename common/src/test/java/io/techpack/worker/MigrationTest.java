package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How processes meet a database that is older, newer, busy or away when they start. */
class MigrationTest {

    /** Migrations of a version that is yet to come. */
    static final String FUTURE =
            "spring.flyway.locations=classpath:db/migration,classpath:db/planted";

    private static final String COLUMN_IS_THERE =
            "select count(*) from information_schema.columns where table_name = 'job' and column_name = 'planted'";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<Stage, StageHandler> EDIT =
            Map.of(TechPackStage.EDIT, _ -> Outcome.done("{}"));

    @Test
    void a_worker_older_than_the_tables_starts_and_works() {
        try (TestDatabase database = TestDatabase.fresh()) {
            AccountId account = database.account(10);
            try (TestWorker newer = start(database, FUTURE)) {
                succeeds(newer, account);
            }
            assertThat(database.count(COLUMN_IS_THERE)).isEqualTo(1);

            try (TestWorker older = start(database)) {
                succeeds(older, account);
            }
            assertThat(database.drift()).isZero();
        }
    }

    @Test
    void a_migration_does_not_queue_others_behind_a_lock_and_gets_it_when_it_is_free() {
        try (TestDatabase database = TestDatabase.fresh();
                TestWorker worker = start(database);
                Handle reader = database.jdbi().open()) {
            AccountId account = database.account(10);
            reader.begin();
            reader.execute("select from job limit 1");

            CompletableFuture<TestWorker> newer =
                    CompletableFuture.supplyAsync(() -> start(database, FUTURE));
            await().atMost(SOON)
                    .until(() ->
                            database.count(
                                            "select count(*) from pg_locks where not granted and relation = 'job'::regclass")
                                    == 1);
            // waits behind the migration at first, and for no longer than that waits for its lock
            succeeds(worker, account);
            assertThat(newer).isNotDone();
            assertThat(database.count(COLUMN_IS_THERE)).isZero();

            reader.rollback();
            assertThat(newer).succeedsWithin(SOON).satisfies(TestWorker::close);
            assertThat(database.count(COLUMN_IS_THERE)).isEqualTo(1);
        }
    }

    @Test
    void what_is_set_for_migrations_is_not_set_for_the_work() {
        try (TestDatabase database = TestDatabase.fresh();
                TestWorker worker = start(database)) {
            assertThat(worker.setting("lock_timeout")).isEqualTo("0");
            assertThat(worker.setting("enable_seqscan")).isEqualTo("off");
        }
    }

    @Test
    void a_worker_waits_for_a_database_that_is_away_and_starts_when_it_is_there(
            @TempDir Path directory) {
        try (EmbeddedPostgres own = EmbeddedPostgres.start(EmbeddedSettings.in(directory))) {
            List<String> settings = TestWorker.on(own.jdbcUrl());
            settings.add("spring.datasource.username=" + own.user());
            settings.add("spring.datasource.password=" + own.password());
            own.stop();
            CompletableFuture<TestWorker> worker =
                    CompletableFuture.supplyAsync(() -> TestWorker.start(settings, EDIT));
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> !worker.isDone());

            own.restart();

            assertThat(worker).succeedsWithin(SOON).satisfies(TestWorker::close);
        }
    }

    @Test
    void a_database_that_refuses_the_password_is_not_waited_for() {
        try (TestDatabase database = TestDatabase.fresh()) {
            List<String> settings = TestWorker.on(database.url());
            settings.add("spring.datasource.username=nobody");

            assertThatThrownBy(() -> TestWorker.start(settings, EDIT).close())
                    .hasStackTraceContaining("nobody");
        }
    }

    private static TestWorker start(TestDatabase database, String... more) {
        List<String> settings = TestWorker.on(database.url());
        settings.add("techpack.worker.idle-sweep-interval=200ms");
        settings.addAll(List.of(more));
        return TestWorker.start(settings, EDIT);
    }

    private static void succeeds(TestWorker worker, AccountId account) {
        JobId job = worker.submit(account, TechPackJob.FIELD_EDIT);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> worker.job(account, job).status() == JobStatus.SUCCEEDED);
    }
}
