package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.S3Server;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two gateways that share a database and a bucket, and no disk; both cut slow senders early. */
class TwoGatewaysTest {

    @TempDir static Path directory;

    private static S3Server store;
    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;

    @BeforeAll
    static void start() {
        store = S3Server.start(directory);
        String database = SharedServers.get().newDatabase();
        String[] settings =
                Stream.concat(
                                store.properties().entrySet().stream()
                                        .map(each ->
                                                "--techpack.artifacts.s3.%s=%s"
                                                        .formatted(each.getKey(), each.getValue())),
                                Stream.of(
                                        "--techpack.artifacts.s3.attempts=1",
                                        "--techpack.gateway.rate-limits.held-requests=2",
                                        "--techpack.gateway.sending.silence=400ms",
                                        "--techpack.gateway.sending.grace=600ms",
                                        "--techpack.gateway.sending.slowest=100KB"))
                        .toArray(String[]::new);
        first = TestGateway.run(database, settings);
        second = TestGateway.run(database, settings);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        store.close();
    }

    private static String base(ConfigurableApplicationContext gateway) {
        return TestGateway.address(gateway, "local.server.port");
    }

    @Test
    void what_one_took_in_the_other_shows_by_key_and_by_the_others_link() {
        TestAccount account =
                TestGateway.account(new TestClient(base(first), TestGateway.ADMIN_KEY), 0);
        String link = account.revision("shirt", "front").get("imageUrl").asString();
        String path = link.substring(base(first).length());

        byte[] shown = account.client().get(path).is(200).bytes();

        assertThat(new TestClient(base(second), "").get(path).is(200).bytes()).isEqualTo(shown);
        assertThat(
                        new TestClient(base(second), account.client().key())
                                .get(path.replaceFirst("[?].*", ""))
                                .is(200)
                                .bytes())
                .isEqualTo(shown);
        new TestClient(base(second), "")
                .get(path.replaceFirst("[?].*", ""))
                .refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void an_accounts_rate_holds_for_both_together() {
        TestClient operator = new TestClient(base(first), TestGateway.ADMIN_KEY);
        TestAccount account = TestGateway.account(operator, 0);
        // a burst lasts ten seconds by default
        operator.put(
                        API + "/admin/accounts/" + account.id() + "/limits",
                        "{\"requestsPerSecond\":2}")
                .is(200);
        TestClient there = new TestClient(base(second), account.client().key());

        int admitted = 0;
        long began = System.nanoTime();
        TestResponse last = account.client().post(API + "/jobs", "{}");
        for (int sent = 1; last.status() != 429; sent++) {
            admitted++;
            last = (sent % 2 == 0 ? account.client() : there).post(API + "/jobs", "{}");
        }

        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;
        assertThat((long) admitted).isBetween(20L, 20 + 2 * (seconds + 1));
        last.refuses(429, "RATE_LIMITED");
    }

    @Test
    void one_account_cannot_hold_more_requests_at_a_gateway_than_it_may() {
        TestAccount account =
                TestGateway.account(new TestClient(base(first), TestGateway.ADMIN_KEY), 100);
        String revision = account.revisionId("shirt", "front");
        // nobody works here: it stays queued
        String job =
                account.client()
                        .post(
                                API + "/jobs",
                                "{\"type\":\"base-views\",\"productId\":\"shirt\",\"revisionIds\":[\"%s\"]}"
                                        .formatted(revision))
                        .is(202)
                        .text("jobId");
        String path = API + "/jobs/" + job;

        try (EventStream one = EventStream.open(account.client(), path + "/events");
                EventStream two = EventStream.open(account.client(), path + "/events")) {
            assertThat(one.status()).isEqualTo(200);
            assertThat(two.status()).isEqualTo(200);
            TestResponse refused =
                    account.client().get(path + "/events").refuses(429, "RATE_LIMITED");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            account.client()
                    .get(path, "If-None-Match", "\"1\"", "Prefer", "wait=5")
                    .refuses(429, "RATE_LIMITED");
            // what does not wait is not held
            account.client().get(path, "If-None-Match", "\"1\"").is(304);
        }
        account.client().post(path + "/cancel", "{}").is(200);
    }

    @Test
    void a_body_that_drips_or_stops_is_cut_off_with_the_reason() throws IOException {
        for (String type : new String[] {"application/json", "multipart/form-data; boundary=b"}) {
            TestAccount account =
                    TestGateway.account(new TestClient(base(first), TestGateway.ADMIN_KEY), 0);

            for (Duration pause : new Duration[] {Duration.ofMillis(50), Duration.ofSeconds(10)}) {
                String answer = dribble(account.client().key(), type, pause);

                assertThat(answer).startsWith("HTTP/1.1 400").contains("arrived too slowly");
            }
        }
    }

    /** Announces a megabyte, sends a byte after each pause until it is cut off. */
    private static String dribble(String key, String type, Duration pause) throws IOException {
        URI address = URI.create(base(first));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST %s/products/p/revisions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: 1000000\r\n\r\n--b\r\n"
                            .formatted(API, key, type)
                            .getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(Math.toIntExact(pause.toMillis()));
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            for (int sent = 0; sent < 400; sent++) {
                try {
                    // waits for the answer as long as it pauses
                    answer.append((char) in.read());
                    answer.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    return answer.toString();
                } catch (java.net.SocketTimeoutException _) {
                    out.write(' ');
                } catch (SocketException closed) {
                    return answer + " " + closed.getMessage();
                }
            }
            throw new AssertionError("it was not cut off");
        }
    }
}
