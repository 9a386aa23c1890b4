package io.techpack.gateway;

import static io.techpack.gateway.Client.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Whether the credits fit, on a gateway of its own: its books are spoilt here. */
class AuditTest {

    // a walk rests a hundred times as long as it took, and the first looks of a process are slow
    private static final Duration SOON = Duration.ofMinutes(1);

    private ConfigurableApplicationContext gateway;
    private Client operator;
    private TestAccount account;

    @BeforeEach
    void start() {
        gateway =
                TestGateway.run(
                        SharedServers.get().newDatabase(), "--techpack.gateway.audit-pause=10ms");
        operator =
                new Client(
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

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void books_that_fit_are_told_so_with_what_was_looked_at() {
        JsonNode audit = operator.get(API + "/admin/audit").is(200).json();

        assertThat(audit.propertyNames())
                .containsExactly(
                        "accounts", "jobs", "entries", "drift", "firstMisfit", "nextCursor");
        assertThat(audit.get("accounts").asInt()).isEqualTo(1);
        assertThat(audit.get("jobs").asInt()).isEqualTo(1);
        assertThat(audit.get("entries").asInt()).isEqualTo(2);
        assertThat(audit.get("drift").asLong()).isZero();
        assertThat(audit.get("firstMisfit").isNull()).isTrue();
        assertThat(audit.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void the_first_misfit_is_named_in_words() {
        spoil("update job set held = 4");

        JsonNode audit = operator.get(API + "/admin/audit").is(200).json();

        assertThat(audit.get("drift").asLong()).isEqualTo(1);
        assertThat(audit.at("/firstMisfit/rule").asString()).isEqualTo("held-is-charged");
        assertThat(audit.at("/firstMisfit/message").asString())
                .contains(audit.at("/firstMisfit/subject").asString())
                .contains("holds 4 credits, but its entries charge 3");
    }

    @Test
    void an_audit_goes_on_where_its_cursor_says() {
        spoil("update account set balance = balance + 1");

        JsonNode jobsOnly =
                operator.get(API + "/admin/audit?cursor=JOBS.00000000-0000-0000-0000-000000000000")
                        .is(200)
                        .json();

        assertThat(jobsOnly.get("accounts").asInt()).isZero();
        assertThat(jobsOnly.get("jobs").asInt()).isEqualTo(1);
        assertThat(jobsOnly.get("drift").asLong()).isZero();
        operator.get(API + "/admin/audit?cursor=JOBS.x").refuses(400, "INVALID_REQUEST");
    }

    @Test
    void only_operators_audit() {
        account.client().get(API + "/admin/audit").refuses(403, "FORBIDDEN");
    }

    @Test
    void the_drift_is_a_metric_that_shows_a_misfit_and_forgets_it_when_it_is_mended() {
        await().atMost(SOON).until(() -> audited("accounts") > 2 && audited("jobs") > 2);
        assertThat(drift()).isZero();

        spoil("update account set balance = balance + 7");
        await().atMost(SOON).until(() -> drift() == 7);
        spoil("update job set held = 4");
        await().atMost(SOON).until(() -> drift() == 8);

        spoil("update account set balance = balance - 7");
        spoil("update job set held = 3");
        await().atMost(SOON).until(() -> drift() == 0);
        assertThat(
                        new String(
                                new Client(
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

    private void spoil(String statement) {
        gateway.getBean(Jdbi.class)
                .useHandle(handle -> assertThat(handle.execute(statement)).isEqualTo(1));
    }
}
