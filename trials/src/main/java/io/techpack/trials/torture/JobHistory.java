package io.techpack.trials.torture;

import io.techpack.trials.client.ObservedJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that a client saw of one job. Whatever was once shown must stay as it was. For one thread at
 * a time.
 */
final class JobHistory {

    private static final Pattern SIGNATURE =
            Pattern.compile("[?]expires=\\d+&signature=[A-Za-z0-9_-]+");
    private static final List<String> LISTS = List.of("baseViews", "closeUps", "sketches");
    private static final List<String> SINGLES = List.of("category", "edit", "regeneration");

    private final String id;
    private final String type;
    private final Map<String, String> shown = new HashMap<>();
    private final List<String> anomalies = new ArrayList<>();
    private @Nullable ObservedJob last;
    private boolean retried;

    JobHistory(String id, String type) {
        this.id = id;
        this.type = type;
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    /** The client has asked for the failed job to be retried: it may live again. */
    void retried() {
        retried = true;
    }

    /** The gateway took a job that its account could not pay for. */
    void overdrawn(int status) {
        anomaly("answered %d instead of 402".formatted(status));
    }

    /** The gateway does not show an accepted job to its account any more. */
    void notShown(int status) {
        anomaly("lost: the gateway answers %d".formatted(status));
    }

    /** How many results were shown. */
    int results() {
        return shown.size();
    }

    /** What must not happen and did, in words. */
    List<String> anomalies() {
        return List.copyOf(anomalies);
    }

    boolean ended() {
        return last != null && last.ended();
    }

    Optional<String> status() {
        return Optional.ofNullable(last).map(ObservedJob::status);
    }

    /** Compares what is shown now with what was shown before. */
    void observe(ObservedJob now) {
        Map<String, String> results = results(now.document());
        shown.forEach((name, content) -> {
            if (!results.containsKey(name)) {
                anomaly(name + " vanished");
            } else if (!content.equals(results.get(name))) {
                anomaly(name + " changed from " + content + " to " + results.get(name));
            }
        });
        shown.putAll(results);
        if (last != null) {
            compare(last, now);
        }
        checkCredits(now);
        last = now;
    }

    private void compare(ObservedJob before, ObservedJob now) {
        if (now.version() < before.version()) {
            anomaly("version fell from " + before.version() + " to " + now.version());
        }
        if (now.progress() < before.progress()) {
            anomaly("progress fell from " + before.progress() + " to " + now.progress());
        }
        boolean mayLiveAgain = retried && before.status().equals("failed");
        if (before.ended() && !mayLiveAgain && !now.status().equals(before.status())) {
            anomaly("ended as " + before.status() + " and is now " + now.status());
        }
    }

    private void checkCredits(ObservedJob now) {
        JsonNode credits = now.document().path("credits");
        int settled = credits.path("used").asInt() + credits.path("refunded").asInt();
        if (now.ended() && credits.path("held").asInt() != settled) {
            anomaly("ended with held " + credits.path("held") + ", settled " + settled);
        }
    }

    private void anomaly(String what) {
        anomalies.add(type + " " + id + ": " + what);
    }

    /** A picture's link is signed anew twice an hour; what it leads to is the same. */
    private static String unsigned(JsonNode result) {
        return SIGNATURE.matcher(result.toString()).replaceAll("");
    }

    private static Map<String, String> results(JsonNode document) {
        Map<String, String> results = new HashMap<>();
        JsonNode all = document.path("results");
        for (String list : LISTS) {
            for (JsonNode item : all.path(list)) {
                results.put(list + "[" + item.path("ordinal") + "]", unsigned(item));
            }
        }
        for (String single : SINGLES) {
            if (!all.path(single).isMissingNode() && !all.path(single).isNull()) {
                results.put(single, unsigned(all.path(single)));
            }
        }
        return results;
    }
}
