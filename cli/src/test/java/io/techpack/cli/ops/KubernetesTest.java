package io.techpack.cli.ops;

import static io.techpack.cli.ops.Manifests.container;
import static io.techpack.cli.ops.Manifests.map;
import static io.techpack.cli.ops.Manifests.maps;
import static io.techpack.cli.ops.Manifests.name;
import static io.techpack.cli.ops.Manifests.pod;
import static io.techpack.cli.ops.Manifests.ports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.JSON;
import io.techpack.cli.ops.Manifests.Kind;
import io.techpack.product.TechPackStage;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ops/k8s as kubectl builds it, held against Kubernetes' own models and against our processes. */
class KubernetesTest {

    private static final Map<String, Map<String, Integer>> PORTS =
            Map.of(
                    "api-gateway", Map.of("http", 8080, "management", 9080),
                    "worker-category", Map.of("management", 8081),
                    "worker-baseviews", Map.of("management", 8082),
                    "worker-closeups", Map.of("management", 8083),
                    "worker-sketches", Map.of("management", 8084));

    /** A custom resource, of which Kubernetes itself has no model. */
    private static final Set<String> OF_OTHERS = Set.of("ScaledObject", "PodMonitor");

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void every_object_is_one_that_kubernetes_knows_with_no_field_that_it_does_not(String overlay)
            throws Exception {
        new JSON(); // its adapters
        Gson gson = new Gson();
        for (Map<String, Object> object : Manifests.of(overlay).objects()) {
            if (!OF_OTHERS.contains(object.getOrDefault("kind", ""))) {
                JsonElement json = gson.toJsonTree(object);
                Class<?> model = model(object);
                assertThatCode(() -> validate(model, json))
                        .as(name(object))
                        .doesNotThrowAnyException();
                // and reads it: kinds of values, too
                assertThat((Object) JSON.getGson().fromJson(json, model))
                        .as(name(object))
                        .isNotNull();
            }
        }
    }

    @Test
    void the_models_refuse_what_they_do_not_know() throws Exception {
        Map<String, Object> misspelt =
                new HashMap<>(Manifests.of("small").of(Kind.Deployment).getFirst());
        Map<String, Object> spec = new HashMap<>(map(misspelt.get("spec")));
        spec.put("replicaz", 3);
        misspelt.put("spec", spec);
        Class<?> model = model(misspelt);
        JsonElement json = new Gson().toJsonTree(misspelt);
        assertThatCode(() -> validate(model, json)).hasMessageContaining("replicaz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void every_process_is_there_with_its_ports_and_asked_where_it_answers(String overlay)
            throws Exception {
        Manifests manifests = Manifests.of(overlay);

        assertThat(manifests.of(Kind.Deployment))
                .extracting(Manifests::name)
                .containsExactlyInAnyOrderElementsOf(PORTS.keySet());
        for (Map<String, Object> deployment : manifests.of(Kind.Deployment)) {
            assertThat(ports(deployment))
                    .as(name(deployment))
                    .isEqualTo(PORTS.get(name(deployment)));
            Map<String, Object> container = container(deployment);
            assertThat(probe(container, "livenessProbe"))
                    .isEqualTo("management/actuator/health/liveness");
            assertThat(probe(container, "startupProbe"))
                    .isEqualTo("management/actuator/health/liveness");
            assertThat(probe(container, "readinessProbe"))
                    .isEqualTo("management/actuator/health/readiness");
            // grace, ignored interruptions and 10 s: docs/upgrading.md
            assertThat((Integer) pod(deployment).get("terminationGracePeriodSeconds"))
                    .isGreaterThanOrEqualTo(45);
            assertThat(String.valueOf(container.get("image")))
                    .endsWith("techpack/" + name(deployment) + ":0.1.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void every_setting_is_one_that_a_process_reads_with_a_value_that_it_takes(String overlay)
            throws Exception {
        Manifests manifests = Manifests.of(overlay);
        SettingNames names = SettingNames.ofOurProcesses();

        for (Map<String, Object> deployment : manifests.of(Kind.Deployment)) {
            Map<String, String> environment = environment(manifests, deployment);
            assertThat(environment)
                    .containsKeys(
                            "SPRING_DATASOURCE_URL",
                            "SPRING_DATASOURCE_PASSWORD",
                            "SPRING_KAFKA_BOOTSTRAP_SERVERS");
            assertThat(names.unknown(environment.keySet())).as(name(deployment)).isEmpty();
            names.assertBind(environment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void nothing_has_rights_that_it_does_not_need(String overlay) throws Exception {
        Manifests manifests = Manifests.of(overlay);
        for (Map<String, Object> deployment : manifests.of(Kind.Deployment)) {
            Map<String, Object> ofPod = map(pod(deployment).get("securityContext"));
            assertThat(ofPod).containsEntry("runAsNonRoot", true).containsEntry("runAsUser", 10001);
            assertThat(pod(deployment)).containsEntry("automountServiceAccountToken", false);
            assertThat(map(container(deployment).get("securityContext")))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false)
                    .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
            Map<String, Object> resources = map(container(deployment).get("resources"));
            assertThat(map(resources.get("requests"))).containsKeys("cpu", "memory");
            assertThat(map(resources.get("limits"))).containsKey("memory");
        }
        // the image's own user
        assertThat(OpsFiles.read(OpsFiles.ROOT.resolve("Dockerfile"))).contains("USER 10001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void whatever_selects_pods_selects_some(String overlay) throws Exception {
        Manifests manifests = Manifests.of(overlay);
        Set<String> disrupted = new TreeSet<>();
        for (Map<String, Object> budget : manifests.of(Kind.PodDisruptionBudget)) {
            Map<String, Object> labels =
                    map(map(map(budget.get("spec")).get("selector")).get("matchLabels"));
            disrupted.addAll(selected(manifests, labels));
        }
        assertThat(disrupted).containsExactlyInAnyOrderElementsOf(PORTS.keySet());
        for (Map<String, Object> service : manifests.of(Kind.Service)) {
            assertThat(selected(manifests, map(map(service.get("spec")).get("selector"))))
                    .as(name(service))
                    .hasSize(1);
        }
        for (Map<String, Object> policy : manifests.of(Kind.NetworkPolicy)) {
            assertThat(map(policy.get("spec"))).as(name(policy)).containsKey("policyTypes");
        }
        assertThat(manifests.named(Kind.NetworkPolicy, "techpack")).isPresent();
    }

    @Test
    void workers_are_scaled_by_what_is_due_at_their_stages_and_the_gateway_by_its_processor()
            throws Exception {
        Manifests manifests = Manifests.of("production");
        DocumentedMetrics metrics = DocumentedMetrics.read();
        Set<String> stages = new TreeSet<>();

        assertThat(manifests.of(Kind.ScaledObject)).hasSize(4);
        for (Map<String, Object> scaled : manifests.of(Kind.ScaledObject)) {
            Map<String, Object> spec = map(scaled.get("spec"));
            String target = String.valueOf(map(spec.get("scaleTargetRef")).get("name"));
            // whoever is scaled has no number of its own, which each apply would set again
            assertThat(map(manifests.named(Kind.Deployment, target).orElseThrow().get("spec")))
                    .doesNotContainKey("replicas");
            Map<String, Object> trigger = maps(spec.get("triggers")).getFirst();
            assertThat(trigger)
                    .containsEntry("type", "prometheus")
                    .containsEntry("metricType", "AverageValue");
            Map<String, Object> prometheus = map(trigger.get("metadata"));
            assertThat(prometheus).containsOnlyKeys("serverAddress", "query", "threshold");
            String query = String.valueOf(prometheus.get("query"));
            assertThat(metrics.usedBy(query))
                    .containsExactlyInAnyOrder(
                            "techpack_queue_depth",
                            "techpack_stage_inflight",
                            "techpack_stage_paused")
                    .allMatch(metrics::isDocumented);
            stages.addAll(stagesIn(query));
            assertThat(Integer.parseInt(String.valueOf(prometheus.get("threshold"))))
                    .isLessThanOrEqualTo(8);
        }
        assertThat(stages)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(TechPackStage.values()).map(TechPackStage::id).toList());
        Map<String, Object> gateway =
                manifests.named(Kind.HorizontalPodAutoscaler, "api-gateway").orElseThrow();
        assertThat(map(map(gateway.get("spec")).get("scaleTargetRef")))
                .containsEntry("name", "api-gateway");
    }

    private static Set<String> stagesIn(String query) {
        return Pattern.compile("stage=~\"([a-z|-]+)\"")
                .matcher(query)
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring("stage=~\"".length(), text.length() - 1))
                .flatMap(text -> Arrays.stream(text.split("\\|")))
                .collect(Collectors.toSet());
    }

    private static Set<String> selected(Manifests manifests, Map<String, Object> labels) {
        assertThat(labels).isNotEmpty();
        Set<String> names = new TreeSet<>();
        for (Kind kind : List.of(Kind.Deployment, Kind.StatefulSet)) {
            for (Map<String, Object> workload : manifests.of(kind)) {
                Map<String, Object> template = map(map(workload.get("spec")).get("template"));
                if (map(map(template.get("metadata")).get("labels"))
                        .entrySet()
                        .containsAll(labels.entrySet())) {
                    names.add(name(workload));
                }
            }
        }
        return names;
    }

    private static String probe(Map<String, Object> container, String which) {
        Map<String, Object> get = map(map(container.get(which)).get("httpGet"));
        return "" + get.get("port") + get.get("path");
    }

    private static Map<String, String> environment(
            Manifests manifests, Map<String, Object> deployment) {
        Map<String, String> environment = new HashMap<>();
        for (Map<String, Object> from : maps(container(deployment).get("envFrom"))) {
            String name = String.valueOf(map(from.get("configMapRef")).get("name"));
            map(manifests.named(Kind.ConfigMap, name).orElseThrow().get("data"))
                    .forEach((variable, value) -> environment.put(variable, String.valueOf(value)));
        }
        for (Map<String, Object> variable : maps(container(deployment).get("env"))) {
            // a secret's, which is not here
            environment.put(String.valueOf(variable.get("name")), "x".repeat(32));
        }
        return environment;
    }

    private static Class<?> model(Map<String, Object> object) throws ClassNotFoundException {
        String[] version = String.valueOf(object.get("apiVersion")).split("/");
        String prefix = version[version.length - 1].equals("v2") ? "V2" : "V1";
        return Class.forName("io.kubernetes.client.openapi.models." + prefix + object.get("kind"));
    }

    private static void validate(Class<?> model, JsonElement json) throws Throwable {
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
        } catch (InvocationTargetException refused) {
            throw refused.getTargetException();
        }
    }
}
