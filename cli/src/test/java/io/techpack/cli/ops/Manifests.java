package io.techpack.cli.ops;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Kubernetes objects of an overlay, built by {@code kubectl kustomize}. */
record Manifests(List<Map<String, Object>> objects) {

    /** Builds them; skips the test where there is no kubectl. */
    static Manifests of(String overlay) throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder(
                                    "kubectl",
                                    "kustomize",
                                    OpsFiles.OPS.resolve("k8s/overlays/" + overlay).toString())
                            .start();
        } catch (IOException missing) {
            assumeTrue(false, "kubectl is not installed");
            throw missing;
        }
        String built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String fault = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(fault);
        }
        List<Map<String, Object>> objects = new ArrayList<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        new Yaml(new SafeConstructor(strict))
                .loadAll(built)
                .forEach(object -> objects.add(map(object)));
        return new Manifests(objects);
    }

    List<Map<String, Object>> of(Kind kind) {
        return objects.stream().filter(each -> kind.name().equals(each.get("kind"))).toList();
    }

    /** The kinds that tests ask for. */
    enum Kind {
        Deployment,
        StatefulSet,
        ConfigMap,
        Service,
        HorizontalPodAutoscaler,
        PodDisruptionBudget,
        ScaledObject,
        NetworkPolicy
    }

    Optional<Map<String, Object>> named(Kind kind, String name) {
        return of(kind).stream().filter(each -> name(each).equals(name)).findFirst();
    }

    static String name(Map<String, Object> object) {
        return String.valueOf(map(object.get("metadata")).get("name"));
    }

    static Map<String, Object> pod(Map<String, Object> workload) {
        return map(map(map(workload.get("spec")).get("template")).get("spec"));
    }

    static Map<String, Object> container(Map<String, Object> workload) {
        return maps(pod(workload).get("containers")).getFirst();
    }

    /** What it listens on, by name. */
    static Map<String, Integer> ports(Map<String, Object> workload) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        maps(container(workload).get("ports"))
                .forEach(port ->
                        ports.put(
                                String.valueOf(port.get("name")),
                                (Integer) port.getOrDefault("containerPort", 0)));
        return ports;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(@Nullable Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }
}
