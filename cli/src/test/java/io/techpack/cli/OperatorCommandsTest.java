package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stages, workers, and why a job is where it is. */
class OperatorCommandsTest extends CommandTestBase {

    private static final String STAGES =
            """
            {"stages":[
             {"stage":"category","name":"Category Detection","due":0,"scheduled":0,"running":2,"oldestSeconds":0,"capacity":8,"inFlight":2,
              "workers":1,"draining":0,"recentSeconds":0.4,"perSecond":3.2,"engineDownSince":null,"paused":null},
             {"stage":"close-ups","name":"Close-Up Generation","due":12,"scheduled":1,"running":3,"oldestSeconds":65,"capacity":8,"inFlight":3,
              "workers":2,"draining":1,"recentSeconds":null,"perSecond":0,"engineDownSince":"2026-11-26T09:01:00Z",
              "paused":{"since":"2026-11-26T09:03:00.123Z","by":"operator","reason":"bills\\u001b[2Jtwice"}},
             {"stage":"sketches","name":"Technical Sketches","due":4,"scheduled":0,"running":0,"oldestSeconds":3,"capacity":0,"inFlight":0,
              "workers":0,"draining":0,"recentSeconds":null,"perSecond":0,"engineDownSince":null,"paused":null}]}
            """;

    private static final String WORKER =
            """
            {"workerId":"w-1","name":"host-3:4711","stages":[{"stage":"close-ups","capacity":8,"inFlight":3,"circuitOpen":true}],
             "capacity":8,"inFlight":3,"startedAt":"2026-11-26T08:00:00Z","silentSeconds":1.3,"alive":true,"drainingSince":%s}
            """;

    private static final String WORKERS =
            "{\"workers\":[" + WORKER.formatted("\"2026-11-26T09:03:00Z\"") + "]}";

    private static final String EXPLANATION =
            """
            {"jobId":"j-1","accountId":"a-1","account":"Northwind","type":"tech-pack","productId":"jacket","status":"queued",
             "stage":"close-ups","progress":40,"summary":"Queued at close-ups, 40 %: Waiting for Close-Up Generation.",
             "holds":[{"reason":"paused","since":"2026-11-26T09:03:00Z","why":"Stage close-ups is paused since 2026-11-26T09:03:00Z by operator.",
                       "advice":"Resume it: techpack admin resume close-ups"}],
             "history":[{"at":"2026-11-26T09:00:03.5Z","event":"attempt","stage":"base-views","worker":"host-3:4711",
                         "waitedSeconds":null,"tookSeconds":1.84,"detail":"the provider answered 503\\u001b[2J"}],
             "credits":{"held":9,"used":3,"refunded":0,"entries":[]}}
            """;

    @BeforeEach
    void answer() {
        server.on("GET /admin/stages", 200, STAGES).on("GET /admin/workers", 200, WORKERS);
    }

    @Test
    void the_stages_are_a_table_that_says_what_is_wrong_and_what_to_do() {
        CommandRun run = run("admin", "stages");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).startsWith("STAGE").endsWith("STATE"),
                        category ->
                                assertThat(category.split(" {2,}"))
                                        .containsExactly(
                                                "category",
                                                "0",
                                                "0",
                                                "2",
                                                "2/8",
                                                "1",
                                                "0.4 s",
                                                "3.2"),
                        closeUps ->
                                assertThat(closeUps)
                                        .contains("1 min 5 s")
                                        .contains("3/8")
                                        .endsWith(
                                                "paused by operator: bills\\u001b[2Jtwice, since 2026-11-26T09:03:00Z; 1 draining; engine failing since 2026-11-26T09:01:00Z"),
                        sketches -> assertThat(sketches).endsWith("no live worker"),
                        advice ->
                                assertThat(advice)
                                        .isEqualTo(
                                                "close-ups is paused; resume it with: ./techpack admin resume close-ups"),
                        advice ->
                                assertThat(advice)
                                        .isEqualTo("No live worker for sketches: start one."));
        assertThat(run("admin", "stages", "--json").out())
                .startsWith("{\"stages\":[{\"stage\":\"category\"");
    }

    @Test
    void the_workers_are_a_table_with_what_each_of_them_does() {
        assertThat(run("admin", "workers").out())
                .contains("w-1     host-3:4711  3/8")
                .contains("1.3 s ago")
                .contains("draining since 2026-11-26T09:03:00Z; engine failing: close-ups");
        assertThat(run("admin", "workers", "--json").out()).startsWith("{\"workers\":[");
    }

    @Test
    void where_there_are_no_workers_it_says_how_to_start_some() throws IOException {
        try (FakeServer empty = new FakeServer()) {
            empty.on("GET /admin/workers", 200, "{\"workers\":[]}");

            assertThat(CommandRun.techpack("admin", "workers", "--url", empty.url()).out())
                    .isEqualTo("No workers. Start one, or everything with: ./techpack up\n");
        }
    }

    @Test
    void a_stage_is_paused_for_a_reason_and_resumed() {
        String paused =
                "{\"stage\":\"close-ups\",\"due\":12,\"running\":3,\"workers\":2,\"paused\":%s}";
        server.on(
                        "POST /admin/stages/close-ups/pause",
                        200,
                        paused.formatted(
                                "{\"since\":\"2026-11-26T09:03:00Z\",\"by\":\"operator\"}"))
                .on("POST /admin/stages/close-ups/resume", 200, paused.formatted("null"));

        assertThat(run("admin", "pause", "close-ups", "--reason", "bills twice").out())
                .isEqualTo(
                        "Stage close-ups is paused since 2026-11-26T09:03:00Z by operator; 3 still run. Resume it with: ./techpack admin resume close-ups\n");
        assertThat(server.received().getLast().body()).isEqualTo("{\"reason\":\"bills twice\"}");
        run("admin", "pause", "close-ups");
        assertThat(server.received().getLast().body()).isEqualTo("{}");
        assertThat(run("admin", "resume", "close-ups").out())
                .isEqualTo("Stage close-ups is resumed. Due: 12, workers: 2.\n");
        assertThat(run("admin", "resume", "close-ups", "--json").out()).contains("\"paused\":null");
        assertThat(run("admin", "pause").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_order_that_changes_nothing_says_what_stays() {
        String paused =
                "{\"stage\":\"close-ups\",\"due\":12,\"running\":3,\"workers\":2,\"changed\":false,\"paused\":%s}";
        server.on(
                        "POST /admin/stages/close-ups/pause",
                        200,
                        paused.formatted(
                                "{\"since\":\"2026-11-26T09:03:00Z\",\"by\":\"operator\",\"reason\":\"bills\\u001b[2Jtwice\"}"))
                .on("POST /admin/stages/close-ups/resume", 200, paused.formatted("null"));

        assertThat(run("admin", "pause", "close-ups", "--reason", "another").out())
                .isEqualTo(
                        "Stage close-ups was paused already, since 2026-11-26T09:03:00Z by operator (bills\\u001b[2Jtwice), and stays so: the new reason is not kept; 3 still run. Resume it with: ./techpack admin resume close-ups\n");
        assertThat(run("admin", "pause", "close-ups").out()).contains("twice), and stays so; 3");
        assertThat(run("admin", "resume", "close-ups").out())
                .isEqualTo(
                        "Stage close-ups was not paused: nothing to resume. Due: 12, workers: 2.\n");
    }

    @Test
    void what_operators_did_is_a_table() {
        server.on(
                "GET /admin/audit-log?limit=5",
                200,
                """
                {"actions":[{"id":7,"at":"2026-11-26T09:03:00.5Z","actor":"5f2b of account a-1","action":"pause-stage","subject":"close-ups",
                  "details":{"reason":"bills\\u001b[2Jtwice","n":3}}],"nextCursor":null}
                """);
        server.on("GET /admin/audit-log?limit=20", 200, "{\"actions\":[]}");

        assertThat(run("admin", "audit-log", "--limit", "5").out().lines().toList().getLast())
                .isEqualTo(
                        "2026-11-26T09:03:00Z  5f2b of account a-1  pause-stage  close-ups  reason=bills\\u001b[2Jtwice, n=3");
        assertThat(run("admin", "audit-log", "--limit", "5", "--json").out())
                .startsWith("{\"actions\":[");
        assertThat(run("admin", "audit-log").out()).isEqualTo("Nothing has been done yet.\n");
    }

    @Test
    void retention_goes_on_until_all_is_done_and_sums_up() {
        String part =
                """
                {"dryRun":true,"bytes":%d,"nextCursor":%s,"kinds":[{"kind":"artifacts","olderThanSeconds":3600,"looked":3,"deleted":1},
                 {"kind":"products","olderThanSeconds":null,"looked":0,"deleted":0},{"kind":"jobs","olderThanSeconds":2592000,"looked":200,"deleted":%d}]}
                """;
        server.on("POST /admin/retention", 200, part.formatted(2_000, "\"JOBS.7\"", 150))
                .on("POST /admin/retention?cursor=JOBS.7", 200, part.formatted(0, "null", 30));

        CommandRun run = run("admin", "retention", "--dry-run", "--older-than", "30d");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList())
                .containsExactly(
                        "KIND       OLDER THAN  LOOKED AT  WOULD GO",
                        "artifacts  1 h         6          2",
                        "products   kept        0          0",
                        "jobs       30 d        400        180",
                        "Artifacts: 2,000 bytes.");
        assertThat(server.received())
                .extracting(FakeServer.ReceivedRequest::body)
                .containsOnly("{\"dryRun\":true,\"olderThanSeconds\":2592000}");
        assertThat(run("admin", "retention", "--json").out()).contains("\"deleted\":180");
        assertThat(server.received().getLast().body()).isEqualTo("{\"dryRun\":false}");
        for (String wrong : new String[] {"3h", "soon", "-30d", "99999999999999999d"}) {
            assertThat(run("admin", "retention", "--older-than", wrong).exit())
                    .as(wrong)
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void accounts_and_keys_are_listed_by_the_short_names_too() {
        server.on(
                        "GET /admin/accounts?limit=100",
                        200,
                        "{\"accounts\":[{\"accountId\":\"a-1\",\"name\":\"Northwind\",\"balance\":7}]}")
                .on(
                        "GET /admin/accounts/a-1/keys?limit=100",
                        200,
                        "{\"keys\":[{\"prefix\":\"5f2b\",\"label\":\"ops\",\"scopes\":[\"admin\"]}]}");

        assertThat(run("admin", "accounts").out()).contains("a-1      Northwind  7");
        assertThat(run("admin", "keys", "a-1").out()).contains("5f2b    ops    admin");
        assertThat(run("admin", "keys").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_stage_or_worker_that_does_not_exist_has_an_exit_code_of_its_own() {
        CommandRun stage = run("admin", "pause", "hologram");
        assertThat(stage.exit()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(stage.err()).contains("(NOT_FOUND)");
        assertThat(run("admin", "drain", "nobody").exit()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void a_worker_is_drained_and_let_claim_again() {
        server.on(
                        "POST /admin/workers/w-1/drain",
                        200,
                        WORKER.formatted("\"2026-11-26T09:03:00Z\""))
                .on("POST /admin/workers/w-1/resume", 200, WORKER.formatted("null"));

        assertThat(run("admin", "drain", "w-1").out())
                .isEqualTo(
                        "Worker host-3:4711 claims nothing more; it still runs 3. Let it claim again with: ./techpack admin drain --undo w-1\n");
        assertThat(run("admin", "drain", "--undo", "w-1").out())
                .isEqualTo("Worker host-3:4711 claims again.\n");
    }

    @Test
    void an_operator_is_told_why_any_job_is_where_it_is() {
        server.on("GET /admin/jobs/j-1/explanation", 200, EXPLANATION);

        CommandRun run = run("why", "j-1");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Job j-1: Queued at close-ups, 40 %")
                .contains("tech-pack for product jacket of account Northwind (a-1)")
                .contains("2026-11-26T09:00:03Z  attempt  base-views  host-3:4711")
                .contains("1.8 s")
                .contains("the provider answered 503\\u001b[2J")
                .contains("Credits: 9 held, 3 used, 0 given back.")
                .contains("Stage close-ups is paused since 2026-11-26T09:03:00Z by operator.")
                .contains("  Resume it: techpack admin resume close-ups");
        assertThat(run("why", "--json", "j-1").out()).startsWith("{\"jobId\":\"j-1\"");
    }

    @Test
    void an_account_is_told_what_its_own_job_tells() {
        String forbidden =
                "{\"success\":false,\"error\":\"This API key lacks the scope.\",\"code\":\"FORBIDDEN\"}";
        String job =
                """
                {"jobId":"j-1","status":"queued","progress":40,"step":"Close-Up Generation is paused by an operator",
                 "steps":[{"id":"category","status":"completed","attempt":1,"startedAt":"2026-11-26T09:00:00Z","finishedAt":"2026-11-26T09:00:01Z"},
                          {"id":"close-ups","status":"pending","attempt":0,"waitingOn":"paused"},
                          {"id":"sketches","status":"pending","attempt":0,"queuePosition":3,"etaSeconds":7}],
                 "credits":{"held":9,"used":3,"refunded":0},"error":{"code":"STAGE_FAILED","message":"It failed before."}}
                """;
        server.on("GET /admin/jobs/j-1/explanation", 403, forbidden).on("GET /jobs/j-1", 200, job);

        CommandRun run = run("why", "j-1", "--key", "mine");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("queued, 40 %: Close-Up Generation is paused by an operator")
                .contains("an operator, who has paused it")
                .contains("number 3 in the queue, may begin in 7 s")
                .contains("It failed before.")
                .contains("techpack retry j-1");
    }

    @Test
    void whoever_needs_no_key_is_told_of_the_own_job_too() {
        server.on(
                        "GET /admin/jobs/j-1/explanation",
                        401,
                        "{\"success\":false,\"error\":\"No key.\",\"code\":\"UNAUTHENTICATED\"}")
                .on(
                        "GET /jobs/j-1",
                        200,
                        "{\"jobId\":\"j-1\",\"status\":\"running\",\"progress\":5,\"step\":\"Sketching\"}");

        assertThat(run("why", "j-1").out()).contains("Job j-1: running, 5 %: Sketching");
    }

    @Test
    void a_job_that_nobody_has_has_an_exit_code_of_its_own() {
        CommandRun run = run("why", "j-2");

        assertThat(run.exit()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.err()).contains("(NOT_FOUND)");
    }

    @Test
    void without_a_terminal_top_prints_once_and_for_scripts_as_json() {
        CommandRun run = run("top");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("close-ups")
                .contains("host-3:4711")
                .doesNotContain("\u001b");
        assertThat(run("top", "--once").out()).isEqualTo(run.out());
        assertThat(run("top", "--json").out())
                .startsWith("{\"stages\":[{\"stage\":\"category\"")
                .contains("\"workers\":[{\"workerId\":\"w-1\"");
    }

    @Test
    void where_nobody_answers_top_says_so_with_exit_code_3() {
        assertThat(CommandRun.techpack("top", "--url", "http://127.0.0.1:1").exit())
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.techpack(
                Stream.concat(Arrays.stream(arguments), Stream.of("--url", server.url()))
                        .toArray(String[]::new));
    }
}
