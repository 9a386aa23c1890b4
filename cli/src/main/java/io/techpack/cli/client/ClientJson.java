package io.techpack.cli.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads answers leniently: a newer server may say more, and leave out what is not known yet. */
final class ClientJson {

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private ClientJson() {}

    /** The document, or a missing node where the body is none. */
    static JsonNode parse(byte[] body) {
        try {
            return body.length == 0
                    ? JsonNodeFactory.instance.missingNode()
                    : MAPPER.readTree(body);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
