package io.techpack.gateway;

import io.techpack.gateway.openapi.Contract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Calls the gateway as an account, and holds every response against the OpenAPI document.
 *
 * @param key none if empty
 */
record TestClient(String base, String key) {

    static final String API = "/api/tech-pack-v2";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestClient withKey(String other) {
        return new TestClient(base, other);
    }

    /** Headers are name, value, name, value … */
    TestResponse get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    TestResponse post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), with("application/json", headers));
    }

    TestResponse put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json), with("application/json"));
    }

    TestResponse delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    TestResponse upload(String path, byte[] file, String fileName, String viewType) {
        String boundary = "----techpack";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--%s\r\nContent-Disposition: form-data; name=\"viewType\"\r\n\r\n%s\r\n--%s\r\n"
                                + "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\n")
                        .formatted(boundary, viewType, boundary, fileName)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    TestResponse send(String method, String path, BodyPublisher body, String... headers) {
        URI uri = URI.create(path.startsWith("http") ? path : base + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            Contract.committed()
                    .check(
                            method,
                            uri.getRawPath(),
                            response.statusCode(),
                            response.headers(),
                            response.body());
            return new TestResponse(response);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String[] with(String contentType, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return all;
    }
}
