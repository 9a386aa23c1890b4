package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

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

    private TestResponse analyse(String json) {
        return account.client().post(API + "/base-views/analyze", json, "Idempotency-Key", "a key");
    }
}
