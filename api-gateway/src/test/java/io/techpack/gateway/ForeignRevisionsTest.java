package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.TestGateway.TestAccount;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Operations on revisions that are not there, or not the product's, or another account's. */
class ForeignRevisionsTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();

    @Test
    void one_unknown_revision_among_known_ones_stops_everything_before_it_is_charged() {
        String known = account.revisionId(product, "front");
        UUID unknown = UUID.randomUUID();

        TestResponse answer =
                account.client()
                        .post(
                                API + "/base-views/analyze",
                                """
                                {"productId":"%s","revisionIds":["%s","%s"]}\
                                """
                                        .formatted(product, known, unknown))
                        .refuses(404, "NOT_FOUND");

        assertThat(answer.text("error")).contains(unknown.toString()).doesNotContain(known);
        assertThat(gateway.rows("job", account.id())).isZero();
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void a_revision_of_another_product_is_none_of_this_one() {
        String other = account.revisionId(product + "-other", "front");
        String analysis = "{\"revisionId\":\"%s\"}".formatted(other);
        String views = "\"productId\":\"%s\",\"revisionIds\":[\"%s\"]".formatted(product, other);

        List<TestResponse> answers =
                List.of(
                        account.client().post(API + "/base-views/analyze", "{" + views + "}"),
                        account.client()
                                .post(API + "/jobs", "{\"type\":\"tech-pack\"," + views + "}"),
                        account.client()
                                .post(
                                        API + "/close-ups/generate",
                                        """
                                        {"productId":"%s","baseViewAnalyses":[%s],"category":"BAGS"}\
                                        """
                                                .formatted(product, analysis)),
                        account.client()
                                .post(
                                        API + "/sketches/generate",
                                        """
                                        {"productId":"%s","productAnalysis":{"baseViews":[%s]},"category":"BAGS"}\
                                        """
                                                .formatted(product, analysis)));

        assertThat(answers)
                .allSatisfy(answer -> {
                    answer.refuses(404, "NOT_FOUND");
                    assertThat(answer.text("error"))
                            .contains(other, "none of product '%s'".formatted(product));
                });
        assertThat(gateway.rows("job", account.id())).isZero();
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void a_revision_of_another_account_does_not_exist() {
        String others = gateway.account(0).revisionId(product, "front");
        String analysis = "{\"revisionId\":\"%s\"}".formatted(others);

        List<TestResponse> answers =
                List.of(
                        account.client()
                                .post(
                                        API + "/base-views/analyze",
                                        """
                                        {"productId":"p","revisionIds":["%s"]}\
                                        """
                                                .formatted(others)),
                        account.client()
                                .post(
                                        API + "/close-ups/generate",
                                        """
                                        {"productId":"p","baseViewAnalyses":[%s],"category":"BAGS"}\
                                        """
                                                .formatted(analysis)),
                        account.client()
                                .post(
                                        API + "/sketches/generate",
                                        """
                                        {"productId":"p","productAnalysis":{"baseViews":[%s]},"category":"BAGS"}\
                                        """
                                                .formatted(analysis)),
                        account.client()
                                .post(
                                        API + "/edit",
                                        """
                                        {"revisionId":"%s","fieldPath":"materials_detected[0].material_type","editPrompt":"make it linen"}\
                                        """
                                                .formatted(others)),
                        account.client()
                                .post(
                                        API + "/regenerate",
                                        "{\"revisionId\":\"%s\"}".formatted(others)));

        assertThat(answers).allSatisfy(answer -> answer.refuses(404, "NOT_FOUND"));
        assertThat(gateway.rows("job", account.id())).isZero();
    }
}
