package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.techpack.embedded.LoopbackPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx with the committed configuration, before a server that stands for the gateways. */
class ProxyTest {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");

    @TempDir Path directory;

    private final CountDownLatch clientHasRead = new CountDownLatch(1);
    private HttpServer gateway;
    private Process nginx;
    private HttpClient http;
    private URI url;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                Files.isExecutable(NGINX),
                "nginx is not installed; Debian's nginx-light brings it");
        http = HttpClient.newHttpClient();
        gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gateway.createContext("/stream", this::stream);
        gateway.createContext("/echo", ProxyTest::echo);
        gateway.start();
        int port = LoopbackPort.free();
        url = URI.create("http://127.0.0.1:" + port);
        String configuration =
                OpsFiles.read(OpsFiles.OPS.resolve("nginx/nginx.conf"))
                        .replace("listen 8080", "listen 127.0.0.1:" + port)
                        .replace(
                                "http://api-gateway:8080",
                                "http://127.0.0.1:" + gateway.getAddress().getPort())
                        .replace("/tmp/", directory + "/")
                        .replace("worker_processes auto", "worker_processes 1");
        Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
        List<String> line =
                new ArrayList<>(
                        List.of(
                                NGINX.toString(),
                                "-p",
                                directory.toString(),
                                "-c",
                                file.toString(),
                                "-g"));
        boolean root = "root".equals(System.getProperty("user.name"));
        line.add("daemon off;" + (root ? " user root;" : ""));
        nginx =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("nginx.log").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(get("/proxy/health").body())
                                .as(OpsFiles.read(directory.resolve("nginx.log")))
                                .isEqualTo("UP\n"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        clientHasRead.countDown();
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(10, TimeUnit.SECONDS);
        }
        if (gateway != null) {
            gateway.stop(0);
        }
        if (http != null) {
            http.close();
        }
    }

    @Test
    void an_event_is_read_while_the_stream_goes_on() throws Exception {
        HttpResponse<InputStream> stream =
                http.send(
                        HttpRequest.newBuilder(url.resolve("/stream")).build(),
                        BodyHandlers.ofInputStream());
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).isEqualTo("data: first");
            // only now the server goes on
            clientHasRead.countDown();
            assertThat(events.readLine()).isEqualTo("data: last");
        }
    }

    @Test
    void the_gateway_sees_the_clients_host_and_a_body_as_large_as_any_it_takes() throws Exception {
        byte[] body = new byte[11_000_000];
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(url.resolve("/echo/a%2Fb//c?x=%20y"))
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.body())
                .isEqualTo(
                        "%s POST /echo/a%%2Fb//c?x=%%20y 127.0.0.1 %d"
                                .formatted(url.getAuthority(), body.length));
    }

    @Test
    void a_gateway_that_is_gone_is_told_at_once() throws Exception {
        gateway.stop(0);
        assertThat(get("/echo").statusCode()).isEqualTo(502);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.ofString());
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write("data: first\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            if (clientHasRead.await(20, TimeUnit.SECONDS)) {
                body.write("data: last\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            byte[] answer =
                    "%s %s %s %s %d"
                            .formatted(
                                    exchange.getRequestHeaders().getFirst("Host"),
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI(),
                                    exchange.getRequestHeaders().getFirst("X-Forwarded-For"),
                                    length)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
