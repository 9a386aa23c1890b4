package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.embedded.SharedServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway as the one-process command runs it: one port, on loopback, without keys. */
class StandaloneTest {

    private static ConfigurableApplicationContext context;
    private static TestClient nobody;

    @BeforeAll
    static void start() {
        context =
                TestGateway.run(
                        SharedServers.get().newDatabase(),
                        "--techpack.gateway.standalone=true",
                        "--server.address=127.0.0.1",
                        "--management.server.port=",
                        "--techpack.gateway.public-url=https://techpack.example/");
        nobody = new TestClient(TestGateway.address(context, "local.server.port"), "");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void a_request_without_a_key_acts_as_the_demo_account() {
        assertThat(nobody.get(API + "/credits").is(200).text("accountId"))
                .isEqualTo("00000000-0000-7000-8000-000000000001");
    }

    @Test
    void a_wrong_key_is_still_no_access() {
        nobody.withKey("wrong").get(API + "/credits").refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void the_demo_account_is_no_operator() {
        nobody.get(API + "/admin/accounts").refuses(401, "UNAUTHENTICATED");
        nobody.withKey(TestGateway.ADMIN_KEY).get(API + "/admin/accounts").is(200);
    }

    @Test
    void a_page_of_another_site_gets_nothing() {
        nobody.get(API + "/credits", "Sec-Fetch-Site", "cross-site")
                .refuses(401, "UNAUTHENTICATED");
        nobody.get(API + "/credits", "Sec-Fetch-Site", "same-origin").is(200);
    }

    @Test
    void a_page_of_another_site_may_show_a_picture_by_its_signed_link() {
        String link =
                nobody.upload(
                                API + "/products/p/revisions",
                                TestPictures.jpeg(300, 300, 2),
                                "a.jpg",
                                "front")
                        .is(201)
                        .text("imageUrl")
                        .replace("https://techpack.example", "");

        nobody.get(link, "Sec-Fetch-Site", "cross-site").is(200);
        nobody.get(link.replaceFirst("[?].*", ""), "Sec-Fetch-Site", "cross-site")
                .refuses(401, "UNAUTHENTICATED");
        nobody.get(link.replaceFirst("e=.*", "e=x")).refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void links_lead_to_the_address_that_is_configured() {
        TestResponse revision =
                nobody.upload(
                                API + "/products/p/revisions",
                                TestPictures.jpeg(300, 300, 1),
                                "a.jpg",
                                "front")
                        .is(201);

        assertThat(revision.text("imageUrl"))
                .startsWith("https://techpack.example/api/tech-pack-v2/artifacts/");
    }

    @Test
    void behind_https_browsers_are_told_to_insist_on_it() {
        assertThat(nobody.get(API + "/credits").header("Strict-Transport-Security"))
                .startsWith("max-age=");
        assertThat(nobody.get("/nothing").header("Strict-Transport-Security"))
                .startsWith("max-age=");
    }

    @Test
    void who_cannot_pay_is_told_how_to_get_more() {
        String revision =
                nobody.upload(
                                API + "/products/p/revisions",
                                TestPictures.jpeg(300, 300, 2),
                                "a.jpg",
                                "front")
                        .is(201)
                        .text("revisionId");

        TestResponse refused =
                nobody.post(API + "/regenerate", "{\"revisionId\":\"%s\"}".formatted(revision))
                        .refuses(402, "INSUFFICIENT_CREDITS");

        assertThat(refused.text("error"))
                .isEqualTo(
                        "This costs 1 credits; the balance is 0. Nothing was charged. Give yourself more with:"
                                + " ./techpack admin grant 00000000-0000-7000-8000-000000000001 1000 --reason more");
    }

    @Test
    void on_one_port_only_health_and_metrics_are_open() {
        nobody.get("/actuator/health").is(200);
        nobody.get("/actuator/prometheus").is(200);
        nobody.get("/actuator/env").refuses(401, "UNAUTHENTICATED");
        nobody.send("POST", "/actuator/shutdown", BodyPublishers.noBody())
                .refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void it_refuses_to_start_where_others_can_reach_it() {
        String database = SharedServers.get().newDatabase();
        for (String address : List.of("--server.address=0.0.0.0", "--spring.application.name=x")) {
            assertThatThrownBy(() ->
                            TestGateway.run(
                                    database, "--techpack.gateway.standalone=true", address))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .rootCause()
                    .hasMessageContaining("server.address must be loopback");
        }
    }
}
