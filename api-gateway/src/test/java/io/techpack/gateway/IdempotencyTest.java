package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static final String ANALYZE = API + "/base-views/analyze";

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();
    private final String body =
            """
            {"productId":"%s","revisionIds":["%s"]}\
            """
                    .formatted(product, account.revisionId(product, "front"));

    @Test
    void the_same_request_is_one_job_and_has_the_same_answer() {
        TestResponse first = analyse(body).is(200);
        TestResponse second = analyse(body).is(200);

        assertThat(second.json().get("data")).isEqualTo(first.json().get("data"));
        assertThat(second.text("metadata", "jobId")).isEqualTo(first.text("metadata", "jobId"));
        assertThat(gateway.balance(account.id())).isEqualTo(97);
    }

    @Test
    void the_same_key_with_another_request_is_a_mistake() {
        analyse(body).is(200);

        analyse(body.replace("}", ",\"category\":\"BAGS\"}")).refuses(422, "IDEMPOTENCY_MISMATCH");
        account.client()
                .post(
                        API + "/jobs",
                        body.replace("{", "{\"type\":\"base-views\",\"deadlineSeconds\":9,"),
                        "Idempotency-Key",
                        "a key")
                .refuses(422, "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void requests_that_race_with_one_key_make_one_job() {
        List<CompletableFuture<TestResponse>> racing =
                IntStream.range(0, 8)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> analyse(body)))
                        .toList();

        assertThat(racing.stream().map(CompletableFuture::join))
                .allSatisfy(answer -> answer.is(200))
                .extracting(answer -> answer.text("metadata", "jobId"))
                .hasSize(8)
                .containsOnly(racing.getFirst().join().text("metadata", "jobId"));
        assertThat(gateway.rows("job", account.id())).isEqualTo(1);
        assertThat(gateway.balance(account.id())).isEqualTo(97);
    }

    @Test
    void the_key_of_another_account_means_nothing() {
        analyse(body).is(200);
        TestAccount other = gateway.account(100);

        other.client()
                .post(
                        API + "/regenerate",
                        "{\"revisionId\":\"%s\"}".formatted(other.revisionId(product, "back")),
                        "Idempotency-Key",
                        "a key")
                .is(200);
    }

    @Test
    void an_identical_operation_without_a_key_finds_the_one_that_still_runs() {
        CountDownLatch gate = gateway.workers().hold(product);
        CompletableFuture<TestResponse> first = CompletableFuture.supplyAsync(() -> unkeyed(body));
        await().until(() -> gateway.rows("job", account.id()) == 1);

        TestResponse cutOff = account.client().post(ANALYZE, body, "Prefer", "wait=1").is(202);
        gate.countDown();

        String job = first.join().is(200).text("metadata", "jobId");
        assertThat(cutOff.text("jobId")).isEqualTo(job);
        assertThat(gateway.rows("job", account.id())).isEqualTo(1);
        assertThat(gateway.balance(account.id())).isEqualTo(97);
    }

    @Test
    void once_it_has_ended_an_identical_operation_is_a_new_one_and_so_is_every_job() {
        String first = unkeyed(body).is(200).text("metadata", "jobId");
        String second = unkeyed(body).is(200).text("metadata", "jobId");
        assertThat(second).isNotEqualTo(first);

        CountDownLatch gate = gateway.workers().hold(product);
        String job = body.replace("{", "{\"type\":\"base-views\",");
        String third = account.client().post(API + "/jobs", job).is(202).text("jobId");
        assertThat(account.client().post(API + "/jobs", job).is(202).text("jobId"))
                .isNotEqualTo(third);
        gate.countDown();
    }

    private TestResponse unkeyed(String json) {
        return account.client().post(ANALYZE, json);
    }

    private TestResponse analyse(String json) {
        return account.client().post(API + "/base-views/analyze", json, "Idempotency-Key", "a key");
    }
}
