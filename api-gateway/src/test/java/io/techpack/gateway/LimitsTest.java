package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.AccountId;
import org.junit.jupiter.api.Test;

/** What one account may take at most. */
class LimitsTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(0);
    private final String limits = API + "/admin/accounts/" + account.id() + "/limits";

    @Test
    void an_operator_sets_sees_and_takes_back_limits() {
        assertThat(gateway.operator().get(limits).is(200).json().toString())
                .isEqualTo(
                        "{\"runningStages\":null,\"requestsPerSecond\":null,\"readsPerSecond\":null}");

        String set = "{\"runningStages\":3,\"requestsPerSecond\":50,\"readsPerSecond\":700}";
        assertThat(gateway.operator().put(limits, set).is(200).json().toString()).isEqualTo(set);

        assertThat(
                        gateway.operator()
                                .get(API + "/admin/accounts/" + account.id())
                                .is(200)
                                .json()
                                .get("limits")
                                .toString())
                .isEqualTo(set);
        gateway.operator().put(limits, "{\"runningStages\":null}").is(200);
        assertThat(gateway.operator().get(limits).json().toString()).doesNotContain("3", "700");
    }

    @Test
    void limits_that_are_none_are_explained() {
        assertThat(
                        gateway.operator()
                                .put(
                                        limits,
                                        "{\"runningStages\":0,\"requestsPerSecond\":-1,\"readsPerSecond\":\"x\",\"more\":1}")
                                .refuses(400, "INVALID_REQUEST")
                                .invalidFields())
                .containsExactlyInAnyOrder(
                        "runningStages", "requestsPerSecond", "readsPerSecond", "more");
        String nobody = API + "/admin/accounts/" + AccountId.next() + "/limits";
        gateway.operator().put(nobody, "{}").refuses(404, "NOT_FOUND");
        gateway.operator().get(nobody).refuses(404, "NOT_FOUND");
    }

    @Test
    void answers_tell_what_is_left_and_refusals_when_to_come_back() {
        gateway.operator().put(limits, "{\"requestsPerSecond\":1}").is(200);

        TestResponse answer = account.client().post(API + "/jobs", "{}").is(400);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"writes\";q=10;w=10");
        assertThat(answer.header("RateLimit")).matches("\"writes\";r=\\d;t=\\d+");
        while (answer.status() != 429) {
            answer = account.client().post(API + "/jobs", "{}");
        }

        answer.refuses(429, "RATE_LIMITED");
        assertThat(answer.text("error")).contains("1 writing requests a second");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.header("RateLimit")).startsWith("\"writes\";r=0;t=");
        // reading is limited apart
        TestResponse read = account.client().get(API + "/jobs").is(200);
        assertThat(read.header("RateLimit-Policy")).isEqualTo("\"reads\";q=100000;w=10");
        gateway.account(0).client().post(API + "/jobs", "{}").is(400);
        // and a new limit holds at once
        gateway.operator().put(limits, "{\"requestsPerSecond\":100}").is(200);
        await().until(() -> account.client().post(API + "/jobs", "{}").status() == 400);
        assertThat(account.client().post(API + "/jobs", "{}").header("RateLimit-Policy"))
                .isEqualTo("\"writes\";q=1000;w=10");
    }

    @Test
    void operators_are_not_limited() {
        assertThat(gateway.operator().get(API + "/admin/accounts").is(200).header("RateLimit"))
                .isEmpty();
    }
}
