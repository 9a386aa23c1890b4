package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.gateway.parsing.Cursors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The audit of the credits, on a gateway of its own whose ledger is corrupted here and repaired.
 */
class AuditEndpointTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static ConfigurableApplicationContext gateway;
    private static TestClient operator;
    private static TestAccount account;

    @BeforeAll
    static void start() {
        gateway =
                TestGateway.run(
                        SharedServers.get().newDatabase(),
                        "--techpack.gateway.audit.pause=10ms",
                        "--techpack.gateway.audit.pause-factor=1");
        operator =
                new TestClient(
                        TestGateway.address(gateway, "local.server.port"), TestGateway.ADMIN_KEY);
        account = TestGateway.account(operator, 20);
        account.client()
                .post(
                        API + "/base-views/analyze",
                        """
                        {"productId":"p","revisionIds":["%s"]}\
                        """
                                .formatted(account.revisionId("p", "front")),
                        "Prefer",
                        "respond-async")
                .is(202);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void credits_that_add_up_are_reported_with_what_was_checked() {
        JsonNode audit = operator.get(API + "/admin/audit").is(200).json();

        assertThat(audit.propertyNames())
                .containsExactly(
                        "accounts", "jobs", "entries", "drift", "firstFinding", "nextCursor");
        assertThat(audit.get("accounts").asInt()).isEqualTo(1);
        assertThat(audit.get("jobs").asInt()).isEqualTo(1);
        assertThat(audit.get("entries").asInt()).isEqualTo(2);
        assertThat(audit.get("drift").asLong()).isZero();
        assertThat(audit.get("firstFinding").isNull()).isTrue();
        assertThat(audit.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void the_first_finding_is_described() {
        try (Spoilt _ = jobHoldsOneMore()) {
            JsonNode audit = operator.get(API + "/admin/audit").is(200).json();

            assertThat(audit.get("drift").asLong()).isEqualTo(1);
            assertThat(audit.at("/firstFinding/rule").asString()).isEqualTo("held-is-charged");
            assertThat(audit.at("/firstFinding/message").asString())
                    .contains(audit.at("/firstFinding/subject").asString())
                    .contains("holds 4 credits, but its entries charge 3");
        }
    }

    @Test
    void an_audit_continues_at_its_cursor() {
        try (Spoilt _ = accountHasSevenMore()) {
            String jobs =
                    new Cursors("audit", "operators")
                            .of("JOBS.00000000-0000-0000-0000-000000000000");
            JsonNode jobsOnly = operator.get(API + "/admin/audit?cursor=" + jobs).is(200).json();

            assertThat(jobsOnly.get("accounts").asInt()).isZero();
            assertThat(jobsOnly.get("jobs").asInt()).isEqualTo(1);
            assertThat(jobsOnly.get("drift").asLong()).isZero();
        }
        operator.get(API + "/admin/audit?cursor=JOBS.x").refuses(400, "INVALID_REQUEST");
    }

    @Test
    void only_operators_may_audit() {
        account.client().get(API + "/admin/audit").refuses(403, "FORBIDDEN");
    }

    @Test
    void the_drift_is_a_metric_that_shows_a_finding_until_it_is_repaired() {
        // whole walks from here on: the current one may have seen what another test has repaired
        double accounts = audited("accounts");
        double jobs = audited("jobs");
        await().atMost(SOON)
                .until(() -> audited("accounts") > accounts + 2 && audited("jobs") > jobs + 2);
        assertThat(drift()).isZero();

        try (Spoilt _ = accountHasSevenMore()) {
            await().atMost(SOON).until(() -> drift() == 7);
            try (Spoilt _ = jobHoldsOneMore()) {
                await().atMost(SOON).until(() -> drift() == 8);
            }
        }
        await().atMost(SOON).until(() -> drift() == 0);
        assertThat(
                        new String(
                                new TestClient(
                                                TestGateway.address(
                                                        gateway, "local.management.port"),
                                                "")
                                        .get("/actuator/prometheus")
                                        .is(200)
                                        .bytes(),
                                StandardCharsets.UTF_8))
                .contains("techpack_credits_drift 0.0")
                .contains("techpack_credits_audited_total{walk=\"recent\"}")
                .contains("techpack_credits_charged_total 3.0");
    }

    private double drift() {
        return gateway.getBean(MeterRegistry.class).get("techpack.credits.drift").gauge().value();
    }

    private double audited(String walk) {
        return gateway.getBean(MeterRegistry.class)
                .get("techpack.credits.audited")
                .tag("walk", walk)
                .counter()
                .count();
    }

    private static Spoilt accountHasSevenMore() {
        change("update account set balance = balance + 7");
        return () -> change("update account set balance = balance - 7");
    }

    private static Spoilt jobHoldsOneMore() {
        change("update job set held = held + 1");
        return () -> change("update job set held = held - 1");
    }

    private static void change(String row) {
        gateway.getBean(Jdbi.class)
                .useHandle(handle -> assertThat(handle.execute(row)).isEqualTo(1));
    }

    /** A ledger that does not add up until it is repaired. */
    private interface Spoilt extends AutoCloseable {

        @Override
        void close();
    }
}
