package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.ledger.Item;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PollingTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();
    private final CountDownLatch firstItem = new CountDownLatch(1);
    private final CountDownLatch secondItem = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private String path = "";

    private static Item item(int ordinal) {
        String picture = "https://techpack.example/picture.jpg";
        return Item.of(
                ordinal,
                FakeWorkers.analysis(
                        new UUID(9, ordinal), "front", picture, picture, "item " + ordinal));
    }

    /** A job that shows an item, and ends, each when a test says so. */
    @BeforeEach
    void submit() {
        FakeWorkers workers = gateway.workers();
        workers.script(
                product,
                assignment -> {
                    assertThat(assignment.lease().stage()).isEqualTo(TechPackStage.BASE_VIEWS);
                    firstItem.await();
                    workers.show(assignment, item(0), 1, 2);
                    secondItem.await();
                    workers.show(assignment, item(1), 2, 2);
                    end.await();
                    workers.done(assignment);
                });
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
        path = API + "/jobs/" + job;
        await().until(() -> look().text("status").equals("running"));
    }

    @Test
    void an_unchanged_job_is_answered_with_its_tag_alone() {
        TestResponse first = look().is(200);

        TestResponse second =
                account.client().get(path, "If-None-Match", first.header("ETag")).is(304);

        assertThat(first.header("ETag")).isEqualTo("\"" + first.text("version") + "\"");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Retry-After")).isEqualTo("2");
        assertThat(second.bytes()).isEmpty();
    }

    @Test
    void a_changed_job_is_answered_whole() {
        String tag = look().header("ETag");
        firstItem.countDown();
        await().until(() -> !look().header("ETag").equals(tag));

        TestResponse now = account.client().get(path, "If-None-Match", tag).is(200);

        assertThat(now.json().at("/results/baseViews")).hasSize(1);
        assertThat(now.text("step")).isEqualTo("1/2 ready");
    }

    @Test
    void a_held_poll_is_woken_by_the_hint_of_a_change() {
        String tag = look().header("ETag");
        CompletableFuture<TestResponse> held = held(tag, 50);
        await().until(() -> waiting() >= 1);

        firstItem.countDown();

        assertThat(held)
                .succeedsWithin(Duration.ofSeconds(2))
                .satisfies(answer -> assertThat(answer.is(200).header("ETag")).isNotEqualTo(tag));
    }

    @Test
    void a_held_poll_sees_a_change_whose_hint_was_lost() {
        String tag = look().header("ETag");
        CompletableFuture<TestResponse> held = held(tag, 50);
        await().until(() -> waiting() >= 1);

        // no hint is sent of this change
        gateway.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.execute(
                                "update job set version = version + 1 where id = ?::uuid",
                                path.substring(path.lastIndexOf('/') + 1)));

        assertThat(held).succeedsWithin(Duration.ofSeconds(8)).satisfies(answer -> answer.is(200));
    }

    @Test
    void a_poll_that_is_held_in_vain_ends_unchanged_when_its_time_is_up() {
        String tag = look().header("ETag");

        TestResponse answer = held(tag, 1).join().is(304);

        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void a_poll_since_a_version_brings_only_what_was_added_after_it() {
        firstItem.countDown();
        await().until(() -> look().json().at("/results/baseViews").size() == 1);
        String version = look().text("version");
        secondItem.countDown();
        await().until(() -> look().json().at("/results/baseViews").size() == 2);

        JsonNode added =
                account.client()
                        .get(path + "?since=" + version)
                        .is(200)
                        .json()
                        .at("/results/baseViews");

        assertThat(added).hasSize(1);
        assertThat(added.at("/0/analysisData/analysis_notes").asString()).isEqualTo("item 1");
        account.client().get(path + "?since=x").refuses(400, "INVALID_REQUEST");
    }

    @Test
    void the_advice_to_poll_again_ends_with_the_job() {
        assertThat(look().header("Retry-After")).isEqualTo("2");
        firstItem.countDown();
        secondItem.countDown();
        end.countDown();

        TestResponse last =
                await().until(this::look, answer -> answer.text("status").equals("succeeded"));

        assertThat(last.header("Retry-After")).isEmpty();
    }

    private TestResponse look() {
        return account.client().get(path);
    }

    private CompletableFuture<TestResponse> held(String tag, int seconds) {
        return CompletableFuture.supplyAsync(() ->
                account.client().get(path, "If-None-Match", tag, "Prefer", "wait=" + seconds));
    }

    private double waiting() {
        return gateway.bean(MeterRegistry.class).get("techpack.requests.waiting").gauge().value();
    }
}
