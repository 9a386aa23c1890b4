package io.techpack.cli.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of docs/metrics.md. */
public final class DocumentedMetrics {

    private static final Pattern NAME =
            Pattern.compile("\\b(?:techpack[_:]|hikaricp_|jvm_|process_|disk_|http_)[a-z0-9_:]+");

    private final List<Row> rows = new ArrayList<>();

    /**
     * One metric.
     *
     * @param processes {@code gateway}, {@code worker}
     */
    public record Row(
            String name, String type, Set<String> processes, String meaning, Set<String> alerts) {}

    public static DocumentedMetrics read() {
        DocumentedMetrics metrics = new DocumentedMetrics();
        OpsFiles.read(OpsFiles.ROOT.resolve("docs/metrics.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> metrics.rows.add(row(line)));
        return metrics;
    }

    private static Row row(String line) {
        List<String> cells =
                Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList();
        return new Row(
                cells.get(0).replace("`", ""),
                cells.get(1),
                words(cells.get(3)),
                cells.get(4),
                words(cells.get(5)));
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(",\\s*"))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public List<Row> rows() {
        return rows;
    }

    /** The names of all metrics and recorded rules that an expression reads, as documented. */
    Set<String> usedBy(String expression) {
        return NAME.matcher(expression)
                .results()
                .map(MatchResult::group)
                .map(this::documentedName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without what a histogram or summary adds to its name. */
    private String documentedName(String series) {
        return isDocumented(series) ? series : series.replaceFirst("_(bucket|count|sum|max)$", "");
    }

    boolean isDocumented(String name) {
        return rows.stream().anyMatch(row -> row.name().equals(name));
    }
}
