package io.techpack.cli.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read who run an installation, and what stands in it as code. */
public final class Documents {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern SPAN = Pattern.compile("(?s)`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private Documents() {}

    /** README.md and all below docs, decisions included. */
    public static List<Path> all() {
        try (Stream<Path> docs = Files.walk(OpsFiles.ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(OpsFiles.ROOT::resolve),
                            docs.filter(each -> each.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Those that are about the present code and servers, not about what was decided or measured.
     */
    public static Stream<Path> forOperators() {
        return Stream.concat(
                Stream.of("README.md").map(OpsFiles.ROOT::resolve),
                Stream.of("deploying", "metrics", "releasing", "runbook", "upgrading")
                        .map(name -> OpsFiles.ROOT.resolve("docs/" + name + ".md")));
    }

    /** Each span of code, and each line of a block of it. */
    public static List<String> code(Path document) {
        String text = OpsFiles.read(document);
        List<String> code = new ArrayList<>();
        Matcher fences = FENCE.matcher(text);
        while (fences.find()) {
            fences.group().lines().filter(line -> !line.startsWith("```")).forEach(code::add);
        }
        Matcher spans = SPAN.matcher(FENCE.matcher(text).replaceAll(""));
        while (spans.find()) {
            code.add(spans.group(1).replaceAll("\\s+", " "));
        }
        return code;
    }

    /** The targets of its links to files of ours, such as {@code runbook.md#retention}. */
    static List<String> links(Path document) {
        return LINK.matcher(FENCE.matcher(OpsFiles.read(document)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .toList();
    }

    /** What GitHub makes of its headings. */
    static Set<String> anchors(Path document) {
        return HEADING.matcher(FENCE.matcher(OpsFiles.read(document)).replaceAll(""))
                .results()
                .map(heading ->
                        heading.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
