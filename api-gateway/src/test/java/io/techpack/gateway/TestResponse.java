package io.techpack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** A response, as the tests read it. */
record TestResponse(HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    byte[] bytes() {
        return response.body();
    }

    JsonNode json() {
        return Json.mapper().readTree(response.body());
    }

    String text(String... path) {
        JsonNode node = json();
        for (String name : path) {
            node = node.path(name);
        }
        return node.asString("");
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    TestResponse is(int status) {
        assertThat(status())
                .as("status of %s", new String(bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(status);
        return this;
    }

    /** Checks that this is the complete error envelope. */
    TestResponse refuses(int status, String code) {
        is(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode body = json();
        assertThat(body.propertyNames())
                .containsExactly(
                        "success",
                        "error",
                        "code",
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "errors",
                        "metadata");
        assertThat(body.get("success").asBoolean()).isFalse();
        assertThat(body.get("code").asString()).isEqualTo(code);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("error").asString()).isNotBlank().isEqualTo(text("detail"));
        assertThat(body.get("type").asString()).startsWith("urn:techpack:problem:");
        assertThat(body.get("title").asString()).isNotBlank();
        assertThat(body.get("instance").asString()).startsWith("/");
        assertThat(body.get("errors").isArray()).isTrue();
        assertThat(body.get("metadata").propertyNames())
                .containsExactly("jobId", "creditsUsed", "creditsRefunded");
        assertThat(body.toString()).doesNotContain("Exception").doesNotContain("io.techpack");
        return this;
    }

    /** The fields that the envelope's errors name. */
    java.util.List<String> invalidFields() {
        return json().get("errors")
                .valueStream()
                .map(error -> error.get("field").asString())
                .toList();
    }
}
