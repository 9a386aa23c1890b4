package io.techpack.gateway.address;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.settings.GatewaySettings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes addresses that clients can use from the relative ones that are stored. Thread-safe; to be
 * called from a request's thread, whose host counts unless a public address is configured.
 */
@Component
public final class PublicAddress {

    private static final List<String> LINKS = List.of("imageUrl", "thumbnailUrl", "vectorUrl");

    private final @Nullable String configured;

    PublicAddress(GatewaySettings settings) {
        URI url = settings.publicUrl();
        this.configured = url == null ? null : url.toString().replaceAll("/+$", "");
    }

    /** The absolute form of one of our paths. */
    public String of(String path) {
        String base =
                configured != null
                        ? configured
                        : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return base + path;
    }

    /** A copy of the document in which every link to an artifact is absolute. */
    public JsonNode inDocument(JsonNode document) {
        JsonNode copy = document.deepCopy();
        makeAbsolute(copy);
        return copy;
    }

    private void makeAbsolute(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String link : LINKS) {
                if (object.get(link) instanceof StringNode text
                        && text.asString().startsWith(ArtifactKey.PATH)) {
                    object.put(link, of(text.asString()));
                }
            }
        }
        node.forEach(this::makeAbsolute);
    }
}
