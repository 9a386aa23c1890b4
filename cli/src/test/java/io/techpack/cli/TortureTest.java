package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TortureTest {

    private static final int FAULTS = 12;

    @Test
    void a_short_torture_with_faults_of_every_part_loses_nothing(@TempDir Path out)
            throws Exception {
        // a seed that draws the faults below, and those of processes while there is time to recover
        Run run =
                Run.techpack(
                        "torture",
                        "--minutes",
                        "0.4",
                        "--seed",
                        "196699",
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
                        out.toString());

        assertThat(run.exit()).describedAs(run.all()).isZero();
        JsonNode summary = new JsonMapper().readTree(run.out().lines().findFirst().orElseThrow());
        assertThat(summary.path("torture").asString("")).isEqualTo("stood");
        assertThat(summary.path("faults").asInt()).isEqualTo(FAULTS);
        assertThat(summary.path("accepted").asInt()).isGreaterThan(20);
        assertThat(summary.path("ended").path("succeeded").asInt()).isPositive();
        assertThat(summary.path("violations")).isEmpty();
        assertThat(Files.readString(out.resolve("report.md"))).contains("seed 196699: stood");
        assertThat(faults(out))
                .contains(
                        "WORKER_KILL",
                        "WORKER_TERM",
                        "WORKER_FREEZE",
                        "GATEWAY_KILL",
                        "POSTGRES_KILL",
                        "DATABASE_CUT",
                        "BROKER_CUT",
                        "CLIENTS_CUT",
                        "ENGINE_FAILS",
                        "ENGINE_DEAF",
                        "DISK_SLOW",
                        "RECORDS_REPEATED");
    }

    private static List<String> faults(Path out) throws IOException {
        JsonMapper mapper = new JsonMapper();
        return Files.readAllLines(out.resolve("report.jsonl")).stream()
                .skip(1) // the summary
                .map(line -> mapper.readTree(line).path("fault").asString(""))
                .toList();
    }
}
