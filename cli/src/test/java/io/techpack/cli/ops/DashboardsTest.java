package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DashboardsTest {

    private static final Path FOLDER = OpsFiles.OPS.resolve("grafana/dashboards");

    private final Dashboards dashboards = Dashboards.read();

    /** {@code -Dtechpack.ops.write=true} writes them. */
    @Test
    void the_committed_dashboards_are_those_of_the_source() throws IOException {
        Map<String, String> made = dashboards.files();
        if (Boolean.getBoolean("techpack.ops.write")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> file : made.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        try (var committed = Files.list(FOLDER)) {
            assertThat(
                            committed.collect(
                                    Collectors.toMap(
                                            file -> file.getFileName().toString(), OpsFiles::read)))
                    .isEqualTo(made);
        }
    }

    @Test
    void every_panel_reads_what_is_documented_or_recorded() {
        DocumentedMetrics metrics = DocumentedMetrics.read();
        var recorded = OpsFiles.rules().stream().map(OpsFiles.Rule::name).toList();

        assertThat(dashboards.expressions()).hasSizeGreaterThan(30);
        for (String expression : dashboards.expressions()) {
            assertThat(metrics.usedBy(expression))
                    .as(expression)
                    .isNotEmpty()
                    .allMatch(name -> recorded.contains(name) || metrics.isDocumented(name));
        }
    }

    @Test
    void each_has_a_name_and_address_of_its_own() {
        assertThat(dashboards.all()).extracting(Dashboards.Dashboard::uid).doesNotHaveDuplicates();
        assertThat(dashboards.all())
                .extracting(Dashboards.Dashboard::title)
                .doesNotHaveDuplicates()
                .allMatch(title -> title.startsWith("Techpack / "));
    }
}
