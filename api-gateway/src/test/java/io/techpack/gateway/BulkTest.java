package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many jobs in one request. */
class BulkTest {

    private static final String BATCH = API + "/jobs:batch";

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();
    private final String revision = account.revisionId(product, "front");
    private final String good = analysis(product, revision);

    @Test
    void a_thousand_jobs_with_credits_for_six_hundred_are_six_hundred_jobs() {
        TestAccount poor = gateway.account(1_801);
        String job = analysis(product, poor.revisionId(product, "front"));

        JsonNode answer =
                poor.client()
                        .post(BATCH, batch(Collections.nCopies(1_000, job), false))
                        .is(200)
                        .json();

        assertThat(answer.get("accepted").asInt()).isEqualTo(600);
        assertThat(statuses(answer).subList(0, 600)).containsOnly(202);
        assertThat(statuses(answer).subList(600, 1_000)).containsOnly(402);
        assertThat(answer.at("/jobs/999/problem/error").asString())
                .startsWith("This costs 3 credits; the balance is 1.");
        assertThat(gateway.rows("job", poor.id())).isEqualTo(600);
        assertThat(gateway.balance(poor.id())).isEqualTo(1);
    }

    @Test
    void each_job_is_answered_as_it_would_be_by_itself() {
        String category = "{'type':'category','productId':'p','imageUrl':'%s'}";
        List<String> bodies =
                List.of(
                        good,
                        analysis(product, UUID.randomUUID().toString()),
                        json(
                                "{'type':'tech-pack','productId':'x\\u0000','revisionIds':['%s']}",
                                revision),
                        json(
                                "{'type':'tech-pack','productId':7,'revisionIds':['%s'],'more':1}",
                                revision),
                        "7",
                        json("{'type':'nothing'}"));

        JsonNode answer = account.client().post(BATCH, batch(bodies, false)).is(200).json();

        for (int i = 0; i < bodies.size(); i++) {
            TestResponse alone = account.client().post(API + "/jobs", bodies.get(i));
            JsonNode entry = answer.at("/jobs/" + i);
            assertThat(entry.get("status").asInt()).as(bodies.get(i)).isEqualTo(alone.status());
            if (alone.status() != 202) {
                JsonNode problem = entry.get("problem");
                assertThat(problem.get("error")).isEqualTo(alone.json().get("error"));
                assertThat(problem.get("errors")).isEqualTo(alone.json().get("errors"));
                assertThat(problem.get("instance").asString()).isEqualTo(BATCH + "#/jobs/" + i);
            }
        }
        String job = answer.at("/jobs/0/job/jobId").asString();
        assertThat(account.client().get(API + "/jobs/" + job).is(200).text("type"))
                .isEqualTo("base-views");
        JsonNode links =
                account.client()
                        .post(
                                BATCH,
                                batch(
                                        List.of(
                                                json(category, "https://shop.example/a.jpg"),
                                                json(category, "data:image/png;base64,AAAA")),
                                        false))
                        .is(200)
                        .json();
        assertThat(statuses(links)).containsExactly(422, 422);
        assertThat(links.at("/jobs/0/problem/code").asString()).isEqualTo("UNPROCESSABLE_URL");
    }

    @Test
    void the_same_batch_with_keys_is_charged_once_and_shares_keys_with_single_jobs() {
        List<String> keyed =
                IntStream.range(0, 3)
                        .mapToObj(
                                i -> good.replace("}", ",\"idempotencyKey\":\"k%d\"}".formatted(i)))
                        .toList();
        String single =
                account.client()
                        .post(API + "/jobs", good, "Idempotency-Key", "k1")
                        .is(202)
                        .text("jobId");

        JsonNode first = account.client().post(BATCH, batch(keyed, false)).is(200).json();
        JsonNode again = account.client().post(BATCH, batch(keyed, true)).is(200).json();

        assertThat(ids(first)).isEqualTo(ids(again)).contains(single).doesNotHaveDuplicates();
        assertThat(gateway.rows("job", account.id())).isEqualTo(3);
        assertThat(gateway.balance(account.id())).isEqualTo(91);
        String other = keyed.getFirst().replace("}", ",\"category\":\"BAGS\"}");
        JsonNode reused = account.client().post(BATCH, batch(List.of(other), false)).json();
        assertThat(reused.at("/jobs/0/problem/code").asString()).isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void a_key_that_begins_like_the_engines_own_is_refused() {
        String job = good.replace("}", ",\"idempotencyKey\":\" k\"}");

        JsonNode answer = account.client().post(BATCH, batch(List.of(job), false)).is(200).json();

        assertThat(statuses(answer)).containsExactly(400);
        assertThat(answer.toString()).contains("must not begin with a space");
        assertThat(gateway.rows("job", account.id())).isZero();
    }

    @Test
    void all_or_none_tells_the_first_refusal_and_holds_nothing() {
        String unknown = analysis(product, UUID.randomUUID().toString());
        TestResponse missing =
                account.client()
                        .post(BATCH, batch(List.of(good, unknown, good), true))
                        .refuses(404, "NOT_FOUND");
        TestResponse poor =
                account.client()
                        .post(BATCH, batch(Collections.nCopies(34, good), true))
                        .refuses(402, "INSUFFICIENT_CREDITS");

        assertThat(missing.invalidFields()).containsExactly("jobs[1]");
        assertThat(poor.invalidFields()).containsExactly("jobs[33]");
        assertThat(poor.text("error"))
                .startsWith(
                        "jobs[33]: This costs 3 credits, and the jobs before it cost 99; the balance is 100.");
        assertThat(gateway.rows("job", account.id())).isZero();
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void what_is_no_batch_is_refused_whole() {
        TestResponse tooMany =
                account.client()
                        .post(BATCH, batch(Collections.nCopies(1_001, "{}"), false))
                        .refuses(422, "UNPROCESSABLE_REQUEST");
        assertThat(tooMany.text("error")).contains("1001 jobs; at most 1000");
        account.client().post(BATCH, "[]").refuses(400, "INVALID_REQUEST");
        assertThat(
                        account.client()
                                .post(BATCH, "{\"jobs\":[],\"atomic\":1,\"more\":2}")
                                .refuses(400, "INVALID_REQUEST")
                                .invalidFields())
                .containsExactlyInAnyOrder("jobs", "atomic", "more");
        account.client()
                .post(BATCH, "{\"jobs\":[{}],\"\\u0000\":1}")
                .refuses(400, "INVALID_REQUEST");
        for (String header : List.of("Idempotency-Key", "Cancel-After")) {
            account.client()
                    .post(BATCH, batch(List.of(good), false), header, "9")
                    .refuses(422, "UNPROCESSABLE_REQUEST");
        }
        assertThat(gateway.rows("job", account.id())).isZero();
    }

    @Test
    void a_batch_counts_as_many_requests_as_it_has_jobs() {
        gateway.operator()
                .put(
                        API + "/admin/accounts/" + account.id() + "/limits",
                        "{\"requestsPerSecond\":1}")
                .is(200);

        account.client().post(BATCH, batch(Collections.nCopies(30, "{}"), false)).is(200);
        TestResponse next = account.client().post(API + "/jobs", "{}");

        next.refuses(429, "RATE_LIMITED");
        // thirty and itself, less the ten that a rest allows and what has flowed in; rounded up
        assertThat(Integer.parseInt(next.header("Retry-After"))).isBetween(5, 22);
    }

    private static String batch(List<String> jobs, boolean atomic) {
        return "{\"jobs\":[%s],\"atomic\":%s}".formatted(String.join(",", jobs), atomic);
    }

    private static String analysis(String product, String revision) {
        return json(
                "{'type':'base-views','productId':'%s','revisionIds':['%s']}", product, revision);
    }

    private static String json(String text, Object... values) {
        return text.replace('\'', '"').formatted(values);
    }

    private static List<Integer> statuses(JsonNode answer) {
        return answer.get("jobs").valueStream().map(each -> each.get("status").asInt()).toList();
    }

    private static List<String> ids(JsonNode answer) {
        return answer.get("jobs")
                .valueStream()
                .map(each -> each.at("/job/jobId").asString())
                .toList();
    }
}
