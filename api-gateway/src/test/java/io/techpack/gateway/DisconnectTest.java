package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.gateway.TestGateway.TestAccount;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients that close their connection while a request of theirs is held. */
class DisconnectTest {

    private static final Duration SECONDS = Duration.ofSeconds(8);

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();
    private final CountDownLatch gate = gateway.workers().hold(product);
    private double waitingBefore;

    @BeforeEach
    void look() {
        waitingBefore = waiting();
    }

    @AfterEach
    void release() {
        gate.countDown();
    }

    @Test
    void a_job_is_canceled_and_given_back_when_its_client_leaves_and_wanted_that()
            throws IOException {
        try (Socket client = send(analysis(), "Prefer: cancel-on-disconnect\r\n")) {
            await().until(() -> waiting() > waitingBefore);
        }

        await().atMost(SECONDS)
                .untilAsserted(
                        () -> assertThat(job().get("status").asString()).isEqualTo("canceled"));
        assertThat(job().at("/credits/refunded").asInt()).isEqualTo(3);
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void a_job_goes_on_when_its_client_leaves_and_the_request_is_held_no_longer()
            throws IOException {
        try (Socket client = send(analysis(), "")) {
            await().until(() -> waiting() > waitingBefore);
        }

        await().atMost(SECONDS).until(() -> waiting() <= waitingBefore);
        gate.countDown();
        await().untilAsserted(
                        () -> assertThat(job().get("status").asString()).isEqualTo("succeeded"));
    }

    @Test
    void a_client_that_sends_its_next_request_ahead_has_not_left() throws IOException {
        try (Socket client = send(analysis(), "Prefer: cancel-on-disconnect\r\n")) {
            await().until(() -> waiting() > waitingBefore);
            client.getOutputStream().write(request("GET", "/credits", "", "Connection: close\r\n"));

            // long enough for the connection to be looked at
            await().during(Duration.ofSeconds(3))
                    .atMost(SECONDS)
                    .until(() -> job().get("status").asString().equals("running"));
            gate.countDown();

            String responses =
                    new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(responses).contains("\"analyses\"").contains("\"balance\"");
        }
    }

    private String analysis() {
        return """
        {"productId":"%s","revisionIds":["%s"]}\
        """
                .formatted(product, account.revisionId(product, "front"));
    }

    private Socket send(String body, String headers) throws IOException {
        URI base = URI.create(account.client().base());
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream().write(request("POST", "/base-views/analyze", body, headers));
        return socket;
    }

    private byte[] request(String method, String path, String body, String headers) {
        return """
        %s %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        %s\r
        %s\
        """
                .formatted(method, API + path, account.client().key(), body.length(), headers, body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode job() {
        String list = API + "/jobs?productId=" + product;
        return account.client().get(list).is(200).json().at("/jobs/0");
    }

    private double waiting() {
        return gateway.bean(MeterRegistry.class).get("techpack.requests.waiting").gauge().value();
    }
}
