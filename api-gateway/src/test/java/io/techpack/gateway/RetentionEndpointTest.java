package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Old jobs of an installation whose gateways delete them: by themselves, and when told to. */
class RetentionEndpointTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static String database;
    private static ConfigurableApplicationContext gateway;
    private static TestClient operator;
    private static TestAccount account;

    @BeforeAll
    static void start() {
        database = SharedServers.get().newDatabase();
        gateway = TestGateway.run(database);
        operator = client(gateway);
        account = TestGateway.account(operator, 100);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_dry_run_counts_and_a_run_deletes_and_the_credits_stay_right() {
        List<String> jobs = List.of(endedLongAgo(), endedLongAgo());
        String young = canceled();
        JsonNode before = account.client().get(API + "/credits").is(200).json();

        JsonNode dry = purge("{\"dryRun\":true,\"olderThanSeconds\":2592000}");
        assertThat(deleted(dry, "jobs")).isEqualTo(2);
        assertThat(dry.get("nextCursor").isNull()).isTrue();
        jobs.forEach(job -> account.client().get(API + "/jobs/" + job).is(200));

        assertThat(deleted(purge("{}"), "jobs")).isZero();
        assertThat(deleted(purge("{\"olderThanSeconds\":2592000}"), "jobs")).isEqualTo(2);

        jobs.forEach(job -> account.client().get(API + "/jobs/" + job).refuses(404, "NOT_FOUND"));
        account.client().get(API + "/jobs/" + young).is(200);
        JsonNode after = account.client().get(API + "/credits").is(200).json();
        assertThat(after.get("balance")).isEqualTo(before.get("balance"));
        assertThat(before.get("rolledUp").isEmpty()).isTrue();
        assertThat(after.at("/rolledUp/0/jobs").asLong()).isEqualTo(2);
        assertThat(sum(after)).isEqualTo(after.get("balance").asLong());
        assertThat(operator.get(API + "/admin/audit").is(200).json().get("drift").asLong())
                .isZero();
        JsonNode action = operator.get(API + "/admin/audit-log").is(200).json().at("/actions/0");
        assertThat(action.get("action").asString()).isEqualTo("purge");
        assertThat(action.at("/details/olderThanSeconds").asLong()).isEqualTo(2_592_000);
    }

    private static long sum(JsonNode statement) {
        return statement.get("entries").valueStream().mapToLong(e -> e.get("amount").asLong()).sum()
                - statement
                        .get("rolledUp")
                        .valueStream()
                        .mapToLong(m -> m.get("used").asLong())
                        .sum();
    }

    @Test
    void a_gateway_that_is_set_to_deletes_by_itself_and_only_one_of_two_does() {
        String job = endedLongAgo();
        String[] settings = {
            "--techpack.retention.ended-jobs=30d", "--techpack.retention.interval=1s"
        };

        try (var one = TestGateway.run(database, settings);
                var other = TestGateway.run(database, settings)) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            account.client().get(API + "/jobs/" + job).refuses(404, "NOT_FOUND"));

            await().atMost(SOON).until(() -> purged(one) + purged(other) > 0);
            assertThat(overdue(one)).isZero();
            int complete =
                    gateway.getBean(Jdbi.class)
                            .withHandle(handle ->
                                    handle.createQuery(
                                                    "select count(*) from retention_run where finished_at is not null")
                                            .mapTo(Integer.class)
                                            .one());
            assertThat(complete).isEqualTo(1);
        }
    }

    @Test
    void a_gateway_shows_how_fast_it_deletes_and_none_when_it_does_not() {
        assertThat(pace(gateway)).isZero();

        try (var resting =
                TestGateway.run(
                        SharedServers.get().newDatabase(),
                        "--techpack.retention.products=30d",
                        "--techpack.retention.interval=1s",
                        "--techpack.retention.batch=1",
                        "--techpack.retention.pause=1h")) {
            TestGateway.account(client(resting), 100).revisionId(TestGateway.newProduct(), "front");

            // it has looked at the product, and rests
            await().atMost(SOON).until(() -> pace(resting) == 1);
        }
    }

    @Test
    void nobody_deletes_what_is_young_nor_goes_on_from_a_place_of_another_list() {
        operator.post(API + "/admin/retention", "{\"olderThanSeconds\":86399}")
                .refuses(400, "INVALID_REQUEST");
        operator.post(API + "/admin/retention", "{\"olderThan\":\"30d\"}")
                .refuses(400, "INVALID_REQUEST");
        operator.post(API + "/admin/retention?cursor=JOBS.x", "{}").refuses(400, "INVALID_REQUEST");
        account.client().post(API + "/admin/retention", "{}").refuses(403, "FORBIDDEN");
    }

    private static JsonNode purge(String body) {
        return operator.post(API + "/admin/retention", body).is(200).json();
    }

    private static long deleted(JsonNode report, String kind) {
        return report.get("kinds")
                .valueStream()
                .filter(each -> each.get("kind").asString().equals(kind))
                .mapToLong(each -> each.get("deleted").asLong())
                .sum();
    }

    private static double purged(ConfigurableApplicationContext of) {
        return of.getBean(MeterRegistry.class)
                .get("techpack.retention.purged")
                .tag("kind", "jobs")
                .counter()
                .count();
    }

    private static double pace(ConfigurableApplicationContext of) {
        return of.getBean(MeterRegistry.class).get("techpack.retention.pace").gauge().value();
    }

    private static double overdue(ConfigurableApplicationContext of) {
        return of.getBean(MeterRegistry.class)
                .get("techpack.retention.overdue.seconds")
                .gauge()
                .value();
    }

    /** A job that looks as if it was submitted, and ended, in another year. */
    private static String endedLongAgo() {
        String job = canceled();
        String old = "018c0000" + job.substring(8);
        gateway.getBean(Jdbi.class)
                .useTransaction(handle -> {
                    for (String table : List.of("stage_result", "ledger_entry")) {
                        handle.execute(
                                "update " + table + " set job_id = ?::uuid where job_id = ?::uuid",
                                old,
                                job);
                    }
                    handle.execute(
                            "update job set id = ?::uuid, finished_at = now() - interval '1 year' where id = ?::uuid",
                            old,
                            job);
                });
        return old;
    }

    private static String canceled() {
        String product = TestGateway.newProduct();
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
        account.client().post(API + "/jobs/" + job + "/cancel", "").is(200);
        return job;
    }

    private static TestClient client(ConfigurableApplicationContext of) {
        return new TestClient(TestGateway.address(of, "local.server.port"), TestGateway.ADMIN_KEY);
    }
}
