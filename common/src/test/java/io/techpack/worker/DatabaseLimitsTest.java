package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that has come to one of its limits, under load, and has not any more. */
@Tag("long")
@Timeout(240)
class DatabaseLimitsTest {

    private static final Logger log = LoggerFactory.getLogger(DatabaseLimitsTest.class);

    @TempDir Path directory;

    @Test
    void a_full_disk_is_told_and_work_goes_on_when_there_is_room_again() throws Exception {
        Path volume = Files.createDirectory(directory.resolve("volume"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", volume.toString()),
                "only root may mount a small file system");
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(
                        EmbeddedSettings.in(volume).withPostgres("max_wal_size", "64MB"))) {
            Path filler = volume.resolve("filler");
            underLoad(
                    postgres,
                    "disk is full",
                    () -> fill(filler),
                    () -> {
                        Files.delete(filler);
                        log.info("the server itself still ran: {}", postgres.isRunning());
                        if (!postgres.isRunning()) {
                            postgres.restart(); // as its supervisor does
                        }
                    });
        } finally {
            run("umount", "--lazy", volume.toString());
        }
    }

    @Test
    void max_connections_that_are_taken_are_told_and_work_goes_on_when_they_are_free_again()
            throws Exception {
        List<Connection> taken = new ArrayList<>();
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(
                        EmbeddedSettings.in(directory).withPostgres("max_connections", "12"))) {
            underLoad(
                    postgres,
                    "max_connections",
                    () -> takeAllConnections(postgres, taken),
                    () -> {
                        for (Connection each : taken) {
                            each.close();
                        }
                    });
        }
    }

    @Test
    void a_session_ended_for_idling_in_its_transaction_has_changed_nothing_and_is_told()
            throws Exception {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(
                        EmbeddedSettings.in(directory)
                                .withPostgres("idle_in_transaction_session_timeout", "300ms"))) {
            try (TestWorker worker = worker(postgres)) {
                AccountId account = worker.account(1_000);
                assertThatThrownBy(
                                () ->
                                        worker.database()
                                                .transaction(() ->
                                                        worker.database()
                                                                .call(session -> {
                                                                    session.execute(
                                                                            "update account set balance = 0");
                                                                    awaitNoneIdle(postgres);
                                                                    return session.execute(
                                                                            "select 1");
                                                                })))
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("idle_in_transaction_session_timeout");

                WorkerTestBase.succeeds(
                        worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));
                assertThat(worker.drift()).isZero();
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static void underLoad(EmbeddedPostgres postgres, String told, Step limit, Step remedy)
            throws Exception {
        try (TestWorker worker = worker(postgres)) {
            AccountId account = worker.account(1_000_000);
            RepeatingClients clients =
                    new RepeatingClients(4, worker.ledger(), account, TechPackJob.FIELD_EDIT);
            try (clients) {
                await().atMost(WorkerTestBase.SOON).until(() -> clients.accepted().size() > 50);

                limit.run();
                try {
                    await().atMost(WorkerTestBase.SOON)
                            .until(() -> clients.outages() > 4 && clients.told(told));
                } finally {
                    remedy.run();
                }
                int before = clients.accepted().size();

                long begin = System.nanoTime();
                await().atMost(WorkerTestBase.SOON)
                        .until(() -> clients.accepted().size() > before + 8);
                log.info(
                        "{}: {} answers were outages; accepting {} ms after the remedy",
                        told,
                        clients.outages(),
                        (System.nanoTime() - begin) / 1_000_000);
            }
            List<JobId> all = clients.accepted();
            await().atMost(WorkerTestBase.SOON)
                    .ignoreExceptions()
                    .until(() -> WorkerTestBase.allSucceeded(worker, account, all));
            log.info("{}: {} jobs were acknowledged, all of them succeeded", told, all.size());
            assertThat(query(postgres, "select count(*) from job"))
                    .isEqualTo(Integer.toString(all.size()));
            assertThat(worker.drift()).isZero();
        }
    }

    /** Without Kafka: by sweeps. */
    private static TestWorker worker(EmbeddedPostgres postgres) {
        return TestWorker.start(
                List.of(
                        "spring.datasource.url=" + postgres.jdbcUrl(),
                        "spring.datasource.username=" + postgres.user(),
                        "spring.datasource.password=" + postgres.password(),
                        "spring.datasource.hikari.connection-timeout=500",
                        "spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "techpack.ledger.sweep-after=100ms",
                        "techpack.worker.eager-first-stage=false",
                        "techpack.worker.idle-sweep-interval=100ms"),
                Map.of(TechPackStage.EDIT, WorkerTestBase.DONE));
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[8192];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** Ends the sessions of all others, until it was quicker than they are to take each place. */
    private static void takeAllConnections(EmbeddedPostgres postgres, List<Connection> taken)
            throws SQLException {
        Connection first = postgres.connect();
        taken.add(first);
        for (int tries = 0; endOthers(first, taken) > 0; tries++) {
            assertThat(tries).isLessThan(1_000);
            takeWhatIsFree(postgres, taken);
        }
    }

    /** Returns how many there were. */
    private static int endOthers(Connection session, List<Connection> taken) throws SQLException {
        List<Integer> mine = new ArrayList<>();
        for (Connection each : taken) {
            mine.add(Integer.valueOf(value(each, "select pg_backend_pid()")));
        }
        try (PreparedStatement end =
                session.prepareStatement(
                        """
                        select count(pg_terminate_backend(pid, 1000)) from pg_stat_activity
                        where backend_type = 'client backend' and pid <> all (?)
                        """)) {
            end.setArray(1, session.createArrayOf("int4", mine.toArray()));
            try (ResultSet rows = end.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void takeWhatIsFree(EmbeddedPostgres postgres, List<Connection> taken) {
        try {
            while (true) {
                taken.add(postgres.connect());
            }
        } catch (SQLException full) {
            assertThat(full.getSQLState()).isEqualTo("53300");
        }
    }

    private static void awaitNoneIdle(EmbeddedPostgres postgres) {
        await().atMost(WorkerTestBase.SOON)
                .until(() ->
                        query(
                                        postgres,
                                        "select count(*) from pg_stat_activity where state like 'idle in transaction%'")
                                .equals("0"));
    }

    private static boolean run(String... line) throws IOException, InterruptedException {
        return new ProcessBuilder(line).inheritIO().start().waitFor() == 0;
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection session = postgres.connect()) {
            return value(session, sql);
        }
    }

    private static String value(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
