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
public final class FakeTechPack implements AutoCloseable {

    private static final String BASE = "/api/tech-pack-v2";

    private final HttpServer server;
    private final Map<String, Queue<Reply>> replies = new HashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One request. */
    public record Asked(String line, Map<String, String> headers, String body) {}

    private record Reply(int status, Map<String, String> headers, byte[] body) {}

    public FakeTechPack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return asked;
    }

    /** The next answer to that request; the last one is repeated. */
    public FakeTechPack on(String line, int status, String body) {
        return on(line, status, Map.of("Content-Type", "application/json"), body);
    }

    public FakeTechPack on(String line, int status, Map<String, String> headers, String body) {
        return on(line, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public synchronized FakeTechPack on(
            String line, int status, Map<String, String> headers, byte[] body) {
        replies.computeIfAbsent(line, _ -> new ArrayDeque<>())
                .add(new Reply(status, headers, body));
        return this;
    }

    private synchronized Reply next(String line) {
        Queue<Reply> queue = replies.get(line);
        if (queue == null) {
            String problem =
                    "{\"success\":false,\"error\":\"No such thing: %s\",\"code\":\"NOT_FOUND\"}"
                            .formatted(line);
            return new Reply(404, Map.of(), problem.getBytes(StandardCharsets.UTF_8));
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
            asked.add(new Asked(line, headers, new String(body, StandardCharsets.ISO_8859_1)));
            Reply reply = next(line);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(
                    reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
