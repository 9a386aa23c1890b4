package io.techpack.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import io.techpack.trials.Output;
import io.techpack.trials.Percentiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResultPrinterTest {

    private static final BenchResult RESULT =
            BenchResult.of("throughput", 1_000)
                    .withMakespan(Duration.ofMillis(625))
                    .withLatencies(new Percentiles(1_000, 7.514, 12, 24.99, 31))
                    .withUsage(new ResourceUsage(1.25, 0.5, 0.25, 300, 2_500_000, 1_500), 512)
                    .inRound(2);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void programs_get_one_object_a_line_and_nothing_else() {
        ResultPrinter printer = printer(true);
        printer.progress("Warming up…");
        printer.print(RESULT);

        assertThat(out.toString()).hasLineCount(1);
        JsonNode line = Json.mapper().readTree(out.toString());
        assertThat(line)
                .isEqualTo(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"bench": "throughput", "round": 2, "jobs": 1000, "jobsPerSecond": 1600.0,
                                         "makespanSeconds": 0.625, "p50Ms": 7.51, "p95Ms": 12.0, "p99Ms": 24.99, "maxMs": 31.0,
                                         "peakRssMb": 512, "commitsPerJob": 0.3, "walBytesPerJob": 2500, "roundTripsPerJob": 1.5,
                                         "cpuSeconds": {"app": 1.25, "postgres": 0.5, "kafka": 0.25}}
                                        """));
        assertThat(err.toString()).contains("Warming up");
    }

    @Test
    void people_get_a_table() {
        printer(false).print(RESULT);

        assertThat(out.toString())
                .containsPattern("throughput +round 2")
                .containsPattern("jobs per second +1,600.00")
                .containsPattern("p99 ms +24.99")
                .containsPattern("cpu seconds kafka +0.25");
    }

    @Test
    void what_was_not_measured_is_not_printed() {
        printer(true).print(BenchResult.of("poll", 0).withPolls(new BenchResult.PollRates(9.4, 5)));

        assertThat(out.toString().strip())
                .isEqualTo(
                        "{\"bench\":\"poll\",\"round\":1,\"unchangedPollsPerSecond\":9.0,\"changedPollsPerSecond\":5.0}");
    }

    private ResultPrinter printer(boolean json) {
        return new ResultPrinter(
                new Output(new PrintWriter(out, true), new PrintWriter(err, true), json));
    }
}
