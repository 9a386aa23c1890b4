package io.techpack.gateway.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.gateway.settings.GatewaySettings;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import tools.jackson.databind.json.JsonMapper;

class TomcatErrorValveTest {

    private static final AtomicBoolean PAUSES = new AtomicBoolean();

    private final WebServer server = server();

    /** A server that begins to stop just as it reads a request. */
    public static final class PausesWhileReading extends Http11NioProtocol {

        private final AtomicBoolean reading = new AtomicBoolean();

        @Override
        public boolean isPaused() {
            return PAUSES.get() && !reading.compareAndSet(false, true);
        }
    }

    private static WebServer server() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setProtocol(PausesWhileReading.class.getName());
        SecurityHeaders headers =
                new SecurityHeaders(
                        new Binder().bindOrCreate("techpack.gateway", GatewaySettings.class));
        new TomcatErrorValveCustomizer(new ErrorWriter(new JsonMapper(), headers))
                .customize(factory);
        WebServer server = factory.getWebServer();
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        PAUSES.set(false);
        server.stop();
    }

    @Test
    void a_request_that_arrives_while_the_server_stops_is_told_to_come_back() throws IOException {
        PAUSES.set(true);

        assertThat(answerTo("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 1", "UNAVAILABLE");
    }

    @Test
    void a_request_without_a_host_is_the_clients_fault() throws IOException {
        assertThat(answerTo("GET / HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("INVALID_REQUEST");
    }

    private String answerTo(String request) throws IOException {
        try (Socket connection = new Socket("127.0.0.1", server.getPort())) {
            connection.setSoTimeout(10_000);
            connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
