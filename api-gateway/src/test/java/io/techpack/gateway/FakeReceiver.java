package io.techpack.gateway;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.techpack.gateway.openapi.Contract;
import io.techpack.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A receiver of webhooks on loopback that answers as it is told, in the end always 200. */
final class FakeReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** What it answers to a message. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** One message as it came. */
    record Message(String path, Map<String, List<String>> headers, String body) {

        String id() {
            return header("Webhook-id").getFirst();
        }

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }

        /** What it tells, which is as the OpenAPI document says. */
        JsonNode json() {
            JsonNode told = Json.mapper().readTree(body);
            Contract.committed().checkNamed("JobEvent", told);
            return told;
        }

        String jobId() {
            return json().path("data").path("jobId").asString("");
        }

        /** Throws unless it was signed with that secret. */
        Message signedWith(String secret) {
            try {
                new Webhook(secret)
                        .verify(
                                body,
                                Map.of(
                                        "webhook-id",
                                        header("Webhook-id"),
                                        "webhook-timestamp",
                                        header("Webhook-timestamp"),
                                        "webhook-signature",
                                        header("Webhook-signature")));
            } catch (WebhookVerificationException | EmptyWebhookSecretException wrong) {
                throw new AssertionError("signed with another secret", wrong);
            }
            return this;
        }
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Answer redirectTo(String url) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", url);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Does not answer until it is closed. */
    Answer nothing() {
        return _ -> {
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Never comes to an end by itself. */
    Answer endless(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] chunk = "\u0000<script>\r\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            while (closed.getCount() > 0) {
                body.write(chunk);
            }
        };
    }

    /** The next message gets that answer. */
    synchronized FakeReceiver next(Answer answer) {
        answers.add(answer);
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    private void receive(HttpExchange exchange) {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            messages.add(
                    new Message(
                            exchange.getRequestURI().getPath(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            body));
            answer().give(exchange);
        } catch (IOException _) {
            // the other side has what it wants, and hangs up
        }
    }

    private synchronized Answer answer() {
        Answer answer = answers.poll();
        return answer == null ? status(200) : answer;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
