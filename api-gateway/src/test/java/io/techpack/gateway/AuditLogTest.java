package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.account.Accounts;
import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What operators do is kept: who, when, what; what is refused is not. */
class AuditLogTest {

    private static final String LOG = API + "/admin/audit-log";

    private static ConfigurableApplicationContext gateway;
    private static TestClient operator;

    @BeforeAll
    static void start() {
        gateway = TestGateway.run(SharedServers.get().newDatabase());
        operator =
                new TestClient(
                        TestGateway.address(gateway, "local.server.port"), TestGateway.ADMIN_KEY);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void every_order_leaves_one_row_that_says_who_and_to_what_and_no_secret() {
        TestAccount account = TestGateway.account(operator, 7);
        String accountPath = API + "/admin/accounts/" + account.id();
        JsonNode key =
                operator.post(accountPath + "/keys", "{\"label\":\"ops\",\"scopes\":[\"admin\"]}")
                        .is(201)
                        .json();
        TestClient other = operator.withKey(key.get("key").asString());
        other.post(API + "/admin/stages/edit/pause", "{\"reason\":\"bills twice\"}").is(200);
        other.post(API + "/admin/stages/edit/resume", "").is(200);
        operator.put(accountPath + "/limits", "{\"runningStages\":3}").is(200);
        operator.put(accountPath + "/subject", "{\"subject\":\"s-1\"}").is(200);
        operator.delete(API + "/admin/keys/" + key.get("prefix").asString()).is(204);

        List<JsonNode> actions = actions(8);

        assertThat(actions)
                .extracting(each -> each.get("action").asString())
                .containsExactly(
                        "revoke-key",
                        "set-subject",
                        "set-limits",
                        "resume-stage",
                        "pause-stage",
                        "add-key",
                        "add-key",
                        "grant-credits");
        JsonNode pause = actions.get(4);
        assertThat(pause.get("actor").asString())
                .isEqualTo(key.get("prefix").asString() + " of account " + account.id());
        assertThat(pause.get("subject").asString()).isEqualTo("edit");
        assertThat(pause.get("details").toString()).isEqualTo("{\"reason\":\"bills twice\"}");
        assertThat(actions.getLast().at("/details/credits").asLong()).isEqualTo(7);
        assertThat(actions.get(0).get("actor").asString()).isEqualTo("operator");
        assertThat(actions.toString()).doesNotContain(key.get("key").asString());
    }

    @Test
    void what_is_refused_or_changes_nothing_leaves_none() {
        long before = rows();

        operator.post(API + "/admin/stages/hologram/pause", "{}").is(404);
        operator.post(API + "/admin/stages/edit/resume", "").is(200);
        operator.post(API + "/admin/workers/" + UUID.randomUUID() + "/drain", "").is(404);
        operator.post(
                        API + "/admin/accounts/" + UUID.randomUUID() + "/grants",
                        "{\"credits\":5,\"reason\":\"x\"}")
                .is(404);
        operator.delete(API + "/admin/keys/nokey").is(404);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_recorded_is_not_done() {
        TestAccount account = TestGateway.account(operator, 7);
        Jdbi jdbi = gateway.getBean(Jdbi.class);
        jdbi.useHandle(handle ->
                handle.execute(
                        "alter table audit_log add constraint broken check (action <> 'grant-credits') not valid"));
        try {
            AuditLog actions = gateway.getBean(AuditLog.class);
            Accounts accounts = gateway.getBean(Accounts.class);
            AccountId id = account.id();
            assertThatThrownBy(() ->
                            actions.recording(
                                    "operator",
                                    () -> accounts.grant(id, 5, "x"),
                                    granted ->
                                            granted.map(_ ->
                                                    new Done(
                                                            Action.GRANT_CREDITS,
                                                            id.toString(),
                                                            Map.of()))))
                    .hasStackTraceContaining("broken");
        } finally {
            jdbi.useHandle(
                    handle -> handle.execute("alter table audit_log drop constraint broken"));
        }

        assertThat(account.client().get(API + "/credits").json().get("balance").asLong())
                .isEqualTo(7);
    }

    @Test
    void pages_give_each_action_once_while_others_come() {
        for (int i = 0; i < 3; i++) {
            operator.post(API + "/admin/accounts", "{\"name\":\"number %d\"}".formatted(i)).is(201);
        }
        List<Long> all = ids(operator.get(LOG + "?limit=100").is(200).json());
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = operator.get(LOG + "?limit=2" + cursor).is(200).json();
            seen.addAll(ids(page));
            operator.post(API + "/admin/accounts", "{\"name\":\"late\"}").is(201);
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(all);
        operator.get(LOG + "?cursor=7").refuses(400, "INVALID_REQUEST");
        operator.get(LOG + "?limit=0").refuses(400, "INVALID_REQUEST");
    }

    private static List<Long> ids(JsonNode page) {
        return page.get("actions").valueStream().map(each -> each.get("id").asLong()).toList();
    }

    private static List<JsonNode> actions(int limit) {
        return operator.get(LOG + "?limit=" + limit)
                .is(200)
                .json()
                .get("actions")
                .valueStream()
                .toList();
    }

    private static long rows() {
        return gateway.getBean(Jdbi.class)
                .withHandle(handle ->
                        handle.createQuery("select count(*) from audit_log")
                                .mapTo(Long.class)
                                .one());
    }
}
