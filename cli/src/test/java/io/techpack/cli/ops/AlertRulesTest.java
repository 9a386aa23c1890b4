package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule reads what is exposed, and whoever is called finds out what to do. */
class AlertRulesTest {

    private final DocumentedMetrics metrics = DocumentedMetrics.read();

    @Test
    void every_rule_reads_what_is_documented() {
        Set<String> recorded =
                OpsFiles.rules().stream()
                        .filter(rule -> !rule.alerts())
                        .map(OpsFiles.Rule::name)
                        .collect(Collectors.toSet());

        assertThat(OpsFiles.rules())
                .hasSizeGreaterThan(20)
                .anyMatch(rule -> !metrics.usedBy(rule.expression()).isEmpty());
        for (OpsFiles.Rule rule : OpsFiles.rules()) {
            assertThat(metrics.usedBy(rule.expression()))
                    .as(rule.name())
                    .allMatch(name -> recorded.contains(name) || metrics.isDocumented(name));
        }
    }

    @Test
    void the_document_names_every_alert_beside_what_it_reads() {
        Map<String, Set<String>> read = new TreeMap<>();
        for (OpsFiles.Rule rule : OpsFiles.rules()) {
            if (rule.alerts()) {
                read.put(rule.name(), throughRecorded(rule.expression()));
            }
        }
        read.remove("TechpackProcessDown"); // reads what Prometheus itself exposes

        for (DocumentedMetrics.Row row : metrics.rows()) {
            Set<String> alerts =
                    read.entrySet().stream()
                            .filter(alert -> alert.getValue().contains(row.name()))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(row.alerts()).as(row.name()).isSubsetOf(alerts);
        }
        assertThat(read.keySet())
                .allSatisfy(alert ->
                        assertThat(metrics.rows())
                                .as(alert)
                                .anyMatch(row -> row.alerts().contains(alert)));
    }

    private Set<String> throughRecorded(String expression) {
        Set<String> names = metrics.usedBy(expression);
        Set<String> all = new TreeSet<>(names);
        for (OpsFiles.Rule rule : OpsFiles.rules()) {
            if (!rule.alerts() && names.contains(rule.name())) {
                all.addAll(metrics.usedBy(rule.expression()));
            }
        }
        return all;
    }

    @Test
    void each_alert_is_of_a_known_urgency_and_has_its_section_in_the_runbook() {
        String runbook = OpsFiles.read(OpsFiles.ROOT.resolve("docs/runbook.md"));
        for (OpsFiles.Rule rule : OpsFiles.rules()) {
            if (rule.alerts()) {
                assertThat(rule.of("labels").get("severity"))
                        .as(rule.name())
                        .isIn("page", "ticket");
                assertThat(rule.of("annotations").get("runbook"))
                        .isEqualTo("docs/runbook.md#" + rule.name().toLowerCase(Locale.ROOT));
                assertThat(runbook).contains("### " + rule.name() + "\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check rules rules.yml",
                "test rules rules.test.yml",
                "test rules rules-over-hours.test.yml",
                "check config prometheus.yml"
            })
    void promtool_agrees(String arguments) {
        Promtool.Answer answer =
                Promtool.ask(OpsFiles.OPS.resolve("prometheus"), "", arguments.split(" "));

        assertThat(answer.exit()).as(answer.said()).isZero();
    }
}
