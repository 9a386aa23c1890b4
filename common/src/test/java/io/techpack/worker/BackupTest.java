package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
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

    private static final String DRIFT =
            """
            select (select count(*) from account a
                    where a.balance <> (select coalesce(sum(amount), 0) from ledger_entry e where e.account_id = a.id))
                 + (select count(*) from job where finished_at is not null and held <> used + refunded)
            """;

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
                backUp(first, directory.resolve("first"), restored);
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
                assertThat(query(second, DRIFT)).isEqualTo("0");
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

    /** What pg_basebackup does, which the embedded server's programs lack. */
    private static void backUp(EmbeddedPostgres postgres, Path from, Path to) throws Exception {
        try (Connection session = postgres.connect();
                Statement statement = session.createStatement()) {
            statement.execute("select pg_backup_start('test', true)");
            copy(from, to);
            try (ResultSet label =
                    statement.executeQuery("select labelfile from pg_backup_stop(true)")) {
                assertThat(label.next()).isTrue();
                Files.writeString(
                        to.resolve("postgres/data/backup_label"), label.getString("labelfile"));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        Path copy = to.resolve(from.relativize(folder));
                        Files.createDirectories(copy);
                        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(folder));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        boolean ofTheRunning =
                                file.toString().contains("pg_wal/")
                                        || file.endsWith("postmaster.pid")
                                        || file.endsWith("postmaster.opts");
                        if (!ofTheRunning) {
                            try {
                                Files.copy(
                                        file,
                                        to.resolve(from.relativize(file)),
                                        StandardCopyOption.COPY_ATTRIBUTES);
                            } catch (NoSuchFileException _) {
                                return FileVisitResult.CONTINUE; // the log tells what became of it
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
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
