package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {

    @Test
    void throughput_of_a_system_of_its_own_is_one_line_of_json() {
        CommandRun run =
                CommandRun.techpack(
                        "bench", "throughput", "--jobs", "50", "--warm-up", "10", "--json");

        assertThat(run.exit()).describedAs(run.err()).isZero();
        JsonNode line = new JsonMapper().readTree(run.out().strip());
        assertThat(line.path("jobs").asLong()).isEqualTo(50);
        assertThat(line.path("jobsPerSecond").asDouble()).isPositive();
        assertThat(line.path("commitsPerJob").asDouble()).isPositive();
        assertThat(line.path("roundTripsPerJob").asDouble()).isPositive();
        assertThat(line.path("cpuSeconds").path("app").asDouble()).isPositive();
    }

    @Test
    void a_queue_is_drained_once_without_and_once_with_a_history() {
        CommandRun run =
                CommandRun.techpack(
                        "bench", "drain", "--jobs", "300", "--history", "0.001", "--json");

        assertThat(run.exit()).describedAs(run.err()).isZero();
        List<JsonNode> lines = run.out().lines().map(new JsonMapper()::readTree).toList();
        assertThat(lines)
                .extracting(line -> line.path("historyMillions").asDouble())
                .containsExactly(0.0, 0.001);
        assertThat(lines).allMatch(line -> line.path("jobs").asLong() == 300);
        assertThat(lines).allMatch(line -> line.path("jobsPerSecond").asDouble() > 0);
    }

    @Test
    void what_needs_a_system_of_ours_is_refused_for_a_deployment() {
        CommandRun run =
                CommandRun.techpack(
                        "bench", "throughput", "--url", "http://127.0.0.1:1", "--direct");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }
}
