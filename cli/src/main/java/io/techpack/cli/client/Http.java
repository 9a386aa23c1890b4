package io.techpack.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Sends one request and reads its answer. Thread-safe. */
final class Http implements AutoCloseable {

    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private final Server server;
    private final HttpClient http;

    Http(Server server) {
        this.server = server;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    HttpRequest.Builder to(String path) {
        return to(server.path(path));
    }

    /** The key goes to the server alone, wherever a link may lead. */
    HttpRequest.Builder to(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(REQUEST_TIMEOUT);
        server.key()
                .filter(_ -> server.owns(address))
                .ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request;
    }

    static HttpRequest.Builder json(HttpRequest.Builder request, JsonNode body) {
        return request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(ClientJson.MAPPER.writeValueAsBytes(body)));
    }

    ClientResponse send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return ClientResponse.of(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException fault) {
            throw new ApiCallException.Unreachable(server.url(), fault);
        }
    }

    byte[] bytes(URI address) throws InterruptedException {
        try {
            var response = http.send(to(address).build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw ClientResponse.of(response).fault();
            }
            return response.body();
        } catch (IOException fault) {
            throw new ApiCallException.Unreachable(server.url(), fault);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
