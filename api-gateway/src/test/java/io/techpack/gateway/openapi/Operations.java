package io.techpack.gateway.openapi;

import io.techpack.gateway.response.Paths;
import io.techpack.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations of the document, each as it is stated in {@code operations.yaml}. */
final class Operations {

    private static final String JSON = "application/json";
    private static final String METADATA = "OperationMetadata";

    private final ObjectNode stated = Statement.file("operations.yaml");
    private final JsonNode about;
    private final ObjectNode schemas;
    private final JsonNode known;
    private final Map<String, JsonNode> used = new TreeMap<>();

    /**
     * @param schemas to which the envelopes are added
     * @param known the examples that there are
     */
    Operations(JsonNode about, ObjectNode schemas, JsonNode known) {
        this.about = about;
        this.schemas = schemas;
        this.known = known;
    }

    /** Adds what those controllers serve to the paths of the document. */
    void read(JsonNode controllers, ObjectNode paths) {
        TreeSet<String> served = new TreeSet<>();
        controllers
                .get("paths")
                .properties()
                .forEach(path -> {
                    if (path.getKey().startsWith(Paths.BASE + "/")) {
                        path.getValue()
                                .propertyNames()
                                .forEach(method ->
                                        served.add(
                                                method.toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey()
                                                                .substring(Paths.BASE.length())));
                    }
                });
        List<String> faults = new ArrayList<>();
        served.stream()
                .filter(each -> !stated.has(each))
                .forEach(
                        each -> faults.add(each + " is served, but not stated in operations.yaml"));
        stated.propertyNames().stream()
                .filter(each -> !served.contains(each))
                .forEach(
                        each -> faults.add(each + " is stated in operations.yaml, but not served"));
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
        stated.properties()
                .forEach(each -> {
                    String[] place = each.getKey().split(" ");
                    String path = Paths.BASE + place[1];
                    ObjectNode operations =
                            paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
                    operations.set(
                            place[0].toLowerCase(Locale.ROOT),
                            operation(place[1], each.getValue()));
                });
    }

    /** The examples that were used, by their names. */
    ObjectNode examples() {
        ObjectNode examples = Json.mapper().createObjectNode();
        used.forEach((name, value) -> examples.putObject(name).set("value", value));
        return examples;
    }

    private ObjectNode operation(String path, JsonNode says) {
        ObjectNode operation = Json.mapper().createObjectNode();
        operation.set("operationId", says.get("id"));
        operation.set("summary", says.get("summary"));
        operation.set("description", says.get("description"));
        operation.putArray("tags").add(says.get("tag"));
        operation.set("security", security(path, says));
        ArrayNode parameters = parameters(says);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (says.has("body")) {
            operation.set("requestBody", body(says));
        }
        operation.set("responses", responses(says));
        if (operation.at("/responses/200/content").has("text/event-stream")) {
            ObjectNode events = operation.putObject("x-events");
            says.at("/responses/200/events")
                    .properties()
                    .forEach(each ->
                            events.set(
                                    each.getKey(), RecordSchemas.ref(each.getValue().asString())));
        }
        return operation;
    }

    private static ArrayNode security(String path, JsonNode says) {
        ArrayNode security = Json.mapper().createArrayNode();
        if (!says.has("security")) {
            security.addObject().putArray("key").add(path.startsWith("/admin/") ? "admin" : "jobs");
        }
        says.path("security")
                .forEach(each -> {
                    ArrayNode scopes = security.addObject().putArray(each.asString());
                    if (each.asString().equals("key")) {
                        scopes.add("jobs");
                    }
                });
        return security;
    }

    private ArrayNode parameters(JsonNode says) {
        ArrayNode parameters = Json.mapper().createArrayNode();
        says.path("path")
                .properties()
                .forEach(each -> {
                    JsonNode variable = about.get("pathParameters").get(each.getValue().asString());
                    ObjectNode parameter =
                            parameters
                                    .addObject()
                                    .put("name", each.getKey())
                                    .put("in", "path")
                                    .put("required", true);
                    variable.properties()
                            .forEach(one -> parameter.set(one.getKey(), one.getValue()));
                });
        says.path("takes")
                .forEach(each -> {
                    if (!about.get("parameters").has(each.asString())) {
                        throw new AssertionError(
                                "document.yaml has no parameter " + each.asString());
                    }
                    parameters
                            .addObject()
                            .put("$ref", "#/components/parameters/" + each.asString());
                });
        return parameters;
    }

    private ObjectNode body(JsonNode says) {
        ObjectNode body = Json.mapper().createObjectNode().put("required", true);
        ObjectNode content = body.putObject("content");
        content.set(JSON, shown(says.get("body").asString(), says.get("body").asString()));
        if (says.has("form")) {
            ObjectNode form = content.putObject("multipart/form-data");
            form.set("schema", RecordSchemas.ref(says.get("form").asString()));
            form.putObject("encoding")
                    .putObject("file")
                    .put("contentType", "image/jpeg, image/png, image/webp");
        }
        return body;
    }

    private ObjectNode shown(String schema, String example) {
        ObjectNode content = Json.mapper().createObjectNode();
        if (!schemas.has(schema)) {
            throw new AssertionError("there is no schema " + schema);
        }
        if (!used.containsKey(example)) {
            if (!known.has(example)) {
                throw new AssertionError("examples.yaml has no example " + example);
            }
            used.put(example, known.get(example));
        }
        content.set("schema", RecordSchemas.ref(schema));
        content.putObject("examples")
                .putObject(example)
                .put("$ref", "#/components/examples/" + example);
        return content;
    }

    private ObjectNode responses(JsonNode says) {
        ObjectNode responses = Json.mapper().createObjectNode();
        if (says.has("operation")) {
            operation(says.get("operation").asString(), responses);
        }
        says.path("responses")
                .properties()
                .forEach(each -> responses.set(each.getKey(), response(each.getValue())));
        TreeSet<Integer> errors = new TreeSet<>();
        about.get("everywhere").forEach(each -> errors.add(each.asInt()));
        says.path("errors").forEach(each -> errors.add(each.asInt()));
        for (int status : errors) {
            JsonNode error = about.get("errors").get(Integer.toString(status));
            if (Document.isGiven(error)) {
                responses
                        .putObject(Integer.toString(status))
                        .put("$ref", "#/components/responses/" + error.get("name").asString());
            }
        }
        return responses;
    }

    private ObjectNode response(JsonNode says) {
        ObjectNode response = Json.mapper().createObjectNode();
        response.set("description", says.get("description"));
        headers(about, response, says.path("headers"));
        if (says.has("schema")) {
            String schema = says.get("schema").asString();
            response.putObject("content")
                    .set(JSON, shown(schema, says.path("example").asString(schema)));
        }
        if (says.has("events")) {
            ObjectNode stream = response.putObject("content").putObject("text/event-stream");
            stream.putObject("schema")
                    .put("type", "string")
                    .put(
                            "description",
                            "Server-sent events; the data of each is JSON as x-events says.");
            stream.put(
                    "example",
                    "retry: 2000\n\nid: 17\nevent: progress\ndata: {\"jobId\":\"0198c5e2-7d1a-7c3e-9b54-0d5c5b0c0001\",\"status\":\"running\",\"progress\":59,\"step\":\"Close-up 4/8 ready\",\"version\":17,\"credits\":{\"held\":9,\"used\":3,\"refunded\":0}}\n\n");
        }
        if (says.has("media")) {
            ObjectNode content = response.putObject("content");
            says.get("media").forEach(each -> content.putObject(each.asString()));
        }
        return response;
    }

    /** What each of the six operations can answer, beside errors. */
    private void operation(String data, ObjectNode responses) {
        String name = data.replace("Data", "") + "Envelope";
        ObjectNode envelope = schemas.putObject(name).put("type", "object");
        envelope.putArray("required").add("success").add("data").add("metadata");
        ObjectNode properties = envelope.putObject("properties");
        properties.putObject("success").put("type", "boolean").put("const", true);
        properties.set("data", RecordSchemas.ref(data));
        properties.set("metadata", RecordSchemas.ref(METADATA));
        ObjectNode example = Json.mapper().createObjectNode().put("success", true);
        example.set("data", known.get(data));
        example.putObject("metadata")
                .put("jobId", "0198c5e2-7d1a-7c3e-9b54-0d5c5b0c0001")
                .put("creditsUsed", known.get(data).path("creditsUsed").asInt(0))
                .put("cached", false)
                .put("timestamp", "2026-11-26T09:00:10Z")
                .put("processingTimeMs", 9800);
        used.put(name, example);
        ObjectNode done = responses.putObject("200").put("description", "The result.");
        headers(about, done, Json.mapper().createArrayNode().add("PreferenceApplied"));
        done.putObject("content").set(JSON, shown(name, name));
        ObjectNode accepted =
                responses
                        .putObject("202")
                        .put(
                                "description",
                                "The job as it stands: the client preferred not to wait, or not so long.");
        headers(
                about,
                accepted,
                Json.mapper()
                        .createArrayNode()
                        .add("Location")
                        .add("ETag")
                        .add("CacheControl")
                        .add("RetryAfter")
                        .add("PreferenceApplied"));
        accepted.putObject("content").set(JSON, shown("Job", "JobQueued"));
    }

    /** Adds the headers of those names to the response. */
    static void headers(JsonNode about, ObjectNode response, JsonNode names) {
        if (names.isEmpty()) {
            return;
        }
        ObjectNode headers = response.putObject("headers");
        names.forEach(each -> {
            JsonNode header = about.get("headers").get(each.asString());
            String name = header.path("name").asString(each.asString());
            headers.putObject(name).put("$ref", "#/components/headers/" + each.asString());
        });
    }
}
