package io.techpack.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls the API as the contract's letter says, with nothing of ours in between. */
final class ContractClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final Optional<String> key;

    ContractClient(URI server, Optional<String> key) {
        this.server = server + "/api/tech-pack-v2";
        this.key = key;
    }

    record Reply(int status, JsonNode body) {

        JsonNode data() {
            assertThat(status).describedAs(body.toString()).isEqualTo(200);
            assertThat(body.path("success").asBoolean()).isTrue();
            return body.path("data");
        }

        int creditsUsed() {
            return body.path("metadata").path("creditsUsed").asInt();
        }

        String code() {
            return body.path("code").asString("");
        }
    }

    /** The same server, called with another key. */
    ContractClient as(String otherKey) {
        return new ContractClient(
                URI.create(server.replace("/api/tech-pack-v2", "")), Optional.of(otherKey));
    }

    static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    /**
     * With no header but the content type, and those.
     *
     * @param headers names and values in turn
     */
    Reply post(String path, JsonNode body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Reply upload(String product, String view, String fileName, byte[] bytes)
            throws IOException, InterruptedException {
        String head =
                "--x\r\nContent-Disposition: form-data; name=\"viewType\"\r\n\r\n"
                        + view
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n";
        return send(
                to("/products/" + product + "/revisions")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(head),
                                        BodyPublishers.ofByteArray(bytes),
                                        BodyPublishers.ofString("\r\n--x--\r\n"))));
    }

    /** The bytes behind a link that an answer holds. */
    byte[] picture(JsonNode link) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link.asString()));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).describedAs(link.asString()).isEqualTo(200);
        return response.body();
    }

    long balance() throws IOException, InterruptedException {
        return get("/credits").body().path("balance").asLong();
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        String body = response.body();
        JsonNode json = body.isBlank() ? MissingNode.getInstance() : Json.mapper().readTree(body);
        return new Reply(response.statusCode(), json);
    }

    @Override
    public void close() {
        http.close();
    }
}
