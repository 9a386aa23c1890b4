package io.techpack.cli.client;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the server said.
 *
 * @param etag the version of what is in the body
 * @param retryAfter how long the server asks to wait
 */
record ClientResponse(
        int status, JsonNode body, Optional<String> etag, Optional<Duration> retryAfter) {

    private static final int UNCHANGED = 304;

    static ClientResponse of(HttpResponse<byte[]> response) {
        return new ClientResponse(
                response.statusCode(),
                ClientJson.parse(response.body()),
                response.headers().firstValue("ETag"),
                response.headers().firstValue("Retry-After").flatMap(ClientResponse::seconds));
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    boolean unchanged() {
        return status == UNCHANGED;
    }

    /** Too many requests, or not available at the moment. */
    boolean later() {
        return status == 429 || status == 503;
    }

    ApiCallException.Refused fault() {
        return new ApiCallException.Refused(
                status, body.path("code").asString("HTTP_" + status), sentence(), body);
    }

    private String sentence() {
        for (String field : new String[] {"error", "detail", "message", "title"}) {
            String text = body.path(field).asString("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "The server answered " + status + " without saying why";
    }

    private static Optional<Duration> seconds(String text) {
        try {
            return Optional.of(Duration.ofSeconds(Math.clamp(Long.parseLong(text.trim()), 0, 60)));
        } catch (NumberFormatException _) {
            return Optional.empty(); // a date, which our gateway never sends
        }
    }
}
