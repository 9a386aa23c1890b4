package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class AdminCommandsTest extends CommandTestBase {

    @Test
    void operators_open_accounts_give_credits_and_make_keys() {
        server.on(
                        "POST /admin/accounts",
                        201,
                        "{\"accountId\":\"a-1\",\"name\":\"Atelier\",\"balance\":0}")
                .on(
                        "POST /admin/accounts/a-1/grants",
                        200,
                        "{\"accountId\":\"a-1\",\"balance\":50}")
                .on("POST /admin/accounts/a-1/keys", 201, "{\"key\":\"tp_x_y\",\"prefix\":\"x\"}")
                .on("DELETE /admin/keys/x", 204, "");

        assertThat(admin("account", "create", "Atelier").out()).contains("Account a-1 is open");
        assertThat(admin("grant", "a-1", "50", "--reason", "invoice 7").out())
                .contains("50 credits");
        assertThat(admin("key", "create", "a-1").out()).contains("tp_x_y");
        assertThat(admin("key", "revoke", "x").out()).contains("Key x is revoked.");
        assertThat(server.received().get(1).body()).contains("invoice 7");
    }

    @Test
    void a_key_for_some_days_expires_then() {
        server.on("POST /admin/accounts/a-1/keys", 201, "{\"key\":\"tp_x_y\",\"prefix\":\"x\"}");
        Instant before = Instant.now();

        admin("key", "create", "a-1", "--days", "90");
        admin("key", "create", "a-1");

        String sent = server.received().getFirst().body();
        Instant expiresAt =
                Instant.parse(new JsonMapper().readTree(sent).path("expiresAt").asString());
        assertThat(Duration.between(before, expiresAt))
                .isBetween(Duration.ofDays(90), Duration.ofDays(90).plusMinutes(1));
        assertThat(server.received().getLast().body()).doesNotContain("expiresAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon"})
    void a_key_for_no_day_is_a_usage_error_told_without_the_whole_help(String days) {
        CommandRun run =
                CommandRun.techpack(
                        "admin", "key", "create", "a-1", "--days", days, "--url", server.url());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--days").contains("techpack admin key create --help");
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_group_of_commands_lists_them_where_none_is_named() {
        CommandRun run = CommandRun.techpack("admin", "key");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("create").contains("revoke");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1.5", "1000000001", "99999999999999999999"})
    void more_or_fewer_credits_than_a_grant_gives_are_a_usage_error(String credits) {
        CommandRun run =
                CommandRun.techpack(
                        "admin", "grant", "a-1", credits, "--reason", "it", "--url", server.url());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(credits).doesNotContain("Exception");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void lists_are_read_to_their_last_page() {
        server.on(
                        "GET /admin/accounts?limit=100",
                        200,
                        "{\"accounts\":[{\"accountId\":\"a-1\",\"name\":\"One\",\"balance\":1}],\"nextCursor\":\"x_y\"}")
                .on(
                        "GET /admin/accounts?limit=100&cursor=x_y",
                        200,
                        "{\"accounts\":[{\"accountId\":\"a-2\",\"name\":\"Two\\u001b[2J\",\"balance\":2}],\"nextCursor\":null}")
                .on(
                        "GET /admin/accounts/a-1/keys?limit=100",
                        200,
                        "{\"keys\":[{\"prefix\":\"p\",\"label\":\"ci\",\"scopes\":[\"admin\",\"jobs\"],\"createdAt\":\"t\",\"revokedAt\":null}],\"nextCursor\":null}");

        assertThat(admin("account", "list").out().lines().map(line -> line.split(" +")))
                .containsExactly(
                        new String[] {"ACCOUNT", "NAME", "CREDITS"},
                        new String[] {"a-1", "One", "1"},
                        new String[] {"a-2", "Two\\u001b[2J", "2"});
        assertThat(admin("key", "list", "a-1").out()).contains("admin,jobs");
    }

    @Test
    void the_key_of_a_system_on_this_machine_is_found_unless_another_is_given(@TempDir Path data)
            throws IOException {
        Files.writeString(data.resolve("operator.key"), "k".repeat(43) + "\n");
        server.on("GET /admin/accounts?limit=100", 200, "{\"accounts\":[]}");

        admin("account", "list", "--data", data.toString());
        admin("account", "list", "--data", data.toString(), "--key", "mine");
        admin("account", "list", "--data", data.resolve("elsewhere").toString());

        assertThat(server.received())
                .extracting(each -> each.headers().getOrDefault("authorization", ""))
                .containsExactly("Bearer " + "k".repeat(43), "Bearer mine", "");
    }

    @Test
    void the_key_of_a_system_on_this_machine_is_sent_to_no_other(@TempDir Path data)
            throws IOException {
        Files.writeString(data.resolve("operator.key"), "k".repeat(43) + "\n");

        for (String url : List.of("http://shop.example:8080", "http://127.0.0.1.shop.example")) {
            AdminOptions options =
                    CommandLine.populateCommand(
                            new AdminOptions(), "--url", url, "--data", data.toString());
            assertThat(options.server().key()).isEmpty();
        }
    }

    @Test
    void operators_look_at_parked_jobs_and_let_them_go_on() {
        server.on(
                        "GET /admin/parked?limit=20",
                        200,
                        "{\"jobs\":[{\"jobId\":\"j-1\",\"accountId\":\"a-1\",\"type\":\"edit\",\"stage\":\"edit\",\"code\":\"WORKER_LOST\",\"message\":\"Gave up\",\"finishedAt\":\"2026-01-02T03:04:05Z\"}]}")
                .on("POST /admin/requeue", 200, "{\"requeued\":[\"j-1\"],\"left\":[]}")
                .on(
                        "POST /admin/requeue",
                        200,
                        "{\"requeued\":[],\"left\":[{\"jobId\":\"j-2\",\"reason\":\"It is not parked.\"}]}");

        assertThat(admin("parked").out())
                .contains("j-1")
                .contains("WORKER_LOST")
                .contains("./techpack admin requeue");
        assertThat(admin("requeue", "--all").out()).contains("Job j-1 is queued again.");
        CommandRun refused =
                CommandRun.techpack("admin", "requeue", "j-1", "j-2", "--url", server.url());

        assertThat(refused.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("Job j-2 was left alone: It is not parked.");
        assertThat(server.received().get(1).body()).isEqualTo("{\"all\":true}");
        assertThat(server.received().get(2).body()).isEqualTo("{\"jobIds\":[\"j-1\",\"j-2\"]}");
        assertThat(CommandRun.techpack("admin", "requeue", "--url", server.url()).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    private CommandRun admin(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "admin";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--url";
        all[all.length - 1] = server.url();
        CommandRun run = CommandRun.techpack(all);
        assertThat(run.exit()).describedAs(run.all()).isZero();
        return run;
    }

    @Test
    void an_audit_reads_every_part_and_exits_with_0_if_all_fits() {
        server.on(
                        "GET /admin/audit",
                        200,
                        """
                        {"accounts":2,"jobs":1000,"entries":0,"drift":0,"firstFinding":null,"nextCursor":"JOBS.7"}
                        """)
                .on(
                        "GET /admin/audit?cursor=JOBS.7",
                        200,
                        """
                        {"accounts":0,"jobs":234,"entries":5,"drift":0,"firstFinding":null,"nextCursor":null}
                        """);

        CommandRun run = CommandRun.techpack("admin", "audit", "--url", server.url());

        assertThat(run.out())
                .isEqualTo("Checked 2 accounts, 1,234 jobs and 5 entries: all fits.\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void an_audit_that_finds_something_names_the_first_one_and_exits_with_1() {
        server.on(
                        "GET /admin/audit",
                        200,
                        """
                        {"accounts":2,"jobs":1,"entries":0,"drift":7,"nextCursor":"JOBS.7",
                         "firstFinding":{"rule":"balance","subject":"a","message":"Account a is off."}}
                        """)
                .on(
                        "GET /admin/audit?cursor=JOBS.7",
                        200,
                        """
                        {"accounts":0,"jobs":0,"entries":5,"drift":1,"nextCursor":null,
                         "firstFinding":{"rule":"entry-of-a-job","subject":"3","message":"Entry 3 is off."}}
                        """);

        CommandRun run = CommandRun.techpack("admin", "audit", "--url", server.url());

        assertThat(run.out())
                .contains("2 accounts, 1 jobs and 5 entries: the drift is 8.")
                .contains("The first that does not fit: Account a is off.")
                .doesNotContain("Entry 3");
        assertThat(run.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(CommandRun.techpack("admin", "audit", "--json", "--url", server.url()).out())
                .startsWith(
                        "{\"accounts\":2,\"jobs\":1,\"entries\":5,\"drift\":8,\"firstFinding\":{\"rule\":\"balance\"");
    }
}
