package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.techpack.gateway.TestGateway.TestAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class SecretsInLogsTest {

    private final TestGateway gateway = TestGateway.get();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("io.techpack");
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    logged.add(
                            event.getFormattedMessage()
                                    + event.getMDCPropertyMap()
                                    + (event.getThrowableProxy() == null
                                            ? ""
                                            : ThrowableProxyUtil.asString(
                                                    event.getThrowableProxy())));
                }
            };

    @BeforeEach
    void listen() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        ours.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        ours.setLevel(null);
        root.detachAppender(appender);
        appender.stop();
    }

    @Test
    void whatever_is_sent_no_secret_is_logged() {
        TestAccount account = gateway.account(100);
        TestClient client = account.client();
        List<String> secrets = new ArrayList<>(List.of(TestGateway.ADMIN_KEY));
        secrets.add(client.key().split("_")[2]);

        // keys: a good one, a wrong one, one that is made and one that has expired
        String wrong = client.key().substring(0, client.key().length() - 6) + "abcdef";
        secrets.add(wrong.split("_")[2]);
        client.withKey(wrong).get(API + "/credits").is(401);
        client.withKey("not a key at all 7f3a").get(API + "/credits").is(401);
        secrets.add("7f3a");
        String made =
                client.post(
                                API + "/keys",
                                "{\"label\":\"x\",\"scopes\":[\"jobs\"],\"expiresAt\":\"%s\"}"
                                        .formatted(Instant.now().plusMillis(300)))
                        .is(201)
                        .text("key");
        secrets.add(made.split("_")[2]);
        org.awaitility.Awaitility.await()
                .until(() -> client.withKey(made).get(API + "/credits").status() == 401);

        // tokens: a good one, an expired one, one for somebody unknown, one that is forged
        var issuer = TestGateway.ISSUER;
        String good = issuer.token(issuer.claims().claim("account_id", account.id().toString()));
        String expired =
                issuer.token(
                        issuer.claims()
                                .expirationTime(Date.from(Instant.now().minusSeconds(3_600))));
        String unknown = issuer.token(issuer.claims().subject("unknown"));
        String forged = good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(342);
        String broken = "bm90.anNvbg.c2lnbmF0dXJlLW9mLW5vdGhpbmc";
        for (String token : new String[] {good, expired, unknown, forged, broken}) {
            int status = client.withKey(token).get(API + "/credits").status();
            assertThat(status).isIn(200, 401, 403);
            secrets.add(token.substring(token.lastIndexOf('.') + 1));
        }

        // webhooks and a job that tells one
        try (FakeReceiver receiver = new FakeReceiver()) {
            String webhook =
                    client.post(
                                    API + "/webhooks",
                                    "{\"url\":\"%s\"}".formatted(receiver.url("/hook")))
                            .is(201)
                            .text("webhookId");
            secrets.add(client.get(API + "/webhooks/" + webhook + "/secret").text("secret"));
            secrets.add(
                    client.post(API + "/webhooks/" + webhook + "/rotate-secret", "{}")
                            .is(200)
                            .text("secret"));
            String product = TestGateway.newProduct();
            JsonNode revision = account.revision(product, "front");
            client.post(
                            API + "/jobs",
                            "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                                    .formatted(product, revision.get("revisionId").asString()),
                            "Prefer",
                            "wait=30")
                    .is(200);
            org.awaitility.Awaitility.await().until(() -> !receiver.messages().isEmpty());

            // links: followed, and forged
            String link = revision.get("imageUrl").asString();
            secrets.add(link.replaceFirst(".*signature=", ""));
            client.withKey("").get(link).is(200);
            client.withKey("").get(link.replace("expires=", "expires=1")).is(401);
        }

        assertThat(secrets).noneMatch(String::isEmpty);
        assertThat(logged).isNotEmpty();
        for (String secret : secrets) {
            assertThat(logged).noneMatch(line -> line.contains(secret));
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
