package io.techpack.gateway.response;

import io.techpack.artifact.ArtifactKey;
import io.techpack.gateway.links.SignedLinks;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes absolute URLs of the paths that are stored, those of pictures signed. Thread-safe; to be
 * called on a request's thread, because the request tells the host unless {@code public-url} is
 * configured.
 */
@Component
public final class PublicUrls {

    private static final List<String> LINKS = List.of("imageUrl", "thumbnailUrl", "vectorUrl");

    private final SignedLinks links;
    private final @Nullable String configured;

    PublicUrls(SignedLinks links, GatewaySettings settings) {
        this.links = links;
        URI url = settings.publicUrl();
        this.configured = url == null ? null : url.toString().replaceAll("/+$", "");
    }

    /** The absolute URL of one of our paths. */
    public String of(String path) {
        return base() + path;
    }

    /** The absolute URL of the account's artifact, which shows it without a key for a while. */
    public String of(AccountId account, ArtifactKey key) {
        return base() + links.sign(account, key.path());
    }

    /** The absolute URL of one of our paths, by which it can be read as the account for a while. */
    public String signed(AccountId account, String path) {
        return base() + links.sign(account, path);
    }

    /** A copy of the account's document in which every link to an artifact is such a URL. */
    public JsonNode inDocument(AccountId account, JsonNode document) {
        JsonNode copy = document.deepCopy();
        makeAbsolute(account, copy, base());
        return copy;
    }

    private String base() {
        return configured != null
                ? configured
                : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }

    private void makeAbsolute(AccountId account, JsonNode node, String base) {
        if (node instanceof ObjectNode object) {
            for (String name : LINKS) {
                if (object.get(name) instanceof StringNode text) {
                    ArtifactKey.findPath(text.asString())
                            .ifPresent(key ->
                                    object.put(name, base + links.sign(account, key.path())));
                }
            }
        }
        node.forEach(child -> makeAbsolute(account, child, base));
    }
}
