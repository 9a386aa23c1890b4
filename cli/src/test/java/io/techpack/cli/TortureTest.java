package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TortureTest {

    @Test
    void a_short_torture_with_every_kind_of_fault_loses_nothing(@TempDir Path out)
            throws Exception {
        Run run =
                Run.techpack(
                        "torture",
                        "--minutes",
                        "0.7",
                        "--seed",
                        "19",
                        "--faults",
                        "22",
                        "--workers",
                        "1",
                        "--lease",
                        "4",
                        "--rate",
                        "2",
                        "--json",
                        "--out",
                        out.toString());

        assertThat(run.exit()).describedAs(run.all()).isZero();
        JsonNode summary = new JsonMapper().readTree(run.out().lines().findFirst().orElseThrow());
        assertThat(summary.path("torture").asString("")).isEqualTo("stood");
        assertThat(summary.path("faults").asInt()).isEqualTo(22);
        assertThat(summary.path("accepted").asInt()).isGreaterThan(20);
        assertThat(summary.path("ended").path("succeeded").asInt()).isPositive();
        assertThat(summary.path("violations")).isEmpty();
        assertThat(Files.readString(out.resolve("report.md"))).contains("seed 19: stood");
    }
}
