package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.job.JobId;
import io.techpack.worker.CapturedLog;
import io.techpack.worker.RepeatingClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that has come to one of its limits under the load of a whole system, and has not any
 * more: no process of ours is started anew.
 */
@Tag("long")
@Timeout(300)
class DatabaseLimitsTest {

    private static final Logger log = LoggerFactory.getLogger(DatabaseLimitsTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CLIENTS = 4;
    private static final int MAX_CONNECTIONS = 24;
    private static final String REFUSED = "request refused: the database is unavailable: ";
    private static final String IDLE = "no work is taken for now: ";

    @TempDir Path directory;

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    @Test
    void a_full_disk_of_the_tables_refuses_what_is_new_still_shows_what_is_there_and_is_told()
            throws Exception {
        try (SmallVolume volume = SmallVolume.mounted(directory, "128m");
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(EmbeddedSettings.in(directory.resolve("server")))) {
            moveTables(postgres, volume.path());
            try (WholeSystem system = WholeSystem.on(postgres)) {
                underLoad(
                        system,
                        postgres,
                        List.of(REFUSED + "the database's disk is full"),
                        volume::fill,
                        before -> assertThat(before).anyMatch(system::succeeded),
                        volume::free);
            }
            assertThat(postgres.isRunning()).isTrue();
        }
    }

    @Test
    void a_full_disk_of_the_log_takes_the_server_down_and_work_goes_on_when_it_is_up_with_room()
            throws Exception {
        try (SmallVolume volume = SmallVolume.mounted(directory, "320m");
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(
                                EmbeddedSettings.in(volume.path())
                                        .withPostgres("min_wal_size", "32MB")
                                        .withPostgres("max_wal_size", "64MB"));
                WholeSystem system = WholeSystem.on(postgres)) {
            underLoad(
                    system,
                    postgres,
                    List.of(REFUSED + "the database", IDLE + "the database"),
                    () -> {
                        volume.fill();
                        useUpLog(postgres);
                    },
                    _ -> {},
                    () -> {
                        volume.free();
                        superviseServer(postgres);
                    });
        }
    }

    @Test
    void max_connections_that_are_taken_are_told_and_work_goes_on_when_they_are_free_again()
            throws Exception {
        AtomicReference<TakenConnections> taken = new AtomicReference<>();
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(
                                EmbeddedSettings.in(directory)
                                        .withPostgres(
                                                "max_connections",
                                                Integer.toString(MAX_CONNECTIONS)));
                WholeSystem system = WholeSystem.on(postgres)) {
            underLoad(
                    system,
                    postgres,
                    List.of(
                            REFUSED + "the database takes no more connections",
                            IDLE + "the database takes no more connections"),
                    () -> taken.set(TakenConnections.allOf(postgres, MAX_CONNECTIONS)),
                    _ -> {},
                    () -> taken.get().close());
        }
    }

    @Test
    void sessions_ended_for_idling_in_their_transaction_have_changed_nothing_and_are_told()
            throws Exception {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(
                                EmbeddedSettings.in(directory)
                                        .withPostgres(
                                                "idle_in_transaction_session_timeout", "300ms"));
                WholeSystem system = WholeSystem.on(postgres);
                CapturedLog told = new CapturedLog()) {
            RepeatingClients clients = new RepeatingClients(CLIENTS, system::submit);
            String grants = API + "/admin/accounts/" + system.account().id() + "/grants";
            String grant = "{\"credits\":5,\"reason\":\"test\"}";
            String bulk =
                    "{\"jobs\":[%s]}"
                            .formatted(
                                    system.body().replace("}", ",\"idempotencyKey\":\"in bulk\"}"));
            try (clients) {
                await().atMost(LIMIT).until(() -> clients.accepted().size() > 20);

                // a process that pauses between the statements of a transaction
                system.gatewaysBean(Jdbi.class).setSqlLogger(new PauseInTransactions(postgres));
                for (int i = 0; i < 3; i++) {
                    for (TestResponse refused :
                            List.of(
                                    system.operator().post(grants, grant),
                                    system.account().client().post(API + "/jobs:batch", bulk))) {
                        assertThat(refused.refuses(503, "UNAVAILABLE").header("Retry-After"))
                                .isNotEmpty();
                    }
                }
                assertThat(told.with("idle_in_transaction_session_timeout")).isNotEmpty();
                system.gatewaysBean(Jdbi.class).setSqlLogger(SqlLogger.NOP_SQL_LOGGER);

                system.operator().post(grants, grant).is(201);
            }
            List<JobId> all = new ArrayList<>(clients.accepted());
            TestResponse accepted =
                    system.account().client().post(API + "/jobs:batch", bulk).is(200);
            all.add(JobId.of(accepted.json().at("/jobs/0/job/jobId").asString()));
            // a submission alone is one statement, which never idles
            assertThat(clients.outages()).isZero();
            allSucceed(system, postgres, all, 5);
        }
    }

    /** Goes on in a transaction when the server has ended its session. */
    private record PauseInTransactions(EmbeddedPostgres postgres) implements SqlLogger {

        @Override
        public void logAfterExecution(StatementContext statement) {
            try {
                if (!statement.getConnection().getAutoCommit()) {
                    await().atMost(LIMIT)
                            .until(() ->
                                    number(
                                                    postgres,
                                                    "select count(*) from pg_stat_activity where state like 'idle in transaction%'")
                                            == 0);
                }
            } catch (SQLException fault) {
                throw new AssertionError(fault);
            }
        }
    }

    @FunctionalInterface
    private interface Meanwhile {
        void check(List<JobId> before);
    }

    private static void underLoad(
            WholeSystem system,
            EmbeddedPostgres postgres,
            List<String> lines,
            Step limit,
            Meanwhile meanwhile,
            Step remedy)
            throws Exception {
        RepeatingClients clients = new RepeatingClients(CLIENTS, system::submit);
        try (clients;
                CapturedLog told = new CapturedLog()) {
            await().atMost(LIMIT).until(() -> clients.accepted().size() > 50);
            List<JobId> before = clients.accepted();
            limit.run();
            try {
                await().atMost(LIMIT)
                        .until(() ->
                                clients.outages() > 8
                                        && lines.stream()
                                                .noneMatch(line -> told.with(line).isEmpty()));
                meanwhile.check(before);
            } finally {
                remedy.run();
            }
            long begin = System.nanoTime();
            int then = clients.accepted().size();
            await().atMost(LIMIT).until(() -> clients.accepted().size() > then + 8);
            log.info(
                    "{}: {} answers were 503; accepting {} ms after the remedy",
                    lines.getFirst(),
                    clients.outages(),
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
        allSucceed(system, postgres, clients.accepted(), 0);
    }

    /** All of them, charged once each, and no other. */
    private static void allSucceed(
            WholeSystem system, EmbeddedPostgres postgres, List<JobId> all, int granted)
            throws SQLException {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> all.stream().allMatch(system::succeeded));
        log.info("{} jobs were accepted, all of them succeeded", all.size());
        assertThat(number(postgres, "select count(*) from job")).isEqualTo(all.size());
        system.assertPaidOnce(all, granted);
    }

    /** To a volume of their own, as large installations have them; the log stays where it is. */
    private static void moveTables(EmbeddedPostgres postgres, Path volume)
            throws SQLException, IOException {
        Path tables = Files.createDirectory(volume.resolve("tables"));
        try (Connection session =
                        DriverManager.getConnection(
                                postgres.jdbcUrl("postgres"),
                                postgres.user(),
                                postgres.password());
                Statement statement = session.createStatement()) {
            statement.execute("create tablespace small location '" + tables + "'");
            statement.execute("alter database techpack set tablespace small");
        }
    }

    /** Begins one file of the log after the other, until there is no room for another. */
    private static void useUpLog(EmbeddedPostgres postgres) {
        await().atMost(LIMIT)
                .until(() -> {
                    try (Connection session = postgres.connect();
                            Statement statement = session.createStatement()) {
                        statement.execute("select pg_logical_emit_message(true, 'test', 'x')");
                        statement.execute("select pg_switch_wal()");
                        return false;
                    } catch (SQLException end) {
                        log.info("the log is full: {}", end.getMessage());
                        return true;
                    }
                });
    }

    /** Starts it if it has ended itself, as a supervisor does. */
    private static void superviseServer(EmbeddedPostgres postgres) {
        await().atMost(LIMIT).until(() -> !postgres.isRunning() || serves(postgres));
        log.info("the server itself still ran: {}", postgres.isRunning());
        if (!postgres.isRunning()) {
            postgres.restart();
        }
    }

    private static boolean serves(EmbeddedPostgres postgres) {
        try (Connection session = postgres.connect()) {
            return session.isValid(1);
        } catch (SQLException _) {
            return false; // it is starting, or ending
        }
    }

    private static long number(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection session = postgres.connect()) {
            return number(session, sql);
        }
    }

    private static long number(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
