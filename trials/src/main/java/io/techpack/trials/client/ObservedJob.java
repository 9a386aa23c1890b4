package io.techpack.trials.client;

import tools.jackson.databind.JsonNode;

/** A job as the server showed it once. */
public record ObservedJob(JsonNode document) {

    public String id() {
        return document.path("jobId").asString("");
    }

    public String status() {
        return document.path("status").asString("");
    }

    public long version() {
        return document.path("version").asLong();
    }

    public int progress() {
        return document.path("progress").asInt();
    }

    public boolean ended() {
        return switch (status()) {
            case "succeeded", "failed", "canceled" -> true;
            default -> false;
        };
    }

    public boolean succeeded() {
        return status().equals("succeeded");
    }
}
