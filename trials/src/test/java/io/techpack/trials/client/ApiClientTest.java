package io.techpack.trials.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    private static final String CREATED =
            "HTTP/1.1 100 \r\n\r\nHTTP/1.1 202 \r\netag: \"7\"\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
    private static final String UNCHANGED = "HTTP/1.1 304 \r\nETag: \"8\"\r\n\r\n";
    private static final String CHUNKED =
            "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\n{\"a\"\r\n3\r\n:2}\r\n0\r\nT: 1\r\n\r\n";
    private static final String LAST =
            "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n{\"error\":\"no\"}";
    private static final String CUT = "HTTP/1.1 200 \r\nContent-Length: 9\r\n\r\n{\"a\":";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;
    private ApiClient client;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        client =
                new ApiClient(
                        URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void requests_share_a_connection_however_their_answers_are_delimited() throws IOException {
        answer(List.of(CREATED, UNCHANGED, CHUNKED, LAST));
        ApiRequest submission =
                ApiRequest.post("/jobs", "{}".getBytes(StandardCharsets.UTF_8)).key("tp_1");

        ApiResponse created = client.send(submission);
        ApiResponse unchanged = client.send(ApiRequest.get("/jobs/1").longPoll("\"8\"", 60));
        ApiResponse chunked = client.send(ApiRequest.get("/jobs/1"));
        ApiResponse missing = client.send(ApiRequest.get("/jobs/2"));

        assertThat(created.status()).isEqualTo(202);
        assertThat(created.etag()).isEqualTo("\"7\"");
        assertThat(created.json().path("a").asInt()).isEqualTo(1);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.json().isMissingNode()).isTrue();
        assertThat(chunked.json().path("a").asInt()).isEqualTo(2);
        assertThat(missing.json().path("error").asString()).isEqualTo("no");
        assertThat(connections).hasValue(1);
        assertThat(requests.getFirst())
                .isEqualTo(
                        "POST /api/tech-pack-v2/jobs HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nContent-Length: 2\r\nAuthorization: Bearer tp_1\r\n\r\n{}"
                                .formatted(server.getLocalPort()));
    }

    @Test
    void a_connection_that_the_server_closes_is_not_used_again() throws IOException {
        answer(List.of(LAST), List.of(CREATED));

        client.send(ApiRequest.get("/jobs/1"));

        assertThat(client.send(ApiRequest.get("/jobs/1")).status()).isEqualTo(202);
        assertThat(connections).hasValue(2);
    }

    @Test
    void an_answer_that_ends_early_is_none() {
        answer(List.of(CUT), List.of(CREATED));

        assertThatThrownBy(() -> client.send(ApiRequest.get("/jobs/1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("before its answer was complete");
    }

    @Test
    void a_header_ends_where_its_line_does() {
        assertThatThrownBy(() -> ApiRequest.get("/jobs").header("Prefer", "a\r\nHost: b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Answers so on one connection after the other, each request by the next text. */
    @SafeVarargs
    private void answer(List<String>... texts) {
        Thread.ofVirtual()
                .start(() -> {
                    for (List<String> each : texts) {
                        try (Socket socket = server.accept()) {
                            connections.incrementAndGet();
                            for (String text : each) {
                                requests.add(request(socket.getInputStream()));
                                socket.getOutputStream()
                                        .write(text.getBytes(StandardCharsets.US_ASCII));
                            }
                        } catch (IOException _) {
                            return; // the test is over
                        }
                    }
                });
    }

    /** What was sent by one write, which is one piece here. */
    private static String request(InputStream in) throws IOException {
        byte[] buffer = new byte[4_096];
        return new String(buffer, 0, Math.max(0, in.read(buffer)), StandardCharsets.US_ASCII);
    }
}
