package io.techpack.cli.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a process exposes to Prometheus.
 *
 * @param types by the metrics' names, of counters with {@code _total}
 * @param text all of it
 */
public record Exposition(Map<String, String> types, String text) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");

    public static Exposition of(URI url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String text =
                    http.send(
                                    HttpRequest.newBuilder(url).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            Map<String, String> types = new TreeMap<>();
            Matcher lines = TYPE.matcher(text);
            while (lines.find()) {
                types.put(lines.group(1), lines.group(2));
            }
            return new Exposition(types, text);
        }
    }

    /** How many series Prometheus would keep of it. */
    public long series() {
        return text.lines().filter(line -> !line.startsWith("#")).count();
    }

    /** The names of the metrics that {@code promtool check metrics} has something to say about. */
    public Set<String> faulted() {
        return Promtool.ask(OpsFiles.OPS, text, "check", "metrics")
                .said()
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
