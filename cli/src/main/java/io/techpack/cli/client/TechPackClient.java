package io.techpack.cli.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls the HTTP API. Every method blocks until the answer is there, and throws {@link
 * ApiCallException} where there is none to give. Thread-safe.
 */
public final class TechPackClient implements AutoCloseable {

    /** How long the server is asked to hold a poll that has nothing new to say. */
    private static final Duration HELD_POLL = Duration.ofSeconds(20);

    private final Server server;
    private final Http http;

    public TechPackClient(Server server) {
        this.server = server;
        this.http = new Http(server);
    }

    /**
     * Stores a picture of a product.
     *
     * @throws IOException if the photo cannot be read
     */
    public UploadedPicture upload(String product, Photo photo)
            throws IOException, InterruptedException {
        Multipart form =
                new Multipart()
                        .text("viewType", photo.view().id())
                        .file("file", photo.name(), Files.readAllBytes(photo.file()));
        JsonNode answer =
                result(
                        http.to("/products/" + encoded(product) + "/revisions")
                                .header("Content-Type", form.contentType())
                                .POST(BodyPublishers.ofByteArray(form.bytes())));
        return read(answer, UploadedPicture.class);
    }

    /**
     * Accepts a job; asking again after a lost answer gives the same one.
     *
     * @param request the body of {@code POST /jobs}
     */
    public Job submit(JsonNode request) throws InterruptedException {
        return job(
                result(
                        Http.json(http.to("/jobs"), request)
                                .header("Prefer", "respond-async")
                                .header("Idempotency-Key", UUID.randomUUID().toString())));
    }

    /** The job as it stands. */
    public Job job(String id) throws InterruptedException {
        return job(result(http.to("/jobs/" + encoded(id)).GET()));
    }

    /** The same as the server words it. */
    public JsonNode jobDocument(String id) throws InterruptedException {
        return result(http.to("/jobs/" + encoded(id)).GET());
    }

    /** Waits for the job's end; the listener sees every change on the way. */
    public Job follow(String id, JobListener listener) throws InterruptedException {
        return new JobPoller(http, encoded(id), HELD_POLL).follow(listener);
    }

    public Job cancel(String id) throws InterruptedException {
        return job(result(post("/jobs/" + encoded(id) + "/cancel")));
    }

    /** Queues a failed job again, from the step that failed. */
    public Job retry(String id) throws InterruptedException {
        return job(result(post("/jobs/" + encoded(id) + "/retry")));
    }

    /**
     * A page of jobs, newest first, as the server words it.
     *
     * @param filters {@code name=value} pairs of the query
     */
    public JsonNode jobs(Collection<String> filters) throws InterruptedException {
        String query =
                String.join("&", filters.stream().map(TechPackClient::encodedFilter).toList());
        return result(http.to("/jobs" + (query.isEmpty() ? "" : "?" + query)).GET());
    }

    /** The balance and the newest entries, as the server words them. */
    public JsonNode credits() throws InterruptedException {
        return result(http.to("/credits").GET());
    }

    /** The bytes of a picture that an answer links to. */
    public byte[] picture(String link) throws InterruptedException {
        return http.bytes(server.link(link));
    }

    /**
     * A product's tech pack as a file.
     *
     * @param type {@code pdf} or {@code zip}
     * @param options {@code name=value} pairs of the query
     */
    public byte[] techPackFile(String product, String type, Collection<String> options)
            throws InterruptedException {
        String query =
                String.join("&", options.stream().map(TechPackClient::encodedFilter).toList());
        return http.bytes(
                server.path(
                        "/products/"
                                + encoded(product)
                                + "/tech-pack."
                                + type
                                + (query.isEmpty() ? "" : "?" + query)));
    }

    public JsonNode openAccount(String name) throws InterruptedException {
        return result(Http.json(http.to("/admin/accounts"), object().put("name", name)));
    }

    /**
     * A page of all accounts, newest first, as the server words it.
     *
     * @param cursor where to continue, as the page before said; empty to begin
     */
    public JsonNode accounts(String cursor) throws InterruptedException {
        return page("/admin/accounts", cursor);
    }

    /** The same of an account's keys. */
    public JsonNode keys(String account, String cursor) throws InterruptedException {
        return page("/admin/accounts/" + encoded(account) + "/keys", cursor);
    }

    private JsonNode page(String list, String cursor) throws InterruptedException {
        String query = "?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor));
        return result(http.to(list + query).GET());
    }

    public JsonNode grant(String account, long credits, String reason) throws InterruptedException {
        ObjectNode body = object().put("credits", credits).put("reason", reason);
        return result(Http.json(http.to("/admin/accounts/" + encoded(account) + "/grants"), body));
    }

    /**
     * @param expiresAt from when on the key is refused; empty for never
     */
    public JsonNode createKey(
            String account, String label, Collection<String> scopes, Optional<Instant> expiresAt)
            throws InterruptedException {
        ObjectNode body = object().put("label", label);
        expiresAt.ifPresent(time -> body.put("expiresAt", time.toString()));
        scopes.forEach(body.putArray("scopes")::add);
        return result(Http.json(http.to("/admin/accounts/" + encoded(account) + "/keys"), body));
    }

    public JsonNode revokeKey(String prefix) throws InterruptedException {
        return result(http.to("/admin/keys/" + encoded(prefix)).DELETE());
    }

    /**
     * A part of the audit of all credits, as the server words it.
     *
     * @param cursor where to continue, as the part before said; empty to begin
     */
    public JsonNode audit(String cursor) throws InterruptedException {
        String query = cursor.isEmpty() ? "" : "?cursor=" + encoded(cursor);
        return result(http.to("/admin/audit" + query).GET());
    }

    /** What operators did last, as the server words it. */
    public JsonNode auditLog(int limit) throws InterruptedException {
        return result(http.to("/admin/audit-log?limit=" + limit).GET());
    }

    /**
     * Deletes a part of what is old, or counts it; what was done, as the server words it.
     *
     * @param olderThanSeconds since when jobs must have ended; as the server is set if absent
     * @param cursor where to continue, as the part before said; empty to begin
     */
    public JsonNode purge(boolean dryRun, OptionalLong olderThanSeconds, String cursor)
            throws InterruptedException {
        ObjectNode body = object().put("dryRun", dryRun);
        olderThanSeconds.ifPresent(age -> body.put("olderThanSeconds", age));
        String query = cursor.isEmpty() ? "" : "?cursor=" + encoded(cursor);
        return result(Http.json(http.to("/admin/retention" + query), body));
    }

    /** The newest jobs that failed for being poison, as the server words them. */
    public JsonNode parked(int limit) throws InterruptedException {
        return result(http.to("/admin/parked?limit=" + limit).GET());
    }

    /**
     * Queues these parked jobs again; the answer says which, and why the others were left alone.
     */
    public JsonNode requeue(Collection<String> jobs) throws InterruptedException {
        ObjectNode body = object();
        jobs.forEach(body.putArray("jobIds")::add);
        return result(Http.json(http.to("/admin/requeue"), body));
    }

    /** Queues the newest parked jobs again, as many as the server does at once. */
    public JsonNode requeueAll() throws InterruptedException {
        return result(Http.json(http.to("/admin/requeue"), object().put("all", true)));
    }

    /** How the stages are doing, as the server words it. */
    public JsonNode stages() throws InterruptedException {
        return result(http.to("/admin/stages").GET());
    }

    public JsonNode pause(String stage, @Nullable String reason) throws InterruptedException {
        ObjectNode body = object();
        if (reason != null) {
            body.put("reason", reason);
        }
        return result(Http.json(http.to("/admin/stages/" + encoded(stage) + "/pause"), body));
    }

    public JsonNode resume(String stage) throws InterruptedException {
        return result(post("/admin/stages/" + encoded(stage) + "/resume"));
    }

    /** The worker processes, as the server words them. */
    public JsonNode workers() throws InterruptedException {
        return result(http.to("/admin/workers").GET());
    }

    public JsonNode drain(String worker) throws InterruptedException {
        return result(post("/admin/workers/" + encoded(worker) + "/drain"));
    }

    /** Lets a drained worker claim again. */
    public JsonNode resumeWorker(String worker) throws InterruptedException {
        return result(post("/admin/workers/" + encoded(worker) + "/resume"));
    }

    /** Why any account's job is where it is, as the server words it. */
    public JsonNode explanation(String job) throws InterruptedException {
        return result(http.to("/admin/jobs/" + encoded(job) + "/explanation").GET());
    }

    /** A new and empty JSON object, for a request. */
    public static ObjectNode object() {
        return ClientJson.MAPPER.createObjectNode();
    }

    private HttpRequest.Builder post(String path) {
        return http.to(path).POST(BodyPublishers.noBody());
    }

    private JsonNode result(HttpRequest.Builder request) throws InterruptedException {
        ClientResponse answer = http.send(request);
        if (!answer.succeeded()) {
            throw answer.fault();
        }
        return answer.body();
    }

    private Job job(JsonNode answer) {
        return read(answer, Job.class).with(answer);
    }

    private <T> T read(JsonNode answer, Class<T> type) {
        if (!answer.isObject()) {
            throw new ApiCallException.NotTechpack(
                    server.url(), "it answered without a JSON object");
        }
        try {
            return ClientJson.MAPPER.treeToValue(answer, type);
        } catch (JacksonException fault) {
            throw new ApiCallException.NotTechpack(server.url(), fault.getOriginalMessage());
        }
    }

    private static String encodedFilter(String filter) {
        int equals = filter.indexOf('=');
        return filter.substring(0, equals + 1) + encoded(filter.substring(equals + 1));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
