package io.techpack.trials.client;

import io.techpack.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A request to a path of the API; it can be sent again. For one thread at a time. */
public final class ApiRequest {

    private static final String JSON = "application/json";
    private static final String BOUNDARY = "techpack-0c1f6a4be7d24d53";

    private final String method;
    private final String path;
    private final byte[] body;
    private final StringBuilder headers = new StringBuilder(256);

    private ApiRequest(String method, String path, byte[] body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, new byte[0]);
    }

    public static ApiRequest post(String path, JsonNode body) {
        return post(path, Json.mapper().writeValueAsBytes(body));
    }

    public static ApiRequest post(String path, byte[] json) {
        return post(path, json, JSON);
    }

    private static ApiRequest post(String path, byte[] body, String type) {
        return new ApiRequest("POST", path, body)
                .header("Content-Type", type)
                .header("Content-Length", Integer.toString(body.length));
    }

    /** Uploads a photo of a product's front. */
    public static ApiRequest upload(String product, byte[] jpeg) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                ascii(
                        """
                        --%s
                        Content-Disposition: form-data; name="viewType"

                        front
                        --%s
                        Content-Disposition: form-data; name="file"; filename="front.jpg"
                        Content-Type: image/jpeg

                        """
                                .formatted(BOUNDARY, BOUNDARY)
                                .replace("\n", "\r\n")));
        form.writeBytes(jpeg);
        form.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        return post(
                "/products/" + product + "/revisions",
                form.toByteArray(),
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    /**
     * Adds a header.
     *
     * @throws IllegalArgumentException if the value would end the line
     */
    public ApiRequest header(String name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("the value of " + name + " holds a line break");
        }
        headers.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** Sends the key of an account with it. */
    public ApiRequest key(String key) {
        return header("Authorization", "Bearer " + key);
    }

    /** Accepts no answer but one that is newer than that version; the server waits for it. */
    public ApiRequest longPoll(String etag, int seconds) {
        return ifNoneMatch(etag).header("Prefer", "wait=" + seconds);
    }

    public ApiRequest ifNoneMatch(String etag) {
        return header("If-None-Match", etag);
    }

    /** As it goes to that host, where the API is below that path: one piece for one write. */
    byte[] bytes(String host, String base) {
        String line = method + " " + base + path + " HTTP/1.1\r\n";
        byte[] head = ascii(line + "Host: " + host + "\r\n" + headers + "\r\n");
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
