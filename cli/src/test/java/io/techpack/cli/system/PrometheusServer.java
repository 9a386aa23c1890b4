package io.techpack.cli.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with the project's rules, where one is installed. */
final class PrometheusServer implements AutoCloseable {

    private static final String SECONDS = "2s";

    private final Process process;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static void assumeInstalled() throws InterruptedException {
        boolean installed;
        try {
            installed =
                    new ProcessBuilder("prometheus", "--version")
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException missing) {
            installed = false;
        }
        assumeTrue(installed, "prometheus is not installed; Debian's package brings it");
    }

    /**
     * Starts it.
     *
     * @param targets ports on loopback, by the name of their scrape job
     */
    static PrometheusServer start(Path directory, Map<String, List<Integer>> targets)
            throws IOException {
        Files.copy(Path.of("..", "ops", "prometheus", "rules.yml"), directory.resolve("rules.yml"));
        StringBuilder settings =
                new StringBuilder(
                        """
                        global: {scrape_interval: %s, scrape_timeout: %s, evaluation_interval: %s}
                        rule_files: [rules.yml]
                        scrape_configs:
                        """
                                .formatted(SECONDS, SECONDS, SECONDS));
        targets.forEach((job, ports) ->
                settings.append("  - job_name: ")
                        .append(job)
                        .append("\n    metrics_path: /actuator/prometheus\n")
                        .append("    static_configs: [{targets: [")
                        .append(
                                ports.stream()
                                        .map(port -> "'127.0.0.1:" + port + "'")
                                        .collect(Collectors.joining(", ")))
                        .append("]}]\n"));
        Path file = Files.writeString(directory.resolve("prometheus.yml"), settings);
        int port = Services.freePort();
        Process process =
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=" + file,
                                "--storage.tsdb.path=" + directory.resolve("tsdb"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("prometheus.log").toFile())
                        .start();
        return new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Those of the expressions that give a series with a number now. */
    List<String> withNumber(List<String> expressions) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (String expression : expressions) {
            String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
            // a sample is its time and its value, as text
            boolean number =
                    data("/api/v1/query?query=" + query)
                            .get("result")
                            .valueStream()
                            .map(series -> series.get("value").get(1).asString())
                            .anyMatch(value -> Double.isFinite(number(value)));
            if (number) {
                found.add(expression);
            }
        }
        return found;
    }

    private static double number(String value) {
        return switch (value) {
            case "+Inf", "-Inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(value);
        };
    }

    /** The names of the alerts that are firing. */
    Set<String> firing() throws IOException, InterruptedException {
        return data("/api/v1/alerts")
                .get("alerts")
                .valueStream()
                .filter(alert -> alert.get("state").asString().equals("firing"))
                .map(alert -> alert.get("labels").get("alertname").asString())
                .collect(Collectors.toSet());
    }

    private JsonNode data(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(url.resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode json = Json.mapper().readTree(response.body());
        if (!json.path("status").asString("").equals("success")) {
            throw new IOException(response.body());
        }
        return json.get("data");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        http.close();
    }
}
