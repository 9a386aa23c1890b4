package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.account.Accounts;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.gateway.links.SignedLinks;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures under links that carry their own right to be read. */
class SignedLinkAccessTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final TestClient nobody = new TestClient(gateway.base(), "");
    private final String product = TestGateway.newProduct();

    @Test
    void a_revisions_pictures_are_shown_to_who_has_the_links() {
        JsonNode revision = account.revision(product, "front");

        for (String name : new String[] {"imageUrl", "thumbnailUrl"}) {
            TestResponse picture = nobody.get(revision.get(name).asString()).is(200);
            assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(picture.header("Cache-Control")).contains("private").contains("immutable");
        }
        nobody.send("HEAD", revision.get("imageUrl").asString(), BodyPublishers.noBody()).is(200);
    }

    @Test
    void every_picture_in_an_answer_has_such_a_link() {
        String front = account.revisionId(product, "front");
        JsonNode job =
                account.client()
                        .post(
                                API + "/jobs",
                                """
                                {"type":"tech-pack","productId":"%s","revisionIds":["%s"]}\
                                """
                                        .formatted(product, front),
                                "Prefer",
                                "wait=30")
                        .is(200)
                        .json();

        assertThat(job.at("/results/sketches/0/vectorUrl").asString()).contains("&signature=");
        int pictures = 0;
        for (String text : job.toString().split("\"")) {
            if (text.contains("/artifacts/")) {
                nobody.get(text).is(200);
                pictures++;
            }
        }
        assertThat(pictures).isGreaterThan(10);
    }

    @Test
    void without_its_signature_a_link_needs_the_key() {
        String link = account.revision(product, "front").get("imageUrl").asString();
        String bare = link.substring(0, link.indexOf('?'));

        nobody.get(bare).refuses(401, "UNAUTHENTICATED");
        account.client().get(bare).is(200);
        // the key decides where one was sent
        account.client().get(bare + "?expires=1&signature=stale").is(200);
        gateway.account(0).client().get(link).refuses(404, "NOT_FOUND");
    }

    @Test
    void a_signature_opens_its_own_picture_and_nothing_else() {
        JsonNode revision = account.revision(product, "front");
        String link = revision.get("imageUrl").asString();
        String other = revision.get("thumbnailUrl").asString();
        String query = link.substring(link.indexOf('?'));
        String host = gateway.base();

        for (String path :
                new String[] {
                    other.substring(0, other.indexOf('?')),
                    host + API + "/jobs",
                    host + API + "/credits",
                    host + API + "/admin/accounts"
                }) {
            TestResponse answer = nobody.get(path + query).refuses(401, "UNAUTHENTICATED");
            assertThat(answer.text("error")).contains("signature does not fit");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        nobody.post(link, "{}").refuses(401, "UNAUTHENTICATED");
        nobody.get(link.replace("signature=", "signature=x")).refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void an_expired_link_says_where_there_is_a_fresh_one() {
        String imageUrl = account.revision(product, "front").get("imageUrl").asString();
        String path = imageUrl.substring(gateway.base().length(), imageUrl.indexOf('?'));
        String brief =
                gateway.bean(SignedLinks.class).sign(account.id(), path, Duration.ofSeconds(1));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(nobody.get(brief).refuses(401, "UNAUTHENTICATED").text("error"))
                                .contains("expired at")
                                .contains("fresh one"));
    }

    @Test
    void what_clients_send_back_is_matched_without_the_signature() {
        JsonNode revision = account.revision(product, "front");
        String link = revision.get("imageUrl").asString();
        for (String sent :
                new String[] {link, link.replaceFirst("signature=.*", "signature=stale")}) {
            account.client()
                    .post(
                            API + "/category/detect",
                            """
                            {"productId":"%s","imageUrl":"%s"}\
                            """
                                    .formatted(product, sent))
                    .is(200);
        }
        gateway.account(0)
                .client()
                .post(
                        API + "/category/detect",
                        """
                        {"productId":"%s","imageUrl":"%s"}\
                        """
                                .formatted(product, link))
                .refuses(404, "NOT_FOUND");
    }

    @Test
    void the_secret_is_made_once_for_all_gateways_of_a_database() {
        Accounts accounts = gateway.bean(Accounts.class);
        byte[] first = accounts.linkSecret(new byte[32]);

        assertThat(
                        accounts.linkSecret(
                                "some other proposal, thirty-two."
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(first);
    }
}
