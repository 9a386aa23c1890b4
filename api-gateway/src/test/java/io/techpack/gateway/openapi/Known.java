package io.techpack.gateway.openapi;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What exists on the gateway that generated requests go to, so that many of them get past the first
 * check. Immutable.
 *
 * @param words values by the name of the parameter or field that may have them
 * @param analyses as they were handed out
 */
public record Known(Map<String, List<String>> words, List<JsonNode> analyses) {

    List<String> of(String name) {
        return words.getOrDefault(name, List.of());
    }
}
