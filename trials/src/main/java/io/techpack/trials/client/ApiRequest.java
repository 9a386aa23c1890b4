package io.techpack.trials.client;

import io.techpack.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request to a path of the API; it can be sent again. For one thread at a time. */
public final class ApiRequest {

    private final String method;
    private final String path;
    private final @Nullable HttpEntity body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private ApiRequest(String method, String path, @Nullable HttpEntity body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, null);
    }

    public static ApiRequest post(String path, JsonNode body) {
        return post(path, Json.mapper().writeValueAsBytes(body));
    }

    public static ApiRequest post(String path, byte[] json) {
        return new ApiRequest(
                "POST", path, new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    }

    /** Uploads a photo of a product's front. */
    public static ApiRequest upload(String product, byte[] jpeg) {
        HttpEntity form =
                MultipartEntityBuilder.create()
                        .addTextBody("viewType", "front")
                        .addBinaryBody("file", jpeg, ContentType.IMAGE_JPEG, "front.jpg")
                        .build();
        return new ApiRequest("POST", "/products/" + product + "/revisions", form);
    }

    public ApiRequest header(String name, String value) {
        headers.put(name, value);
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

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    @Nullable HttpEntity body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
