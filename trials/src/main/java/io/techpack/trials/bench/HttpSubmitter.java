package io.techpack.trials.bench;

import io.techpack.json.Json;
import io.techpack.trials.TrialException;
import io.techpack.trials.client.ApiClient;
import io.techpack.trials.client.ApiRequest;
import io.techpack.trials.client.ApiResponse;
import io.techpack.trials.client.ObservedJob;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Jobs by {@code POST /jobs}, completions by {@code Prefer: wait}. Thread-safe. */
final class HttpSubmitter implements Submitter, AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(LONGEST_WAIT_SECONDS + 30);

    private final URI server;
    private final ApiClient client;
    private final Optional<String> key;
    private final byte[] body;

    private HttpSubmitter(URI server, ApiClient client, Optional<String> key, byte[] body) {
        this.server = server;
        this.client = client;
        this.key = key;
        this.body = body;
    }

    /**
     * Uploads a picture there, which every job is about.
     *
     * @throws IllegalArgumentException if that is no address of a server
     */
    static HttpSubmitter to(URI server, Optional<String> key) throws IOException {
        ApiClient client = new ApiClient(server, CONNECT_TIMEOUT, RESPONSE_TIMEOUT);
        try {
            HttpSubmitter uploading = new HttpSubmitter(server, client, key, new byte[0]);
            JsonNode request = SampleRequest.prepare(uploading::send);
            return new HttpSubmitter(server, client, key, Json.mapper().writeValueAsBytes(request));
        } catch (IOException | RuntimeException fault) {
            client.close();
            throw fault;
        }
    }

    @Override
    public void submit() throws IOException {
        post("respond-async").orThrow();
    }

    @Override
    public void submitBatch(int jobs) throws IOException {
        String job = new String(body, StandardCharsets.UTF_8);
        String open = job.substring(0, job.lastIndexOf('}'));
        StringJoiner batch = new StringJoiner(",", "{\"jobs\":[", "]}");
        for (int i = 0; i < jobs; i++) {
            batch.add("%s,\"idempotencyKey\":\"%s\"}".formatted(open, UUID.randomUUID()));
        }
        byte[] bytes = batch.toString().getBytes(StandardCharsets.UTF_8);
        JsonNode answer = send(ApiRequest.post("/jobs:batch", bytes)).orThrow().json();
        if (answer.path("accepted").asInt(0) != jobs) {
            throw new TrialException(
                    "Of a batch of %d jobs %s are refused."
                            .formatted(jobs, answer.path("refused")));
        }
    }

    @Override
    public void submitAndAwait() throws IOException {
        ApiResponse response = post("wait=" + LONGEST_WAIT_SECONDS).orThrow();
        ObservedJob job = new ObservedJob(response.json());
        while (!job.ended()) {
            String path = "/jobs/" + job.id();
            response = send(ApiRequest.get(path).longPoll(response.etag(), LONGEST_WAIT_SECONDS));
            if (response.status() != 304) {
                job = new ObservedJob(response.orThrow().json());
            }
        }
        if (!job.succeeded()) {
            throw new TrialException("Job " + job.id() + " ended as " + job.status() + ".");
        }
    }

    /** Submits a job and returns it when it has ended. */
    ObservedJob endedJob() throws IOException {
        ObservedJob job = new ObservedJob(post("wait=" + LONGEST_WAIT_SECONDS).orThrow().json());
        if (!job.ended()) {
            throw new TrialException(
                    "Job " + job.id() + " has not ended after " + LONGEST_WAIT_SECONDS + " s.");
        }
        return job;
    }

    /** Asks for a job as one who has that version of it; returns the status of the answer. */
    int poll(String job, String etag) throws IOException {
        return send(ApiRequest.get("/jobs/" + job).ifNoneMatch(etag)).status();
    }

    /** Submits a job and returns it when a worker is at it. */
    ObservedJob runningJob(Duration atMost) throws IOException {
        long until = System.nanoTime() + atMost.toNanos();
        ApiResponse response = post("respond-async").orThrow();
        ObservedJob job = new ObservedJob(response.json());
        while (!job.status().equals("running")) {
            if (System.nanoTime() - until > 0) {
                throw new TrialException("Job " + job.id() + " is still " + job.status() + ".");
            }
            response = send(ApiRequest.get("/jobs/" + job.id()).longPoll(response.etag(), 1));
            if (response.status() != 304) {
                job = new ObservedJob(response.orThrow().json());
            }
        }
        return job;
    }

    void cancel(String job) throws IOException {
        send(ApiRequest.post("/jobs/" + job + "/cancel", new byte[0])).orThrow();
    }

    /** A client of the job's event stream. */
    WatchingClient stream(String job) throws IOException {
        return WatchingClient.stream(server, key, job);
    }

    /** A client that waits for the job to change from that version. */
    WatchingClient longPoll(String job, long version) throws IOException {
        return WatchingClient.longPoll(server, key, job, version);
    }

    /** A page of jobs, newest first, after that cursor. */
    JsonNode page(String cursor) throws IOException {
        String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        return send(ApiRequest.get("/jobs?limit=100" + from)).orThrow().json();
    }

    private ApiResponse post(String preference) throws IOException {
        return send(
                ApiRequest.post("/jobs", body)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Prefer", preference));
    }

    private ApiResponse send(ApiRequest request) throws IOException {
        key.ifPresent(request::key);
        return client.send(request);
    }

    @Override
    public void close() {
        client.close();
    }
}
