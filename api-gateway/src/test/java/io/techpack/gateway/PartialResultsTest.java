package io.techpack.gateway;

import static io.techpack.gateway.Client.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.Outcome;
import io.techpack.ledger.Ledger;
import io.techpack.product.TechPackStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients see of a step that succeeded with less than was planned. */
class PartialResultsTest {

    private static final String MISSING = "[{\"order\":8,\"why\":\"Close-up 8 (hem): It broke.\"}]";

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();

    @BeforeEach
    void makeSevenOfEight() {
        gateway.workers()
                .script(
                        product,
                        assignment -> {
                            if (assignment.lease().stage() == TechPackStage.CLOSE_UPS) {
                                gateway.bean(Ledger.class)
                                        .complete(
                                                assignment,
                                                Outcome.done(
                                                                "{\"closeupPlan\":[],\"missing\":%s}"
                                                                        .formatted(MISSING))
                                                        .noting("7 of 8 made"));
                            } else {
                                gateway.workers().done(assignment);
                            }
                        });
    }

    @Test
    void the_step_says_what_is_missing_and_why_and_the_receipt_that_it_stays_paid() {
        JsonNode job =
                account.client()
                        .post(
                                API + "/jobs",
                                """
                                {"type":"tech-pack","productId":"%s","revisionIds":["%s"]}\
                                """
                                        .formatted(product, account.revisionId(product, "front")),
                                "Prefer",
                                "wait=30")
                        .is(200)
                        .json();

        assertThat(job.get("status").asString()).isEqualTo("succeeded");
        assertThat(job.at("/steps/2/status").asString()).isEqualTo("completed");
        assertThat(job.at("/steps/2/note").asString()).isEqualTo("7 of 8 made");
        assertThat(job.at("/steps/2/missing").toString()).isEqualTo(MISSING);
        assertThat(job.at("/steps/1").has("note")).isFalse();
        assertThat(job.at("/steps/1").has("missing")).isFalse();
        assertThat(job.at("/credits/receipt/1").toString())
                .isEqualTo(
                        """
                        {"step":"close-ups","charged":3,"refunded":0,"reason":"7 of 8 made"}\
                        """);
        assertThat(gateway.balance(account.id())).isEqualTo(91);
    }

    @Test
    void the_operation_answers_with_what_is_missing() {
        JsonNode data =
                account.client()
                        .post(
                                API + "/close-ups/generate",
                                """
                                {"productId":"%s","baseViewAnalyses":[{"revisionId":"%s"}],"category":"BAGS"}\
                                """
                                        .formatted(product, account.revisionId(product, "front")))
                        .is(200)
                        .json()
                        .get("data");

        assertThat(data.get("missing").toString()).isEqualTo(MISSING);
        assertThat(data.get("creditsUsed").asInt()).isEqualTo(3);
    }
}
