package io.techpack.gateway.openapi;

import io.techpack.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is stated of the contract in files, beside what is read from the code. */
final class Statement {

    private static final int MOST_ALIASES = 1_000;

    private Statement() {}

    /** A file of that name in the resources of the tests; anchors and merges are followed. */
    static ObjectNode file(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try (InputStream file = Statement.class.getResourceAsStream("/openapi/" + name)) {
            Object read = new Yaml(options).load(Objects.requireNonNull(file, name));
            JsonNode tree = Json.mapper().valueToTree(read);
            requireNoHalfSentences(name, tree);
            // what an anchor names stands at many places: each has its own from here on
            return (ObjectNode) Json.mapper().readTree(tree.toString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What comes after a comma in a sentence without quotes is a name without a value in YAML. */
    private static void requireNoHalfSentences(String file, JsonNode node) {
        node.properties()
                .forEach(each -> {
                    if (each.getValue().isNull() && each.getKey().contains(" ")) {
                        throw new AssertionError(
                                "%s: put the sentence that has '%s' in it into quotes"
                                        .formatted(file, each.getKey()));
                    }
                });
        node.forEach(child -> requireNoHalfSentences(file, child));
    }
}
