package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.FailureKind;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Poison jobs, as operators see them. */
class ParkedTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestClient operator = gateway.operator();
    private final TestAccount account = gateway.account(10);
    private final String product = TestGateway.newProduct();

    @Test
    void a_parked_job_is_listed_and_starts_next_when_it_is_requeued_paid_once() {
        String job = failed(FailureKind.WORKER_LOST);
        assertThat(gateway.balance(account.id())).isEqualTo(10);

        JsonNode listed = parked(job);

        assertThat(listed.propertyNames())
                .containsExactly(
                        "jobId", "accountId", "type", "stage", "code", "message", "finishedAt");
        assertThat(listed.get("accountId").asString()).isEqualTo(account.id().toString());
        assertThat(listed.get("stage").asString()).isEqualTo("base-views");
        assertThat(listed.get("code").asString()).isEqualTo("WORKER_LOST");

        gateway.workers().script(product, gateway.workers()::done);
        JsonNode answer = requeue("{\"jobIds\":[\"%s\"]}".formatted(job));

        assertThat(answer.at("/requeued/0").asString()).isEqualTo(job);
        assertThat(answer.get("left")).isEmpty();
        await().until(() -> status(job).equals("succeeded"));
        assertThat(gateway.balance(account.id())).isEqualTo(7);
        assertThat(isParked(job)).isFalse();
    }

    @Test
    void all_means_all_that_are_parked_and_what_its_account_cannot_pay_stays() {
        String job = failed(FailureKind.UNREADABLE);
        String ordinary = failed(FailureKind.STAGE_FAILED);
        assertThat(isParked(ordinary)).isFalse();
        spend(8);

        JsonNode poor = requeue("{\"all\":true}");

        assertThat(reason(poor, job)).contains("costs 3 credits").contains("its account has 2");
        operator.post(
                        API + "/admin/accounts/" + account.id() + "/grants",
                        "{\"credits\":1,\"reason\":\"test\"}")
                .is(201);
        gateway.workers().script(product, gateway.workers()::done);
        JsonNode rich = requeue("{\"all\":true}");
        assertThat(rich.get("requeued").valueStream().map(JsonNode::asString)).contains(job);
        await().until(() -> status(job).equals("succeeded"));
        assertThat(status(ordinary)).isEqualTo("failed");
    }

    @Test
    void what_is_not_parked_or_not_known_is_left_alone_and_told() {
        String ordinary = failed(FailureKind.STAGE_FAILED);
        String stranger = UUID.randomUUID().toString();
        String unknown = failed(FailureKind.UNREADABLE);
        update("update job set type = 'hologram' where id = ?::uuid", unknown);

        JsonNode answer =
                requeue(
                        "{\"jobIds\":[\"%s\",\"%s\",\"%s\"]}"
                                .formatted(ordinary, stranger, unknown));

        assertThat(answer.get("requeued")).isEmpty();
        assertThat(reason(answer, ordinary)).isEqualTo("It is not parked.");
        assertThat(reason(answer, stranger)).isEqualTo("It is not parked.");
        assertThat(reason(answer, unknown)).contains("does not know jobs of type hologram");
        // the account's list is not hidden by what this version does not know
        assertThat(account.client().get(API + "/jobs").is(200).json().get("jobs")).hasSize(1);
        assertThat(parked(unknown).get("type").asString()).isEqualTo("hologram");
    }

    @Test
    void requests_for_parked_jobs_are_checked_and_for_operators_only() {
        operator.get(API + "/admin/parked?limit=0").refuses(400, "INVALID_REQUEST");
        operator.post(API + "/admin/requeue", "{}").refuses(400, "INVALID_REQUEST");
        operator.post(API + "/admin/requeue", "{\"jobIds\":[]}").refuses(400, "INVALID_REQUEST");
        operator.post(API + "/admin/requeue", "{\"jobIds\":[\"x\"],\"every\":1}")
                .refuses(400, "INVALID_REQUEST");
        account.client().get(API + "/admin/parked").refuses(403, "FORBIDDEN");
        account.client().post(API + "/admin/requeue", "{\"all\":true}").refuses(403, "FORBIDDEN");
    }

    private String failed(FailureKind kind) {
        gateway.workers().fail(product, kind, "Its worker died");
        String job =
                account.client()
                        .post(
                                API + "/jobs",
                                """
                                {"type":"base-views","productId":"%s","revisionIds":["%s"]}\
                                """
                                        .formatted(product, account.revisionId(product, "front")))
                        .is(202)
                        .text("jobId");
        await().until(() -> status(job).equals("failed"));
        return job;
    }

    private void spend(int credits) {
        update(
                """
                with spent as (
                    insert into ledger_entry (account_id, job_id, stage, kind, amount)
                    values (?::uuid, gen_random_uuid(), 'edit', 'CHARGE', %d))
                update account set balance = balance - %d where id = ?::uuid\
                """
                        .formatted(-credits, credits),
                account.id().toString(),
                account.id().toString());
    }

    private void update(String sql, Object... arguments) {
        gateway.bean(Jdbi.class).useHandle(handle -> handle.execute(sql, arguments));
    }

    private JsonNode requeue(String body) {
        return operator.post(API + "/admin/requeue", body).is(200).json();
    }

    private String status(String job) {
        return account.client().get(API + "/jobs/" + job).is(200).text("status");
    }

    private boolean isParked(String job) {
        return operator.get(API + "/admin/parked?limit=100")
                .is(200)
                .json()
                .get("jobs")
                .valueStream()
                .anyMatch(each -> each.get("jobId").asString().equals(job));
    }

    private JsonNode parked(String job) {
        return operator.get(API + "/admin/parked?limit=100")
                .is(200)
                .json()
                .get("jobs")
                .valueStream()
                .filter(each -> each.get("jobId").asString().equals(job))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(JsonNode answer, String job) {
        return answer.get("left")
                .valueStream()
                .filter(each -> each.get("jobId").asString().equals(job))
                .findFirst()
                .orElseThrow()
                .get("reason")
                .asString();
    }
}
