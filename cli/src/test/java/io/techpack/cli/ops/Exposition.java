package io.techpack.cli.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process exposes to Prometheus.
 *
 * @param types by the metrics' names, of counters with {@code _total}
 */
public record Exposition(Map<String, String> types) {

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
            return new Exposition(types);
        }
    }
}
