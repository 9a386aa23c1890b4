package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.Stage;
import io.techpack.ledger.Ledger;
import io.techpack.product.TechPackStage;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RetriesTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();

    @Test
    void a_failed_job_says_how_to_retry_it_and_starts_next_at_the_failed_step() {
        String id = failedAtCloseUps();
        JsonNode failed = look(id);
        assertThat(failed.at("/links/retry").asString())
                .isEqualTo(failed.at("/links/self").asString() + "/retry");
        CountDownLatch gate = gateway.workers().hold(product);

        TestResponse retried = retry(id).is(202);

        assertThat(retried.header("Location")).isEqualTo(failed.at("/links/self").asString());
        JsonNode running = reached(id, "/steps/2/status", "in-progress");
        assertThat(running.get("status").asString()).isEqualTo("running");
        assertThat(running.get("error").isNull()).isTrue();
        assertThat(running.get("finishedAt").isNull()).isTrue();
        assertThat(running.get("links").propertyNames())
                .containsExactly("self", "events", "cancel");
        assertThat(running.get("progress").asInt())
                .isGreaterThanOrEqualTo(failed.get("progress").asInt());
        assertThat(running.get("version").asLong()).isGreaterThan(failed.get("version").asLong());
        gate.countDown();

        JsonNode job = ended(id);
        assertThat(job.get("status").asString()).isEqualTo("succeeded");
        assertThat(job.at("/results/closeUps")).hasSize(8);
        assertThat(job.get("steps").valueStream().map(step -> step.get("status").asString()))
                .containsOnly("completed");
    }

    @Test
    void the_receipt_of_a_retried_job_shows_what_was_given_back_and_charged_again() {
        String id = failedAtCloseUps();
        assertThat(gateway.balance(account.id())).isEqualTo(97);
        gateway.workers().script(product, gateway.workers()::done);
        retry(id).is(202);

        JsonNode job = ended(id);

        assertThat(job.get("credits").toString())
                .isEqualTo(
                        """
                        {"held":15,"used":9,"refunded":6,"receipt":[{"step":"base-views","charged":3,"refunded":0,"reason":null},{"step":"close-ups","charged":6,"refunded":3,"reason":null},{"step":"sketches","charged":6,"refunded":3,"reason":null}]}\
                        """);
        assertThat(gateway.balance(account.id())).isEqualTo(91);
    }

    @Test
    void a_retry_may_be_waited_for() {
        String id = failedAtCloseUps();
        gateway.workers().script(product, gateway.workers()::done);

        TestResponse answer = account.client().post(path(id), "", "Prefer", "wait=30").is(200);

        assertThat(answer.text("status")).isEqualTo("succeeded");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
    }

    @Test
    void a_job_that_did_not_fail_is_not_retried() {
        CountDownLatch gate = gateway.workers().hold(product);
        String id = submit();
        retry(id).refuses(409, "CONFLICT");
        gate.countDown();
        ended(id);
        retry(id).refuses(409, "CONFLICT");
        gateway.workers().hold(product);
        String canceled = submit();
        account.client().post(API + "/jobs/" + canceled + "/cancel", "").is(200);
        retry(canceled).refuses(409, "CONFLICT");
    }

    @Test
    void a_job_is_retried_once_for_each_failure() {
        String id = failedAtCloseUps();
        CountDownLatch gate = gateway.workers().hold(product);

        retry(id).is(202);
        retry(id).refuses(409, "CONFLICT");

        assertThat(gateway.balance(account.id())).isEqualTo(91);
        gate.countDown();
        ended(id);
    }

    @Test
    void a_retry_that_cannot_be_paid_changes_nothing() {
        TestAccount poor = gateway.account(9);
        fail(TechPackStage.CATEGORY);
        String id = submit(poor);
        ended(poor, id);
        poor.client()
                .post(
                        API + "/jobs",
                        "{\"type\":\"regenerate\",\"revisionId\":\"%s\"}"
                                .formatted(poor.revisionId(TestGateway.newProduct(), "front")),
                        "Prefer",
                        "wait=30")
                .is(200);
        JsonNode before = look(poor, id);

        poor.client().post(path(id), "").refuses(402, "INSUFFICIENT_CREDITS");

        assertThat(look(poor, id)).isEqualTo(before);
        assertThat(gateway.balance(poor.id())).isEqualTo(8);
    }

    @Test
    void only_the_owner_of_a_job_retries_it_and_only_with_the_scope() {
        String id = failedAtCloseUps();

        gateway.account(9).client().post(path(id), "").refuses(404, "NOT_FOUND");
        gateway.operator().post(path(id), "").refuses(403, "FORBIDDEN");
        gateway.operator().withKey("").post(path(id), "").refuses(401, "UNAUTHENTICATED");
        retry(UUID.randomUUID().toString()).refuses(404, "NOT_FOUND");
        retry("1").refuses(404, "NOT_FOUND");

        assertThat(look(id).get("status").asString()).isEqualTo("failed");
    }

    private String failedAtCloseUps() {
        fail(TechPackStage.CLOSE_UPS);
        String id = submit();
        assertThat(ended(id).get("status").asString()).isEqualTo("failed");
        return id;
    }

    private void fail(Stage stage) {
        gateway.workers()
                .script(
                        product,
                        assignment -> {
                            if (assignment.lease().stage() == stage) {
                                gateway.bean(Ledger.class)
                                        .fail(
                                                assignment.lease(),
                                                new Failure(
                                                        FailureKind.STAGE_FAILED,
                                                        stage,
                                                        "It broke."));
                            } else {
                                gateway.workers().done(assignment);
                            }
                        });
    }

    private String submit() {
        return submit(account);
    }

    private String submit(TestAccount of) {
        return of.client()
                .post(
                        API + "/jobs",
                        """
                        {"type":"tech-pack","productId":"%s","revisionIds":["%s"]}\
                        """
                                .formatted(product, of.revisionId(product, "front")))
                .is(202)
                .text("jobId");
    }

    private TestResponse retry(String id) {
        return account.client().post(path(id), "");
    }

    private static String path(String id) {
        return API + "/jobs/" + id + "/retry";
    }

    private JsonNode look(String id) {
        return look(account, id);
    }

    private static JsonNode look(TestAccount of, String id) {
        return of.client().get(API + "/jobs/" + id).is(200).json();
    }

    private JsonNode ended(String id) {
        return ended(account, id);
    }

    private static JsonNode ended(TestAccount of, String id) {
        return await().until(() -> look(of, id), job -> !job.get("finishedAt").isNull());
    }

    private JsonNode reached(String id, String path, String value) {
        return await().until(() -> look(id), job -> job.at(path).asString().equals(value));
    }
}
