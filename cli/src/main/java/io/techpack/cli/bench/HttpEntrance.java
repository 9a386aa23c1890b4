package io.techpack.cli.bench;

import io.techpack.cli.client.Server;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs by {@code POST /jobs}, ends by {@code Prefer: wait}. Thread-safe. */
final class HttpEntrance implements Entrance, AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Server server;
    private final byte[] order;
    private final CloseableHttpClient http = client();

    /** Loads that server with this order, the body of {@code POST /jobs}. */
    HttpEntrance(Server server, JsonNode order) {
        this.server = server;
        this.order = JSON.writeValueAsBytes(order);
    }

    @Override
    public void submit() throws IOException {
        accepted(post("respond-async"));
    }

    @Override
    public void submitAndAwait() throws IOException {
        Answer answer = accepted(post("wait=" + LONGEST_WAIT_SECONDS));
        JsonNode job = JSON.readTree(answer.body());
        while (!hasEnded(job)) {
            answer = look(id(job), answer.tag(), true);
            if (answer.status() != 304) {
                job = JSON.readTree(accepted(answer).body());
            }
        }
        if (!status(job).equals("succeeded")) {
            throw new BenchFault("Job " + id(job) + " ended as " + status(job) + ".");
        }
    }

    /** Submits a job and returns it when it has ended. */
    JsonNode endedJob() throws IOException {
        JsonNode job = JSON.readTree(accepted(post("wait=" + LONGEST_WAIT_SECONDS)).body());
        if (!hasEnded(job)) {
            throw new BenchFault(
                    "Job " + id(job) + " has not ended after " + LONGEST_WAIT_SECONDS + " s.");
        }
        return job;
    }

    /** An answer, read whole. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, String tag, byte[] body) {}

    /** Asks for a job as one who has a version of it. */
    Answer look(String job, String tag, boolean wait) throws IOException {
        HttpGet request = new HttpGet(server.path("/jobs/" + job));
        request.setHeader("If-None-Match", tag);
        if (wait) {
            request.setHeader("Prefer", "wait=" + LONGEST_WAIT_SECONDS);
        }
        return send(request);
    }

    /** A page of jobs, newest first, after that cursor. */
    JsonNode page(String cursor) throws IOException {
        String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        HttpGet request = new HttpGet(server.path("/jobs?limit=100" + from));
        return JSON.readTree(accepted(send(request)).body());
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

    private Answer post(String preference) throws IOException {
        HttpPost request = new HttpPost(server.path("/jobs"));
        request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        request.setHeader("Prefer", preference);
        request.setEntity(new ByteArrayEntity(order, ContentType.APPLICATION_JSON));
        return send(request);
    }

    private Answer send(ClassicHttpRequest request) throws IOException {
        server.key().ifPresent(key -> request.setHeader("Authorization", "Bearer " + key));
        return http.execute(
                request,
                response -> {
                    var tag = response.getFirstHeader("ETag");
                    var entity = response.getEntity();
                    return new Answer(
                            response.getCode(),
                            tag == null ? "" : tag.getValue(),
                            entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
                });
    }

    private static Answer accepted(Answer answer) {
        if (answer.status() / 100 != 2) {
            JsonNode body = JSON.readTree(answer.body());
            throw new BenchFault(
                    "The server answered %d: %s"
                            .formatted(
                                    answer.status(), body.path("error").asString(body.toString())));
        }
        return answer;
    }

    // a blocking client: its calls take no detour over other threads, whose work would be measured
    // too
    private static CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setMaxConnPerRoute(Integer.MAX_VALUE)
                                .setMaxConnTotal(Integer.MAX_VALUE)
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(5, TimeUnit.SECONDS)
                                                .build())
                                .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setResponseTimeout(LONGEST_WAIT_SECONDS + 30, TimeUnit.SECONDS)
                                .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
