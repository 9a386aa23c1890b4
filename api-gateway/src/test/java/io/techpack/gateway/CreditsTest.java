package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CreditsTest {

    private final TestGateway gateway = TestGateway.get();
    private final String product = TestGateway.newProduct();

    @Test
    void what_is_not_paid_for_is_not_stored() {
        TestAccount account = gateway.account(2);
        String revision = account.revisionId(product, "front");

        TestResponse answer = analyse(account, revision).refuses(402, "INSUFFICIENT_CREDITS");

        assertThat(answer.text("error")).contains("3 credits").contains("balance is 2");
        assertThat(gateway.rows("job", account.id())).isZero();
        assertThat(gateway.rows("ledger_entry", account.id())).isEqualTo(1);
        assertThat(gateway.rows("idempotency_key", account.id())).isZero();
        assertThat(gateway.balance(account.id())).isEqualTo(2);
    }

    @Test
    void the_ledger_is_shown_newest_first_in_pages() {
        TestAccount account = gateway.account(10);
        analyse(account, account.revisionId(product, "front")).is(200);

        JsonNode first = account.client().get(API + "/credits?limit=1").is(200).json();
        JsonNode second =
                account.client()
                        .get(API + "/credits?limit=1&cursor=" + first.get("nextCursor").asString())
                        .is(200)
                        .json();

        assertThat(first.get("accountId").asString()).isEqualTo(account.id().toString());
        assertThat(first.get("balance").asLong()).isEqualTo(7);
        JsonNode charge = first.at("/entries/0");
        assertThat(charge.propertyNames())
                .containsExactly("id", "kind", "amount", "jobId", "step", "reason", "createdAt");
        assertThat(charge.get("kind").asString()).isEqualTo("CHARGE");
        assertThat(charge.get("amount").asLong()).isEqualTo(-3);
        assertThat(charge.get("step").asString()).isEqualTo("base-views");
        assertThat(second.at("/entries/0/kind").asString()).isEqualTo("GRANT");
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(account.client().get(API + "/credits").header("Cache-Control"))
                .contains("no-store");
        account.client().get(API + "/credits?cursor=x").refuses(400, "INVALID_REQUEST");
    }

    private TestResponse analyse(TestAccount account, String revision) {
        return account.client()
                .post(
                        API + "/base-views/analyze",
                        """
                        {"productId":"%s","revisionIds":["%s"]}\
                        """
                                .formatted(product, revision),
                        "Idempotency-Key",
                        "poor");
    }
}
