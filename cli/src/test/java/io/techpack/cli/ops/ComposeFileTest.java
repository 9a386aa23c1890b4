package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml as far as it can be judged without Docker. */
class ComposeFileTest {

    private static final Map<String, String> REQUIRED =
            Map.of("TECHPACK_ADMIN_KEY", "tp_operator_0123456789abcdef0123456789abcdef");
    private static final Map<String, Integer> MANAGEMENT =
            Map.of(
                    "api-gateway", 9080,
                    "worker-category", 8081,
                    "worker-baseviews", 8082,
                    "worker-closeups", 8083,
                    "worker-sketches", 8084);
    private static final Pattern EXACT_VERSION =
            Pattern.compile(".+:.*\\d+\\.\\d+.*|.+:RELEASE\\..+");

    private final ComposeFile compose = ComposeFile.read(ComposeFile.MAIN, REQUIRED);

    @Test
    void it_does_not_start_without_the_operators_key() {
        assertThatThrownBy(() -> ComposeFile.read(ComposeFile.MAIN, Map.of()))
                .hasMessageContaining("TECHPACK_ADMIN_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ops/compose/s3.env", "ops/compose/kafka-cluster.env"})
    void every_setting_is_one_that_a_process_reads_with_a_value_that_it_takes(String envFile) {
        ComposeFile filled = ComposeFile.read(ComposeFile.MAIN, with(envFile));
        SettingNames names = SettingNames.ofOurProcesses();

        for (String service : ComposeFile.OURS) {
            Map<String, String> environment = filled.environment(service);
            assertThat(environment).as(service).hasSizeGreaterThan(5);
            assertThat(names.unknown(environment.keySet())).as(service).isEmpty();
            names.assertBind(environment);
        }
    }

    @Test
    void a_variable_of_an_env_file_is_one_that_the_compose_file_asks_for() {
        String text = OpsFiles.read(ComposeFile.MAIN);
        for (String file : List.of("ops/compose/s3.env", "ops/compose/kafka-cluster.env")) {
            Map<String, String> variables = with(file);
            variables.keySet().removeAll(REQUIRED.keySet());
            assertThat(variables.keySet())
                    .isNotEmpty()
                    .allSatisfy(variable -> assertThat(text).contains("${" + variable + ":"));
        }
    }

    @Test
    void every_service_asks_its_own_management_port_whether_it_is_ready() {
        MANAGEMENT.forEach((service, port) -> {
            String check = String.join(" ", compose.healthcheck(service));
            assertThat(check)
                    .as(service)
                    .contains("/dev/tcp/127.0.0.1/" + port + " ")
                    .contains("GET /actuator/health/readiness ");
        });
        assertThat(MANAGEMENT.keySet()).containsExactlyInAnyOrderElementsOf(ComposeFile.OURS);
    }

    @Test
    void prometheus_scrapes_each_service_at_that_port_by_its_name() {
        String prometheus = OpsFiles.read(OpsFiles.OPS.resolve("prometheus/prometheus.yml"));
        MANAGEMENT.forEach((service, port) ->
                assertThat(prometheus)
                        .contains("{names: [" + service + "], type: A, port: " + port + ","));
    }

    @Test
    void any_of_ours_can_be_scaled() {
        for (String service : ComposeFile.OURS) {
            assertThat(compose.service(service))
                    .as(service)
                    .doesNotContainKeys("container_name", "ports");
        }
    }

    @Test
    void two_gateways_stand_behind_the_proxy_which_is_what_clients_reach() {
        Map<String, Object> deploy = ComposeFile.section(compose.service("api-gateway"), "deploy");
        assertThat(deploy).containsEntry("replicas", 2);
        assertThat(ComposeFile.list(compose.service("proxy"), "ports"))
                .containsExactly("8080:8080");
        String nginx = OpsFiles.read(OpsFiles.OPS.resolve("nginx/nginx.conf"));
        assertThat(nginx)
                .contains("http://api-gateway:8080;")
                .contains("proxy_buffering off;")
                .contains("proxy_request_buffering off;")
                .contains("location = /proxy/health");
        assertThat(String.join(" ", compose.healthcheck("proxy"))).contains(":8080/proxy/health");
    }

    @Test
    void what_is_reached_from_other_machines_is_the_proxy_alone() {
        compose.services()
                .forEach((name, service) ->
                        assertThat(ComposeFile.list(service, "ports"))
                                .as(name)
                                .allMatch(port ->
                                        name.equals("proxy") || port.startsWith("127.0.0.1:")));
    }

    @Test
    void every_image_has_an_exact_version_and_every_service_a_limit() {
        compose.services()
                .forEach((name, service) -> {
                    if (!service.containsKey("build")) {
                        assertThat((String) service.get("image")).as(name).matches(EXACT_VERSION);
                    }
                    Map<String, Object> deploy = ComposeFile.section(service, "deploy");
                    Map<String, Object> resources = ComposeFile.section(deploy, "resources");
                    assertThat(ComposeFile.section(resources, "limits"))
                            .as(name)
                            .containsKeys("cpus", "memory");
                });
    }

    @Test
    void whoever_is_waited_for_says_when_it_is_ready_and_every_volume_is_declared() {
        compose.services()
                .forEach((name, service) -> {
                    Map<String, Object> awaited = ComposeFile.section(service, "depends_on");
                    assertThat(awaited.keySet())
                            .as(name)
                            .allSatisfy(each ->
                                    assertThat(compose.healthcheck(each)).as(each).isNotEmpty());
                    for (String volume : ComposeFile.list(service, "volumes")) {
                        String source = volume.split(":")[0];
                        if (source.startsWith("./")) {
                            assertThat(OpsFiles.ROOT.resolve(source)).as(name).exists();
                        } else {
                            assertThat(compose.volumes()).as(name).containsKey(source);
                        }
                    }
                });
    }

    @Test
    void a_stop_has_the_time_that_a_worker_takes() {
        for (String service : ComposeFile.OURS) {
            // grace + ignored interruption + 10 s: docs/upgrading.md
            assertThat(compose.service(service))
                    .as(service)
                    .containsEntry("stop_grace_period", "50s");
        }
    }

    @Test
    void ours_run_without_rights_on_a_root_that_is_read_only() {
        for (String service : ComposeFile.OURS) {
            assertThat(compose.service(service))
                    .as(service)
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("tmpfs", List.of("/tmp"));
        }
    }

    /** What is in {@code /run/secrets} is read as settings, and nothing in the environment wins. */
    @Test
    void secrets_can_be_files_of_the_settings_names() {
        ComposeFile files = ComposeFile.read(OpsFiles.OPS.resolve("compose/secrets.yml"), Map.of());
        SettingNames names = SettingNames.ofOurProcesses();

        for (String service : ComposeFile.OURS) {
            Map<String, String> environment = files.environment(service);
            assertThat(environment)
                    .as(service)
                    .containsEntry("SPRING_CONFIG_IMPORT", "configtree:/run/secrets/")
                    .containsEntry("SPRING_DATASOURCE_PASSWORD", "");
            List<String> secrets = ComposeFile.list(files.service(service), "secrets");
            assertThat(secrets).as(service).isNotEmpty().isSubsetOf(files.secrets().keySet());
            assertThat(
                            names.unknown(
                                    secrets.stream()
                                            .map(ComposeFileTest::asVariable)
                                            .collect(Collectors.toSet())))
                    .isEmpty();
        }
        assertThat(compose.services().keySet()).containsAll(files.services().keySet());
    }

    @Test
    void the_three_brokers_are_each_others_voters() {
        Map<String, String> cluster = with("ops/compose/kafka-cluster.env");
        ComposeFile filled = ComposeFile.read(ComposeFile.MAIN, cluster);
        Set<String> voters =
                Arrays.stream(cluster.getOrDefault("TECHPACK_KAFKA_VOTERS", "").split(","))
                        .collect(Collectors.toSet());
        for (String broker : List.of("kafka", "kafka-2", "kafka-3")) {
            Map<String, String> environment = filled.environment(broker);
            assertThat(voters).contains(environment.get("KAFKA_NODE_ID") + "@" + broker + ":9093");
            assertThat(cluster.get("TECHPACK_KAFKA")).contains(broker + ":9092");
            assertThat(environment)
                    .containsEntry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + broker + ":9092")
                    .containsEntry("KAFKA_DEFAULT_REPLICATION_FACTOR", "3");
        }
        assertThat(voters).hasSize(3);
    }

    @Test
    void grafana_finds_its_datasource_and_dashboards_where_they_are_mounted() throws Exception {
        Path provisioning = OpsFiles.OPS.resolve("grafana/provisioning");
        Map<String, Object> datasources =
                new Yaml().load(OpsFiles.read(provisioning.resolve("datasources/prometheus.yml")));
        assertThat(datasources.toString()).contains("http://prometheus:9090");
        assertThat(compose.services()).containsKey("prometheus");
        Map<String, Object> providers =
                new Yaml().load(OpsFiles.read(provisioning.resolve("dashboards/techpack.yml")));
        assertThat(providers.toString()).contains("/etc/grafana/dashboards");
        assertThat(ComposeFile.list(compose.service("grafana"), "volumes"))
                .contains("./ops/grafana/dashboards:/etc/grafana/dashboards:ro");
        try (var files = Files.list(OpsFiles.OPS.resolve("grafana/dashboards"))) {
            assertThat(files).isNotEmpty();
        }
    }

    private static Map<String, String> with(String envFile) {
        Map<String, String> variables = new HashMap<>(REQUIRED);
        if (!envFile.isEmpty()) {
            Map<String, String> more =
                    OpsFiles.read(OpsFiles.ROOT.resolve(envFile))
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split("=", 2))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            variables.putAll(more);
        }
        return variables;
    }

    private static String asVariable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
