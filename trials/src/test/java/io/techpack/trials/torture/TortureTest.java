package io.techpack.trials.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("long")
class TortureTest {

    private static final int FAULTS = 12;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_short_torture_with_faults_of_every_part_loses_nothing(@TempDir Path directory)
            throws Exception {
        // a seed that draws the faults below, and those of processes while there is time to recover
        int exit =
                new CommandLine(new TortureCommand())
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(
                                "--minutes",
                                "0.4",
                                "--seed",
                                "12365254",
                                "--faults",
                                Integer.toString(FAULTS),
                                "--workers",
                                "1",
                                "--lease",
                                "3",
                                "--rate",
                                "2",
                                "--json",
                                "--out",
                                directory.toString());

        assertThat(exit).describedAs(out.toString() + err).isZero();
        JsonNode summary =
                new JsonMapper().readTree(out.toString().lines().findFirst().orElseThrow());
        assertThat(summary.path("torture").asString("")).isEqualTo("passed");
        assertThat(summary.path("faults").asInt()).isEqualTo(FAULTS);
        assertThat(summary.path("accepted").asInt()).isGreaterThan(20);
        assertThat(summary.path("ended").path("succeeded").asInt()).isPositive();
        assertThat(summary.path("violations")).isEmpty();
        assertThat(summary.path("oldJobs").asInt()).isPositive();
        assertThat(Files.readString(directory.resolve("report.md")))
                .contains("seed 12365254: passed")
                .containsPattern("webhooks accepted: [1-9]\\d")
                .containsPattern("webhooks that met a faulty receiver: [1-9]");
        assertThat(faults(directory))
                .contains(
                        "WORKER_KILL",
                        "WORKER_TERM",
                        "WORKER_PAUSE",
                        "GATEWAY_KILL",
                        "POSTGRES_KILL",
                        "DATABASE_RESET",
                        "BROKER_RESET",
                        "CLIENTS_RESET",
                        "ENGINE_FAILS",
                        "ENGINE_STUCK",
                        "DISK_SLOW",
                        "RECORDS_DUPLICATED",
                        "STAGE_PAUSE",
                        "WORKER_DRAIN");
    }

    private static List<String> faults(Path directory) throws IOException {
        JsonMapper mapper = new JsonMapper();
        return Files.readAllLines(directory.resolve("report.jsonl")).stream()
                .skip(1) // the summary
                .map(line -> mapper.readTree(line).path("fault").asString(""))
                .toList();
    }
}
