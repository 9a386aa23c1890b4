package io.techpack.cli.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The files that operators use, as they are committed. */
final class OpsFiles {

    static final Path ROOT = Path.of("..");
    static final Path OPS = ROOT.resolve("ops");

    private OpsFiles() {}

    /** A rule that records or alerts. */
    record Rule(Map<String, Object> says) {

        boolean alerts() {
            return says.containsKey("alert");
        }

        String name() {
            return (String) says.getOrDefault("alert", says.getOrDefault("record", ""));
        }

        String expression() {
            return (String) says.getOrDefault("expr", "");
        }

        @SuppressWarnings("unchecked")
        Map<String, String> of(String section) {
            return (Map<String, String>) says.getOrDefault(section, Map.of());
        }
    }

    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        Map<String, List<Map<String, List<Map<String, Object>>>>> file =
                new Yaml().load(read(OPS.resolve("prometheus/rules.yml")));
        file.getOrDefault("groups", List.of())
                .forEach(group ->
                        group.getOrDefault("rules", List.of())
                                .forEach(rule -> rules.add(new Rule(rule))));
        return rules;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
