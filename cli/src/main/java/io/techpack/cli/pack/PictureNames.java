package io.techpack.cli.pack;

import io.techpack.artifact.ArtifactKey;
import io.techpack.cli.client.Job;
import io.techpack.document.FileNames;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.CloseUpImage;
import io.techpack.product.TechnicalSketch;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Gives every picture of a job a file name that says what it shows. */
final class PictureNames {

    private static final int LONGEST_NAME = 48;

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private PictureNames() {}

    static PictureNames of(Job job) {
        PictureNames names = new PictureNames();
        for (BaseViewAnalysis view : job.results().baseViews()) {
            names.name(view.imageUrl(), slug(view.viewType()));
            names.name(view.thumbnailUrl(), "thumbnails/" + slug(view.viewType()));
        }
        for (CloseUpImage closeUp : job.results().closeUps()) {
            String name = String.format(Locale.ROOT, "%02d ", closeUp.order()) + title(closeUp);
            names.name(closeUp.imageUrl(), "close-up-" + slug(name));
            names.name(closeUp.thumbnailUrl(), "thumbnails/close-up-" + slug(name));
        }
        for (TechnicalSketch sketch : job.results().sketches()) {
            names.name(sketch.imageUrl(), "sketch-" + slug(sketch.viewType()));
            names.name(sketch.vectorUrl(), "sketch-" + slug(sketch.viewType()));
        }
        return names;
    }

    private static String title(CloseUpImage closeUp) {
        return closeUp.shotMetadata() == null ? "" : closeUp.shotMetadata().shotName();
    }

    /** Where each link's picture lies in the folder. */
    Map<String, String> all() {
        return Collections.unmodifiableMap(files);
    }

    /** The document with every picture's link pointing into the folder. */
    JsonNode localised(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties()
                        .forEach(entry -> copy.set(entry.getKey(), localised(entry.getValue())));
                return copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(element -> copy.add(localised(element)));
                return copy;
            }
            case StringNode text -> {
                return local(text.asString()).<JsonNode>map(StringNode::valueOf).orElse(text);
            }
            default -> {
                return node;
            }
        }
    }

    private Optional<String> local(String text) {
        String named = files.get(text);
        if (named != null) {
            return Optional.of(named);
        }
        return key(text).map(key -> name(text, "picture-" + key.sha256().substring(0, 12)));
    }

    private @Nullable String name(@Nullable String link, String wish) {
        Optional<ArtifactKey> key = link == null ? Optional.empty() : key(link);
        if (link == null || key.isEmpty()) {
            return null; // no picture of the server's: nothing that could be fetched
        }
        return files.computeIfAbsent(link, _ -> free(wish, key.get().type().extension()));
    }

    private String free(String wish, String extension) {
        String base = TechPackFolder.PICTURES + "/" + wish;
        String file = base + "." + extension;
        for (int copy = 2; !taken.add(file); copy++) {
            file = base + "-" + copy + "." + extension;
        }
        return file;
    }

    private static Optional<ArtifactKey> key(String link) {
        int at = link.lastIndexOf(ArtifactKey.PATH);
        return at < 0
                ? Optional.empty()
                : ArtifactKey.findPath(link.substring(at).replaceFirst("[?#].*", ""));
    }

    private static String slug(String text) {
        return FileNames.slug(text, LONGEST_NAME);
    }
}
