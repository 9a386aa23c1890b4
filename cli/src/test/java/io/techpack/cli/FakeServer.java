package io.techpack.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that answers what it was told to, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {

    private static final String BASE = "/api/tech-pack-v2";

    private final HttpServer server;
    private final Map<String, Queue<Response>> responses = new HashMap<>();
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

    /** One request. */
    public record ReceivedRequest(String line, Map<String, String> headers, String body) {}

    private record Response(int status, Map<String, String> headers, byte[] body) {}

    public FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<ReceivedRequest> received() {
        return received;
    }

    /** The next answer to that request; the last one is repeated. */
    public FakeServer on(String line, int status, String body) {
        return on(line, status, Map.of("Content-Type", "application/json"), body);
    }

    public FakeServer on(String line, int status, Map<String, String> headers, String body) {
        return on(line, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public synchronized FakeServer on(
            String line, int status, Map<String, String> headers, byte[] body) {
        responses
                .computeIfAbsent(line, _ -> new ArrayDeque<>())
                .add(new Response(status, headers, body));
        return this;
    }

    private synchronized Response next(String line) {
        Queue<Response> queue = responses.get(line);
        if (queue == null) {
            String problem =
                    "{\"success\":false,\"error\":\"No such thing: %s\",\"code\":\"NOT_FOUND\"}"
                            .formatted(line);
            return new Response(404, Map.of(), problem.getBytes(StandardCharsets.UTF_8));
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString().replace(BASE, "");
            String line = exchange.getRequestMethod() + " " + path;
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(
                                    name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(
                    new ReceivedRequest(
                            line, headers, new String(body, StandardCharsets.ISO_8859_1)));
            Response response = next(line);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(
                    response.status(), response.body().length == 0 ? -1 : response.body().length);
            if (response.body().length > 0) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
