package io.techpack.trials.bench;

import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.json.Json;
import io.techpack.trials.client.ApiRequest;
import io.techpack.trials.client.ApiResponse;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The request for a tech pack of one drawn picture, which is uploaded once. */
final class SampleRequest {

    private static final String PRODUCT = "bench-t-shirt";
    private static final double QUALITY = 0.9;

    private SampleRequest() {}

    /** Sends a request of the right account. */
    @FunctionalInterface
    interface Sender {

        ApiResponse send(ApiRequest request) throws IOException;
    }

    /** Uploads the picture; returns the body of {@code POST /jobs}. */
    static JsonNode prepare(Sender sender) throws IOException {
        byte[] picture = SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().jpeg(QUALITY);
        JsonNode revision = sender.send(ApiRequest.upload(PRODUCT, picture)).orThrow().json();
        ObjectNode body =
                Json.mapper().createObjectNode().put("type", "tech-pack").put("productId", PRODUCT);
        body.putArray("revisionIds").add(revision.path("revisionId").asString(""));
        return body;
    }
}
