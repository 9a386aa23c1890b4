package io.techpack.cli.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that a client saw of one job. Whatever was once shown must stay as it was. For one thread at
 * a time.
 */
final class JobStory {

    private static final List<String> LISTS = List.of("baseViews", "closeUps", "sketches");
    private static final List<String> SINGLES = List.of("category", "edit", "regeneration");

    private final String id;
    private final String type;
    private final Map<String, String> shown = new HashMap<>();
    private final List<String> breaches = new ArrayList<>();
    private long version;
    private int progress;
    private @Nullable JsonNode last;
    private boolean retried;

    JobStory(String id, String type) {
        this.id = id;
        this.type = type;
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    /** The client has asked for a failed job to go on: it may live again. */
    void retried() {
        retried = true;
    }

    /** The gateway took a job that its account could not pay for. */
    void overdrawn(int status) {
        breach("answered %d instead of 402".formatted(status));
    }

    /** The gateway does not show an accepted job to its account any more. */
    void unanswered(int status) {
        breach("lost: the gateway answers %d".formatted(status));
    }

    /** How many results were shown. */
    int results() {
        return shown.size();
    }

    /** What must not happen and did, in words. */
    List<String> breaches() {
        return List.copyOf(breaches);
    }

    boolean ended() {
        return last != null && ended(status(last));
    }

    Optional<String> status() {
        return Optional.ofNullable(last).map(JobStory::status);
    }

    private static boolean ended(String status) {
        return switch (status) {
            case "succeeded", "failed", "canceled" -> true;
            default -> false;
        };
    }

    private static String status(JsonNode document) {
        return document.path("status").asString("");
    }

    /** Holds what is shown now against what was shown before. */
    void seen(JsonNode document) {
        Map<String, String> now = results(document);
        shown.forEach((name, content) -> {
            if (!now.containsKey(name)) {
                breach(name + " vanished");
            } else if (!content.equals(now.get(name))) {
                breach(name + " changed from " + content + " to " + now.get(name));
            }
        });
        shown.putAll(now);
        compareWithLast(document);
        last = document;
        version = document.path("version").asLong();
        progress = document.path("progress").asInt();
    }

    private void compareWithLast(JsonNode document) {
        if (document.path("version").asLong() < version) {
            breach("version fell from " + version + " to " + document.path("version"));
        }
        if (document.path("progress").asInt() < progress) {
            breach("progress fell from " + progress + " to " + document.path("progress"));
        }
        boolean mayLiveAgain = retried && status().equals(Optional.of("failed"));
        if (ended() && !mayLiveAgain && !status(document).equals(status().orElse(""))) {
            breach("ended as " + status().orElse("") + " and is now " + status(document));
        }
        JsonNode credits = document.path("credits");
        int settled = credits.path("used").asInt() + credits.path("refunded").asInt();
        if (ended(status(document)) && credits.path("held").asInt() != settled) {
            breach("ended with held " + credits.path("held") + ", settled " + settled);
        }
    }

    private void breach(String what) {
        breaches.add(type + " " + id + ": " + what);
    }

    private static Map<String, String> results(JsonNode document) {
        Map<String, String> results = new HashMap<>();
        JsonNode all = document.path("results");
        for (String list : LISTS) {
            for (JsonNode item : all.path(list)) {
                results.put(list + "[" + item.path("ordinal") + "]", item.toString());
            }
        }
        for (String single : SINGLES) {
            if (!all.path(single).isMissingNode() && !all.path(single).isNull()) {
                results.put(single, all.path(single).toString());
            }
        }
        return results;
    }
}
