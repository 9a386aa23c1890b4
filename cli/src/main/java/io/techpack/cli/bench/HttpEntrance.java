package io.techpack.cli.bench;

import io.techpack.cli.client.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs by {@code POST /jobs}, ends by {@code Prefer: wait}. Thread-safe. */
final class HttpEntrance implements Entrance, AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Server server;
    private final byte[] order;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /** Loads that server with this order, the body of {@code POST /jobs}. */
    HttpEntrance(Server server, JsonNode order) {
        this.server = server;
        this.order = JSON.writeValueAsBytes(order);
    }

    @Override
    public void submit() throws IOException, InterruptedException {
        accepted(post("respond-async"));
    }

    @Override
    public void submitAndAwait() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = accepted(post("wait=" + LONGEST_WAIT_SECONDS));
        JsonNode job = JSON.readTree(answer.body());
        while (!hasEnded(job)) {
            answer = look(id(job), answer.headers().firstValue("ETag").orElse(""), true);
            if (answer.statusCode() != 304) {
                job = JSON.readTree(accepted(answer).body());
            }
        }
        if (!status(job).equals("succeeded")) {
            throw new BenchFault("Job " + id(job) + " ended as " + status(job) + ".");
        }
    }

    /** Submits a job and returns it when it has ended. */
    JsonNode endedJob() throws IOException, InterruptedException {
        JsonNode job = JSON.readTree(accepted(post("wait=" + LONGEST_WAIT_SECONDS)).body());
        if (!hasEnded(job)) {
            throw new BenchFault(
                    "Job " + id(job) + " has not ended after " + LONGEST_WAIT_SECONDS + " s.");
        }
        return job;
    }

    /** Asks for a job as one who has a version of it. */
    HttpResponse<byte[]> look(String job, String etag, boolean wait)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to("/jobs/" + job).GET().header("If-None-Match", etag);
        if (wait) {
            request.header("Prefer", "wait=" + LONGEST_WAIT_SECONDS);
        }
        return send(request);
    }

    /** A page of jobs, newest first, after that cursor. */
    JsonNode page(String cursor) throws IOException, InterruptedException {
        String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        return JSON.readTree(accepted(send(to("/jobs?limit=100" + from).GET())).body());
    }

    static boolean hasEnded(JsonNode job) {
        return switch (status(job)) {
            case "succeeded", "failed", "canceled" -> true;
            default -> false;
        };
    }

    static String status(JsonNode job) {
        return job.path("status").asString("");
    }

    static String id(JsonNode job) {
        return job.path("jobId").asString("");
    }

    private HttpResponse<byte[]> post(String preference) throws IOException, InterruptedException {
        return send(
                to("/jobs")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Prefer", preference)
                        .POST(BodyPublishers.ofByteArray(order)));
    }

    private HttpRequest.Builder to(String path) {
        URI address = server.path(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(LONGEST_WAIT_SECONDS + 30));
        server.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> accepted(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            JsonNode body = JSON.readTree(answer.body());
            throw new BenchFault(
                    "The server answered %d: %s"
                            .formatted(
                                    answer.statusCode(),
                                    body.path("error").asString(body.toString())));
        }
        return answer;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
