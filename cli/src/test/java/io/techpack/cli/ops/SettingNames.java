package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;

/**
 * The settings that our processes know, as environment variables: ours by the records that are
 * bound, Spring Boot's by what its jars say of themselves.
 */
final class SettingNames {

    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS", "MALLOC_ARENA_MAX");

    /** Read by a condition, not by a record. */
    private static final Set<String> READ_ELSEWHERE = Set.of("TECHPACK_ENGINE");

    private final Map<String, Class<?>> records = new HashMap<>();
    private final Set<Pattern> known = new HashSet<>();
    private final Set<String> springs = new TreeSet<>();

    static SettingNames ofOurProcesses() {
        SettingNames names = new SettingNames();
        names.readOurs();
        names.readSprings();
        return names;
    }

    /** Says which of them nobody reads. */
    Set<String> unknown(Set<String> variables) {
        Set<String> unknown = new TreeSet<>(variables);
        unknown.removeIf(this::isKnown);
        return unknown;
    }

    /** Whether there are settings below that, such as {@code techpack.kafka}. */
    boolean begin(String property) {
        String name = uniform(property);
        return springs.stream().anyMatch(spring -> spring.startsWith(name))
                || records.keySet().stream()
                        .anyMatch(prefix ->
                                (prefix + ".").startsWith(property + ".")
                                        || (property.startsWith(prefix + ".")
                                                && known.stream()
                                                        .anyMatch(pattern ->
                                                                pattern.pattern()
                                                                        .startsWith(name))));
    }

    /** Binds them as a process does; a value that it would not start with is a failure. */
    void assertBind(Map<String, String> variables) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(
                new SystemEnvironmentPropertySource(
                        "systemEnvironment", Collections.unmodifiableMap(variables)));
        Binder binder = new Binder(ConfigurationPropertySources.from(sources));
        records.forEach((prefix, type) ->
                assertThat((Object) binder.bindOrCreate(prefix, type)).as(prefix).isNotNull());
    }

    private boolean isKnown(String variable) {
        String name = variable.replace("_", "").toLowerCase(Locale.ROOT);
        return OF_THE_JVM.contains(variable)
                || READ_ELSEWHERE.contains(variable)
                || springs.contains(name)
                || known.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private void readOurs() {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("io.techpack")
                .forEach(found -> {
                    Class<?> type = type(String.valueOf(found.getBeanClassName()));
                    String prefix = type.getAnnotation(ConfigurationProperties.class).value();
                    records.put(prefix, type);
                    read(uniform(prefix), type);
                });
        assertThat(records).hasSizeGreaterThan(5);
    }

    /** Adds what each component of the record is called, by a pattern: maps have any keys. */
    private void read(String prefix, Class<?> type) {
        for (RecordComponent each : type.getRecordComponents()) {
            String name = prefix + uniform(each.getName());
            if (each.getType().isRecord()) {
                read(name, each.getType());
            } else if (Map.class.isAssignableFrom(each.getType())) {
                Type value =
                        ((ParameterizedType) each.getGenericType()).getActualTypeArguments()[1];
                read(name + "[a-z0-9]+", (Class<?>) value);
            } else {
                known.add(Pattern.compile(name + "[0-9]*"));
            }
        }
    }

    private void readSprings() {
        try {
            for (URL file :
                    Collections.list(
                            SettingNames.class
                                    .getClassLoader()
                                    .getResources("META-INF/spring-configuration-metadata.json"))) {
                try (var content = file.openStream()) {
                    for (JsonNode each : Json.mapper().readTree(content).path("properties")) {
                        // what is deprecated as an error is not read any more
                        if (!each.path("deprecation").path("level").asString("").equals("error")) {
                            String name = uniform(each.get("name").asString());
                            springs.add(name);
                            if (each.path("type")
                                    .asString("")
                                    .matches("java[.]util[.](Map.*|Properties)")) {
                                known.add(Pattern.compile(Pattern.quote(name) + ".+"));
                            }
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        // read before Spring Boot's own properties are
        springs.add(uniform("spring.config.import"));
        assertThat(springs).hasSizeGreaterThan(500);
    }

    private static String uniform(String property) {
        return property.replaceAll("[-.]", "").toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
