package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup as the runbook has it: a copy of the running server, and its log from then on. */
@Timeout(180)
class BackupTest {

    @TempDir Path directory;

    private final Queue<JobId> accepted = new ConcurrentLinkedQueue<>();

    @Test
    void a_copy_of_the_running_server_and_its_log_lose_no_job_that_was_accepted() throws Exception {
        Path archive = Files.createDirectory(directory.resolve("archive"));
        Path restored = directory.resolve("restored");
        AccountId account;
        EmbeddedSettings archiving =
                EmbeddedSettings.in(directory.resolve("first"))
                        .withPostgres("wal_level", "replica")
                        .withPostgres("archive_mode", "on")
                        .withPostgres("archive_command", "cp %p " + archive + "/%f");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(archiving)) {
            try (TestWorker worker = worker(first)) {
                account = worker.account(1_000_000);
                AtomicBoolean over = new AtomicBoolean();
                Thread clients =
                        Thread.ofVirtual()
                                .start(() -> {
                                    while (!over.get()) {
                                        WorkerTestBase.succeeds(
                                                worker, account, submit(worker, account));
                                    }
                                });
                await().atMost(WorkerTestBase.SOON).until(() -> accepted.size() > 10);
                first.backUp(restored);
                int atItsEnd = accepted.size();
                await().atMost(WorkerTestBase.SOON).until(() -> accepted.size() > atItsEnd + 10);
                over.set(true);
                clients.join();
                archiveTheRest(first);
            }
            first.kill();
        }

        Files.createFile(restored.resolve("postgres/data/recovery.signal"));
        EmbeddedSettings recovering =
                EmbeddedSettings.in(restored)
                        .withPostgres("restore_command", "cp " + archive + "/%f %p");
        try (EmbeddedPostgres second = EmbeddedPostgres.start(recovering)) {
            await().atMost(WorkerTestBase.SOON)
                    .ignoreExceptions()
                    .until(() -> !query(second, "select pg_is_in_recovery()").equals("t"));
            try (TestWorker worker = worker(second)) {
                for (JobId job : accepted) {
                    WorkerTestBase.succeeds(worker, account, job);
                }
                WorkerTestBase.succeeds(worker, account, submit(worker, account));
                assertThat(worker.drift()).isZero();
            }
        }
    }

    private JobId submit(TestWorker worker, AccountId account) {
        JobId job = worker.submit(account, TechPackJob.FIELD_EDIT);
        accepted.add(job);
        return job;
    }

    /** Without Kafka, of which there is no backup. */
    private static TestWorker worker(EmbeddedPostgres postgres) {
        return TestWorker.start(
                List.of(
                        "spring.datasource.url=" + postgres.jdbcUrl(),
                        "spring.datasource.username=" + postgres.user(),
                        "spring.datasource.password=" + postgres.password(),
                        "spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "techpack.ledger.sweep-after=100ms",
                        "techpack.worker.idle-sweep-interval=100ms"),
                Map.of(TechPackStage.EDIT, WorkerTestBase.DONE));
    }

    private static void archiveTheRest(EmbeddedPostgres postgres) throws SQLException {
        String last = query(postgres, "select pg_walfile_name(pg_switch_wal())");
        await().atMost(WorkerTestBase.SOON)
                .until(() ->
                        query(
                                                postgres,
                                                "select coalesce(last_archived_wal, '') from pg_stat_archiver")
                                        .compareTo(last)
                                >= 0);
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
