package io.techpack.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.cli.render.Console;
import io.techpack.cli.render.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PrinterTest {

    private static final Figures FIGURES =
            Figures.of("throughput", 1_000)
                    .took(Duration.ofMillis(625))
                    .with(new Latencies(7.514, 12, 24.99, 31))
                    .using(Optional.of(new Usage(1.25, 0.5, 0.25, 300, 2_500_000, 1_500)), 512)
                    .inRound(2);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void programs_get_one_object_a_line_and_nothing_else() {
        Printer printer = new Printer(console(), true);
        printer.progress("Warming up…");
        printer.print(FIGURES);

        assertThat(text(out)).hasLineCount(1);
        JsonNode line = HttpEntrance.JSON.readTree(text(out));
        assertThat(line)
                .isEqualTo(
                        HttpEntrance.JSON.readTree(
                                """
                                {"bench": "throughput", "round": 2, "jobs": 1000, "jobsPerSecond": 1600.0,
                                 "makespanSeconds": 0.625, "p50Ms": 7.51, "p95Ms": 12.0, "p99Ms": 24.99, "maxMs": 31.0,
                                 "peakRssMb": 512, "commitsPerJob": 0.3, "walBytesPerJob": 2500, "roundTripsPerJob": 1.5,
                                 "cpuSeconds": {"app": 1.25, "postgres": 0.5, "kafka": 0.25}}
                                """));
        assertThat(text(err)).contains("Warming up");
    }

    @Test
    void people_get_a_table() {
        new Printer(console(), false).print(FIGURES);

        assertThat(text(out))
                .containsPattern("throughput +round 2")
                .containsPattern("jobs per second +1,600.00")
                .containsPattern("p99 ms +24.99")
                .containsPattern("cpu seconds kafka +0.25");
    }

    @Test
    void what_was_not_measured_is_not_printed() {
        new Printer(console(), true).print(Figures.of("poll", 0).with(new Figures.Polls(9.4, 5)));

        assertThat(text(out).strip())
                .isEqualTo(
                        "{\"bench\":\"poll\",\"round\":1,\"unchangedPollsPerSecond\":9.0,\"changedPollsPerSecond\":5.0}");
    }

    private Console console() {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.plain());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
