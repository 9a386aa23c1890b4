package io.techpack.cli.ops;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** A compose file with its variables filled in, as Docker Compose reads it. */
public final class ComposeFile {

    public static final Path MAIN = OpsFiles.ROOT.resolve("docker-compose.yml");
    public static final List<String> OURS =
            List.of(
                    "api-gateway",
                    "worker-category",
                    "worker-baseviews",
                    "worker-closeups",
                    "worker-sketches");

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([A-Z0-9_]+)(?:(:[-?])([^}]*))?}");

    private final Map<String, Object> says;

    private ComposeFile(Map<String, Object> says) {
        this.says = says;
    }

    /**
     * Reads it.
     *
     * @param variables of the environment
     * @throws IllegalArgumentException if one that is required is missing
     */
    public static ComposeFile read(Path file, Map<String, String> variables) {
        SafeConstructor constructor = new ResettingConstructor();
        return new ComposeFile(
                new Yaml(constructor).load(filledIn(OpsFiles.read(file), variables)));
    }

    /** {@code !reset} takes away what another file has said. */
    private static final class ResettingConstructor extends SafeConstructor {

        ResettingConstructor() {
            super(new LoaderOptions());
            yamlConstructors.put(
                    new Tag("!reset"),
                    new AbstractConstruct() {
                        @Override
                        public @Nullable Object construct(Node node) {
                            return null;
                        }
                    });
        }
    }

    private static String filledIn(String text, Map<String, String> variables) {
        Matcher found = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (found.find()) {
            String set = variables.get(found.group(1));
            boolean isSet = set != null && !set.isEmpty();
            if (!isSet && ":?".equals(found.group(2))) {
                throw new IllegalArgumentException(found.group(3));
            }
            String otherwise = found.group(3) == null ? "" : found.group(3);
            found.appendReplacement(
                    filled, Matcher.quoteReplacement(isSet ? String.valueOf(set) : otherwise));
        }
        return found.appendTail(filled).toString();
    }

    Map<String, Map<String, Object>> services() {
        return section(says, "services");
    }

    Map<String, Object> volumes() {
        return section(says, "volumes");
    }

    Map<String, Object> secrets() {
        return section(says, "secrets");
    }

    Map<String, Object> service(String name) {
        return services().getOrDefault(name, Map.of());
    }

    /** A service's settings. */
    public Map<String, String> environment(String service) {
        Map<String, Object> all = section(service(service), "environment");
        Map<String, String> texts = new LinkedHashMap<>();
        all.forEach((name, value) -> texts.put(name, value == null ? "" : value.toString()));
        return texts;
    }

    /** The command that says whether it is well. */
    public List<String> healthcheck(String service) {
        return list(section(service(service), "healthcheck"), "test");
    }

    @SuppressWarnings("unchecked")
    static <V> Map<String, V> section(Map<String, Object> of, String name) {
        Object section = of.get(name);
        return section == null ? Map.of() : (Map<String, V>) section;
    }

    @SuppressWarnings("unchecked")
    static List<String> list(Map<String, Object> of, String name) {
        Object list = of.get(name);
        return list == null ? List.of() : (List<String>) list;
    }
}
