package io.techpack.trials.torture;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.techpack.embedded.LoopbackPort;
import io.techpack.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/**
 * Is told of the ends of jobs. Until it is told to behave, every third message meets a receiver
 * that fails, is too slow, or hangs up. Remembers what it has accepted, which it does only with the
 * signature of the account's secret. Thread-safe.
 */
final class WebhookReceiver implements AutoCloseable {

    private static final int MISBEHAVED_PERCENT = 33;
    private static final Duration TOO_SLOW = ProcessGroup.WEBHOOK_TIME_LIMIT.plusSeconds(1);
    private static final int OK = 204;
    private static final int WRONG_SIGNATURE = 401;
    private static final int FAILED = 500;

    /**
     * An accepted message.
     *
     * @param id the same for every attempt at it
     * @param type such as {@code job.failed}
     */
    record Event(String id, String job, String type) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SplittableRandom random;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Set<Event> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder misbehaved = new LongAdder();
    private volatile boolean behaves;

    private WebhookReceiver(HttpServer server, long seed) {
        this.server = server;
        this.random = new SplittableRandom(seed);
    }

    static WebhookReceiver open(long seed) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName(LoopbackPort.HOST), 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server, seed);
        server.setExecutor(receiver.threads);
        server.createContext("/", receiver::receive);
        server.start();
        return receiver;
    }

    /** Where an account with that secret is told. */
    String url(String account, String secret) {
        String path = "/" + account;
        secrets.put(path, secret);
        return "http://%s:%d%s".formatted(LoopbackPort.HOST, server.getAddress().getPort(), path);
    }

    /** From now on it accepts everything at once. */
    void behave() {
        behaves = true;
    }

    Set<Event> accepted() {
        return Set.copyOf(accepted);
    }

    /** Messages without a signature by the account's secret, in words. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    long repeated() {
        return repeated.sum();
    }

    long misbehaved() {
        return misbehaved.sum();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!behaves && percent() < MISBEHAVED_PERCENT) {
                misbehaved.increment();
                misbehave(exchange);
            } else {
                exchange.sendResponseHeaders(accepts(exchange, body) ? OK : WRONG_SIGNATURE, -1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int percent() {
        return random.nextInt(100);
    }

    private void misbehave(HttpExchange exchange) throws IOException, InterruptedException {
        switch (percent() % 3) {
            case 0 -> exchange.sendResponseHeaders(FAILED, -1);
            case 1 -> Thread.sleep(TOO_SLOW);
            default -> exchange.close(); // without an answer
        }
    }

    private boolean accepts(HttpExchange exchange, String body) {
        Headers headers = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().getPath();
        try {
            new Webhook(secrets.getOrDefault(path, ""))
                    .verify(
                            body,
                            Map.of(
                                    "webhook-id",
                                    headers.getOrDefault("Webhook-id", List.of()),
                                    "webhook-timestamp",
                                    headers.getOrDefault("Webhook-timestamp", List.of()),
                                    "webhook-signature",
                                    headers.getOrDefault("Webhook-signature", List.of())));
        } catch (WebhookVerificationException | EmptyWebhookSecretException refused) {
            wrong.add("a message to %s: %s".formatted(path, refused.getMessage()));
            return false;
        }
        JsonNode message = Json.mapper().readTree(body);
        boolean first =
                accepted.add(
                        new Event(
                                headers.getFirst("Webhook-id"),
                                message.path("data").path("jobId").asString(""),
                                message.path("type").asString("")));
        if (!first) {
            repeated.increment();
        }
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
