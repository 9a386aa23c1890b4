package io.techpack.cli.system;

import io.techpack.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Leads requests to gateways as a load balancer does: to one that says it is ready, in turn, and
 * once more to another one if a connection is refused or broken. Whatever else goes wrong is the
 * caller's. Thread-safe.
 */
final class LoadBalancer implements AutoCloseable {

    private static final Duration PROBE_PERIOD = Duration.ofMillis(200);
    private static final int TRIES = 3;

    private final List<Backend> backends;
    private final Set<Backend> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService probes = Executors.newScheduledThreadPool(1);

    /**
     * @param port of the API
     * @param probe the port that says whether it is ready
     */
    record Backend(int port, int probe) {}

    /** An answer, as far as it is looked at here. */
    record Reply(int status, String tag, JsonNode body) {}

    LoadBalancer(List<Backend> backends) {
        this.backends = backends;
        probes.scheduleWithFixedDelay(
                () -> backends.forEach(this::probe),
                0,
                PROBE_PERIOD.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    boolean isReady(Backend backend) {
        return ready.contains(backend);
    }

    /** How many requests were led to another gateway because their connection broke. */
    int retries() {
        return retries.get();
    }

    Reply get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder().GET();
        headers.forEach(request::header);
        return send(path, request);
    }

    /** The key makes it safe to ask again. */
    Reply post(String path, JsonNode body, String key) throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private Reply send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            int port = next().port();
            request.uri(URI.create("http://127.0.0.1:" + port + "/api/tech-pack-v2" + path));
            try {
                HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
                JsonNode body =
                        response.body().isBlank()
                                ? MissingNode.getInstance()
                                : Json.mapper().readTree(response.body());
                String tag = response.headers().firstValue("ETag").orElse("");
                return new Reply(response.statusCode(), tag, body);
            } catch (IOException broken) {
                if (tries == TRIES) {
                    throw broken;
                }
                retries.incrementAndGet();
            }
        }
    }

    private Backend next() throws IOException {
        List<Backend> open = backends.stream().filter(ready::contains).toList();
        if (open.isEmpty()) {
            throw new IOException("no gateway is ready");
        }
        return open.get(Math.floorMod(turn.getAndIncrement(), open.size()));
    }

    private void probe(Backend backend) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + backend.probe()
                                                + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(1))
                        .build();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                ready.add(backend);
            } else {
                ready.remove(backend);
            }
        } catch (IOException _) {
            ready.remove(backend);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        probes.shutdownNow();
        http.close();
    }
}
