package io.techpack.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the documents name exists: settings, metrics, files, tests, each other's sections. */
class DocumentsTest {

    /** The end of one whose names go on says so: {@code .…}, {@code .*}, {@code .<stage>}. */
    private static final Pattern SETTING =
            Pattern.compile(
                    "(?<![\\w./:@-])(?:techpack|spring|management|logging|server)(?:\\.[a-z][A-Za-z0-9-]*+)++(?:\\.[…*<])?+(?![\\w/(-])");

    /** Said after a setting: one that begins like it. */
    private static final Pattern ABBREVIATED =
            Pattern.compile("^(?:\\.[a-z][a-z0-9-]*)+(?![\\w/<*(-]|\\.[^a-z])");

    private static final Pattern METRIC =
            Pattern.compile("(?<![\\w-])techpack[_:][a-z0-9_:]+(?![\\w*-])");

    private static final Pattern FILE =
            Pattern.compile(
                    "(?<![\\w./-])(?:docs|ops|web|examples|common|api-gateway|cli|trials|embedded|imaging|document|worker-[a-z]+)/[\\w./-]*\\w");

    private static final Pattern TEST = Pattern.compile("(?<![\\w.])[A-Z][A-Za-z]+Test(?!\\w)");

    /** Topics and files have names like settings. */
    private static final Set<String> NO_SETTINGS =
            Set.of(
                    "techpack.job-updates",
                    "techpack.cancellations",
                    "techpack.close-ups",
                    "techpack.log",
                    ".sql.conf",
                    "techpack.example");

    private final SettingNames settings = SettingNames.ofOurProcesses();
    private final DocumentedMetrics metrics = DocumentedMetrics.read();

    static List<Path> all() {
        return Documents.all();
    }

    static Stream<Path> forOperators() {
        return Documents.forOperators();
    }

    @ParameterizedTest
    @MethodSource("forOperators")
    void every_setting_is_one_that_a_process_reads(Path document) {
        assertThat(found(SETTING, document))
                .filteredOn(name -> !NO_SETTINGS.contains(name))
                .allSatisfy(name -> assertThat(isSetting(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("forOperators")
    void every_abbreviated_setting_is_one_that_begins_like_the_one_before(Path document) {
        String before = "";
        for (String code : Documents.code(document)) {
            Matcher whole = SETTING.matcher(code);
            Matcher abbreviated = ABBREVIATED.matcher(code);
            if (whole.find()) {
                before = whole.group();
            } else if (abbreviated.find() && !NO_SETTINGS.contains(abbreviated.group())) {
                assertThat(readings(before, abbreviated.group()))
                        .as("%s after %s", code, before)
                        .anyMatch(this::isSetting);
            }
        }
    }

    /** Of {@code a.b.c} and {@code .d}: {@code a.b.d} and {@code a.d}. */
    private static List<String> readings(String before, String abbreviated) {
        List<String> readings = new ArrayList<>();
        for (int dot = before.lastIndexOf('.'); dot > 0; dot = before.lastIndexOf('.', dot - 1)) {
            readings.add(before.substring(0, dot) + abbreviated);
        }
        return readings;
    }

    private boolean isSetting(String name) {
        return name.matches(".+\\.[…*<]")
                ? settings.begin(name.substring(0, name.length() - 2))
                : settings.unknown(Set.of(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)))
                        .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forOperators")
    void every_metric_is_one_that_a_process_exposes_or_a_rule_records(Path document) {
        Set<String> recorded =
                OpsFiles.rules().stream().map(OpsFiles.Rule::name).collect(Collectors.toSet());

        assertThat(found(METRIC, document))
                .allSatisfy(name ->
                        assertThat(metrics.usedBy(name))
                                .as(name)
                                .allMatch(each ->
                                        recorded.contains(each) || metrics.isDocumented(each)));
    }

    @ParameterizedTest
    @MethodSource("forOperators")
    void every_file_and_every_test_is_there(Path document) throws IOException {
        assertThat(found(FILE, document))
                .filteredOn(path -> !path.contains("/target/")) // of a build
                .allSatisfy(path -> assertThat(OpsFiles.ROOT.resolve(path)).exists());
        Set<String> tests = tests();
        assertThat(found(TEST, document)).isSubsetOf(tests);
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_link_leads_to_a_section_that_there_is(Path document) {
        assertThat(Documents.links(document))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                    assertThat(target).as(link).exists();
                    if (parts.length == 2 && target.toString().endsWith(".md")) {
                        assertThat(Documents.anchors(target)).as(link).contains(parts[1]);
                    }
                });
    }

    @Test
    void what_is_named_is_found_in_the_text() {
        Path runbook = OpsFiles.ROOT.resolve("docs/runbook.md");

        assertThat(found(SETTING, runbook))
                .contains("techpack.worker.capacity", "techpack.kafka.…", "techpack.retention.…");
        assertThat(found(METRIC, runbook))
                .contains("techpack_replica_reads_total", "techpack:pressure:by_stage");
        assertThat(found(FILE, runbook)).contains("ops/prometheus/rules.yml");
        assertThat(found(TEST, runbook)).contains("BackupTest");
        assertThat(isSetting("techpack.worker.capaciti")).isFalse();
        assertThat(isSetting("techpack.workers.…")).isFalse();
    }

    private static Set<String> found(Pattern what, Path document) {
        return Documents.code(document).stream()
                .flatMap(code -> what.matcher(code).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> modules = Files.list(OpsFiles.ROOT)) {
            Set<String> names = new TreeSet<>();
            for (Path module : modules.map(each -> each.resolve("src/test/java")).toList()) {
                if (Files.isDirectory(module)) {
                    try (Stream<Path> files = Files.walk(module)) {
                        files.map(file -> file.getFileName().toString())
                                .filter(file -> file.endsWith("Test.java"))
                                .forEach(file -> names.add(file.replace(".java", "")));
                    }
                }
            }
            return names;
        }
    }
}
