package io.techpack.trials.client;

import io.techpack.json.Json;
import io.techpack.trials.TrialException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the server answered, read whole. For one thread at a time. */
public final class ApiResponse {

    private final int status;
    private final String etag;
    private final byte[] body;
    private @Nullable JsonNode json;

    ApiResponse(int status, String etag, byte[] body) {
        this.status = status;
        this.etag = etag;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean successful() {
        return status / 100 == 2;
    }

    /** The version of what is in the body; empty if it has none. */
    public String etag() {
        return etag;
    }

    /**
     * The body; a missing node if there is none.
     *
     * @throws JacksonException if it is not JSON
     */
    public JsonNode json() {
        JsonNode known = json;
        if (known == null) {
            known = body.length == 0 ? MissingNode.getInstance() : Json.mapper().readTree(body);
            json = known;
        }
        return known;
    }

    /**
     * This answer.
     *
     * @throws TrialException if the server refused; the message has its reason
     */
    public ApiResponse orThrow() {
        if (!successful()) {
            throw new TrialException("The server answered %d: %s".formatted(status, reason()));
        }
        return this;
    }

    private String reason() {
        try {
            return json().path("error").asString(json().toString());
        } catch (JacksonException _) {
            return "a body of %d bytes that is not JSON".formatted(body.length);
        }
    }
}
