package io.techpack.cli.torture;

import io.techpack.cli.client.Server;
import io.techpack.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls the gateway as a patient client does: a call that got no answer, or one that says to come
 * back, is made again until it is answered or the time is up. Thread-safe.
 */
final class Api implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Server server;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final Map<String, LongAdder> troubles = new ConcurrentHashMap<>();
    private volatile long giveUpAt = Long.MAX_VALUE;

    Api(Server server) {
        this.server = server;
    }

    /** An answer that says something. */
    record Answer(int status, JsonNode body, Optional<String> etag) {}

    /** From that moment of {@link System#nanoTime} on, no call is made again. */
    void giveUpAt(long nanos) {
        giveUpAt = nanos;
    }

    /** What calls were made again for, and how often. */
    Map<String, LongAdder> troubles() {
        return troubles;
    }

    HttpRequest.Builder to(String path, String key) {
        return HttpRequest.newBuilder(server.path(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    static HttpRequest.Builder post(HttpRequest.Builder request, JsonNode body) {
        return request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    /** The answer; empty if there was none until the time was up. */
    Optional<Answer> send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        while (true) {
            try {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                if (!later(response.statusCode())) {
                    return Optional.of(answer(response));
                }
                trouble(Integer.toString(response.statusCode()));
            } catch (IOException | JacksonException fault) {
                trouble("no answer");
            }
            if (System.nanoTime() - giveUpAt > 0) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE);
        }
    }

    private void trouble(String what) {
        troubles.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    private static boolean later(int status) {
        return status >= 500 || status == 429;
    }

    private static Answer answer(HttpResponse<String> response) {
        String body = response.body();
        return new Answer(
                response.statusCode(),
                body.isBlank() ? MissingNode.getInstance() : Json.mapper().readTree(body),
                response.headers().firstValue("ETag"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
