package io.techpack.gateway.response;

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
 * Makes absolute URLs of the paths that are stored. Thread-safe; to be called on a request's
 * thread, because the request tells the host unless {@code public-url} is configured.
 */
@Component
public final class PublicUrls {

    private static final List<String> LINKS = List.of("imageUrl", "thumbnailUrl", "vectorUrl");

    private final @Nullable String configured;

    PublicUrls(GatewaySettings settings) {
        URI url = settings.publicUrl();
        this.configured = url == null ? null : url.toString().replaceAll("/+$", "");
    }

    /** The absolute URL of one of our paths. */
    public String of(String path) {
        return base() + path;
    }

    /** A copy of the document in which every link to an artifact is absolute. */
    public JsonNode inDocument(JsonNode document) {
        JsonNode copy = document.deepCopy();
        makeAbsolute(copy, base());
        return copy;
    }

    private String base() {
        return configured != null
                ? configured
                : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }

    private static void makeAbsolute(JsonNode node, String base) {
        if (node instanceof ObjectNode object) {
            for (String link : LINKS) {
                if (object.get(link) instanceof StringNode text
                        && text.asString().startsWith(ArtifactKey.PATH)) {
                    object.put(link, base + text.asString());
                }
            }
        }
        node.forEach(child -> makeAbsolute(child, base));
    }
}
