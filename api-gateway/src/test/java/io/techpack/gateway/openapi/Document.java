package io.techpack.gateway.openapi;

import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Paths;
import io.techpack.job.JobStatus;
import io.techpack.json.Json;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.ViewType;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the OpenAPI document: which operations there are comes from the controllers, the shapes of
 * responses from the records that they are written from, the rest from the files beside this.
 */
public final class Document {

    private static final String JOB_BODY = "SubmitJob";
    private static final String OF_MANY = "OfMany";

    private final ObjectNode about = Statement.file("document.yaml");
    private final ObjectNode schemas = Statement.file("schemas.yaml");
    private final ObjectNode examples = Statement.file("examples.yaml");
    private final ObjectNode document = Json.mapper().createObjectNode();

    private Document() {}

    /**
     * The document of what those controllers serve.
     *
     * @param controllers what springdoc has read from them
     * @throws AssertionError if they serve what is not stated, or the other way round
     */
    public static ObjectNode of(JsonNode controllers) {
        return new Document().make(controllers);
    }

    private ObjectNode make(JsonNode controllers) {
        document.put("openapi", "3.1.1");
        document.set("info", about.get("info"));
        document.set("servers", about.get("servers"));
        document.set("tags", about.get("tags"));
        ObjectNode paths = document.putObject("paths");
        ObjectNode components = Json.mapper().createObjectNode();
        ObjectNode all = components.putObject("schemas");
        schemas().forEach(all::set);
        ObjectNode parameters = components.putObject("parameters");
        about.get("parameters")
                .properties()
                .forEach(each -> parameters.set(each.getKey(), each.getValue()));
        components.set("headers", headers());
        components.set("responses", errors());
        components.set("securitySchemes", about.get("securitySchemes"));
        Operations operations = new Operations(about, all, examples);
        operations.read(controllers, paths);
        components.set("examples", operations.examples());
        document.set("webhooks", webhooks());
        document.set("components", components);
        return document;
    }

    private Map<String, ObjectNode> schemas() {
        Map<String, ObjectNode> all =
                new TreeMap<>(
                        new RecordSchemas(schemas.get("records"), schemas.get("fields")).all());
        schemas.get("schemas")
                .properties()
                .forEach(each -> all.put(each.getKey(), (ObjectNode) each.getValue()));
        schemas.get("sourced")
                .properties()
                .forEach(each ->
                        all.put(each.getKey(), sourced(named(all, each.getValue().asString()))));
        words(all, "ViewType", Arrays.stream(ViewType.values()).map(ViewType::id));
        words(all, "JobType", jobTypes());
        words(all, "Origin", Stream.concat(Stream.of("upload"), jobTypes()));
        words(all, "JobStatus", Arrays.stream(JobStatus.values()).map(JobStatus::id));
        words(all, "StepId", Arrays.stream(TechPackStage.values()).map(TechPackStage::id));
        jobBodies(all, "");
        jobBodies(all, OF_MANY);
        return all;
    }

    private static ObjectNode named(Map<String, ObjectNode> all, String name) {
        ObjectNode schema = all.get(name);
        if (schema == null) {
            throw new AssertionError("there is no schema " + name);
        }
        return schema;
    }

    private static Stream<String> jobTypes() {
        return Arrays.stream(TechPackJob.values()).map(TechPackJob::id);
    }

    private static void words(Map<String, ObjectNode> all, String name, Stream<String> words) {
        ArrayNode list = named(all, name).putArray("enum");
        words.forEach(list::add);
    }

    private static ObjectNode sourced(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        ((ArrayNode) copy.get("required")).add("jobId").add("createdAt");
        ObjectNode properties = (ObjectNode) copy.get("properties");
        properties
                .putObject("jobId")
                .put("type", "string")
                .put("format", "uuid")
                .put("description", "The job that it comes from.");
        properties
                .putObject("createdAt")
                .put("type", "string")
                .put("format", "date-time")
                .put("description", "When it was made.");
        return copy;
    }

    /**
     * What {@code POST /jobs} takes: for each type what its operation takes, and a little more.
     *
     * @param suffix of the schemas' names: of one job, or of one of many
     */
    private void jobBodies(Map<String, ObjectNode> all, String suffix) {
        ObjectNode either = Json.mapper().createObjectNode();
        ArrayNode bodies = either.putArray("oneOf");
        ObjectNode byType =
                either.putObject("discriminator").put("propertyName", "type").putObject("mapping");
        JsonNode stated = schemas.get("jobBodies");
        jobTypes()
                .forEach(type -> {
                    String operation = stated.get("types").path(type).asString("");
                    if (operation.isEmpty()) {
                        throw new AssertionError(
                                "say in schemas.yaml, under jobBodies, what a job of type %s takes"
                                        .formatted(type));
                    }
                    ObjectNode body = named(all, operation).deepCopy();
                    ArrayNode required = Json.mapper().createArrayNode().add("type");
                    body.withArray("required").forEach(required::add);
                    body.set("required", required);
                    ObjectNode properties = Json.mapper().createObjectNode();
                    properties.putObject("type").put("type", "string").put("const", type);
                    body.get("properties")
                            .properties()
                            .forEach(each -> properties.set(each.getKey(), each.getValue()));
                    stated.get("extra")
                            .properties()
                            .forEach(each ->
                                    properties.set(each.getKey(), each.getValue().deepCopy()));
                    if (suffix.equals(OF_MANY)) {
                        stated.get("ofMany")
                                .properties()
                                .forEach(each ->
                                        properties.set(each.getKey(), each.getValue().deepCopy()));
                    }
                    body.set("properties", properties);
                    String name = operation + "Job" + suffix;
                    all.put(name, body);
                    bodies.add(RecordSchemas.ref(name));
                    byType.put(type, "#/components/schemas/" + name);
                });
        all.put(JOB_BODY + suffix, either);
    }

    private ObjectNode headers() {
        ObjectNode headers = Json.mapper().createObjectNode();
        about.get("headers")
                .properties()
                .forEach(each -> {
                    ObjectNode header = each.getValue().deepCopy().asObject();
                    header.remove("name");
                    headers.set(each.getKey(), header);
                });
        return headers;
    }

    private ObjectNode errors() {
        ObjectNode responses = Json.mapper().createObjectNode();
        about.get("errors")
                .properties()
                .forEach(each -> {
                    JsonNode error = each.getValue();
                    ObjectNode shown = Json.mapper().createObjectNode();
                    error.get("examples").properties().stream()
                            .filter(example -> isCode(example.getKey()))
                            .forEach(example ->
                                    shown.putObject(example.getKey())
                                            .set(
                                                    "value",
                                                    envelope(
                                                            example.getKey(),
                                                            Integer.parseInt(each.getKey()),
                                                            example.getValue())));
                    if (!isGiven(error)) {
                        return;
                    }
                    ObjectNode response = responses.putObject(error.get("name").asString());
                    response.set("description", error.get("description"));
                    Operations.headers(about, response, error.path("headers"));
                    response.putObject("content")
                            .putObject("application/problem+json")
                            .set("schema", RecordSchemas.ref("Error"));
                    ((ObjectNode) response.at("/content/application~1problem+json"))
                            .set("examples", shown);
                });
        return responses;
    }

    /** Whether the gateway knows one of its codes: what is only planned is not documented. */
    static boolean isGiven(JsonNode error) {
        return error.get("examples").propertyNames().stream().anyMatch(Document::isCode);
    }

    private static boolean isCode(String name) {
        return Arrays.stream(ErrorCode.values()).anyMatch(code -> code.name().equals(name));
    }

    private static ObjectNode envelope(String code, int status, JsonNode example) {
        String words = code.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        ObjectNode envelope = Json.mapper().createObjectNode().put("success", false);
        envelope.set("error", example.get("error"));
        envelope.put("code", code)
                .put("type", "urn:techpack:problem:" + words.replace(' ', '-'))
                .put("title", Character.toUpperCase(words.charAt(0)) + words.substring(1))
                .put("status", status);
        envelope.set("detail", example.get("error"));
        envelope.put("instance", Paths.BASE + "/base-views/analyze");
        envelope.set(
                "errors",
                example.has("errors") ? example.get("errors") : Json.mapper().createArrayNode());
        ObjectNode metadata = envelope.putObject("metadata");
        if (example.has("refunded")) {
            metadata.put("jobId", "0198c5e2-7d1a-7c3e-9b54-0d5c5b0c0001");
        } else {
            metadata.putNull("jobId");
        }
        metadata.put("creditsUsed", 0).put("creditsRefunded", example.path("refunded").asInt(0));
        return envelope;
    }

    private ObjectNode webhooks() {
        ObjectNode webhooks = Json.mapper().createObjectNode();
        JsonNode events = schemas.get("schemas").get("EventType").get("enum");
        events.forEach(event -> webhooks.set(event.asString(), webhook(event.asString())));
        return webhooks;
    }

    private ObjectNode webhook(String event) {
        ObjectNode path = Json.mapper().createObjectNode();
        String end = event.substring("job.".length());
        ObjectNode post = path.putObject("post");
        post.put("operationId", "told" + Character.toUpperCase(end.charAt(0)) + end.substring(1));
        post.put(
                "summary",
                "A job has %s".formatted(end.equals("canceled") ? "been canceled" : end));
        post.put(
                "description",
                "Sent at least once, signed as Standard Webhooks say; what is not answered 2xx is sent again for up to 24 hours.");
        post.putArray("tags").add("Webhooks");
        post.putArray("security");
        ArrayNode parameters = post.putArray("parameters");
        header(
                parameters,
                "webhook-id",
                "The delivery; the same for every attempt.",
                "0198c5e2-7d1a-7c3e-9b54-0d5c5b0c000a");
        header(
                parameters,
                "webhook-timestamp",
                "When this attempt was made, in seconds since 1970.",
                "1795683630");
        header(
                parameters,
                "webhook-signature",
                "One or two, each v1 and the HMAC-SHA-256 of id, timestamp and body.",
                "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=");
        ObjectNode body =
                post.putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("application/json");
        body.set("schema", RecordSchemas.ref("JobEvent"));
        ObjectNode example = examples.get("JobEvent").deepCopy().asObject().put("type", event);
        ((ObjectNode) example.get("data")).put("status", end);
        body.putObject("examples").putObject(event).set("value", example);
        ObjectNode responses = post.putObject("responses");
        responses.putObject("2XX").put("description", "Received.");
        responses
                .putObject("410")
                .put("description", "Nobody is there any more: the webhook is disabled.");
        responses.putObject("default").put("description", "Not received; it is sent again.");
        return path;
    }

    private static void header(
            ArrayNode parameters, String name, String description, String example) {
        ObjectNode header =
                parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "header")
                        .put("required", true)
                        .put("description", description);
        header.putObject("schema").put("type", "string");
        header.put("example", example);
    }
}
