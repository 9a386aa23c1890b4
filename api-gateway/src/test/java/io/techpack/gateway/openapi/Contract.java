package io.techpack.gateway.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.techpack.gateway.response.Paths;
import io.techpack.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds responses against the committed document: the status must be documented for the operation,
 * its media type and required headers, too, and the body must fit its schema with no field that the
 * document does not know. Thread-safe.
 */
public final class Contract {

    /** The committed document; tests run in their module's directory. */
    public static final Path FILE = Path.of("..", "docs", "openapi.json");

    private static final String DOCUMENT = "https://techpack.example/openapi.json";
    private static final int LONGEST_SHOWN = 1_500;
    private static final String PROBLEM = "application/problem+json";
    private static final Contract COMMITTED = new Contract(read());

    private final JsonNode document;
    private final List<Route> routes = new ArrayList<>();
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private record Route(String method, Pattern path, long variables, String pointer) {}

    Contract(JsonNode document) {
        this.document = document;
        JsonNode closed = document.deepCopy();
        close(closed.path("components").path("schemas"));
        registry = registry(Map.of(DOCUMENT, closed.toString()));
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .propertyNames()
                                .forEach(method ->
                                        routes.add(
                                                new Route(
                                                        method.toUpperCase(Locale.ROOT),
                                                        Pattern.compile(
                                                                path.getKey()
                                                                        .replace(".", "\\.")
                                                                        .replaceAll(
                                                                                "\\{[^}]+}",
                                                                                "[^/]+")),
                                                        path.getKey()
                                                                .chars()
                                                                .filter(each -> each == '{')
                                                                .count(),
                                                        "/paths/"
                                                                + escaped(path.getKey())
                                                                + "/"
                                                                + method))));
        routes.sort(Comparator.comparingLong(Route::variables));
    }

    static SchemaRegistry registry(Map<String, String> documents) {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                        builder.schemas(documents)
                                .schemaRegistryConfig(
                                        SchemaRegistryConfig.builder()
                                                .formatAssertionsEnabled(true)
                                                .build()));
    }

    /** The committed document's. */
    public static Contract committed() {
        return COMMITTED;
    }

    private static JsonNode read() {
        try {
            return Files.exists(FILE)
                    ? Json.mapper().readTree(Files.readString(FILE))
                    : Json.mapper().createObjectNode();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public JsonNode document() {
        return document;
    }

    /**
     * Throws unless a request of that method and path may get that response.
     *
     * @param path as it was sent, without its query
     */
    public void check(String method, String path, int status, HttpHeaders headers, byte[] body) {
        if (!path.startsWith(Paths.BASE + "/")) {
            return;
        }
        Optional<JsonNode> operation = operation(method.equals("HEAD") ? "GET" : method, path);
        String what = "%s %s → %d".formatted(method, path, status);
        if (operation.isEmpty()) {
            if (!method.equals("OPTIONS") || status >= 400) {
                require(
                        status >= 400 && status < 500 || status == 503,
                        what,
                        "is not documented at all");
                checkBody(what, "#/components/schemas/Error", method, body);
            }
            return;
        }
        JsonNode response =
                resolved(operation.get().path("responses").path(Integer.toString(status)));
        require(
                !response.isMissingNode(),
                what,
                "is a status that the document does not know: " + text(body));
        response.path("headers")
                .properties()
                .forEach(header ->
                        require(
                                !resolved(header.getValue()).path("required").asBoolean(false)
                                        || headers.firstValue(header.getKey()).isPresent(),
                                what,
                                "lacks the header " + header.getKey()));
        if (body.length == 0) {
            return;
        }
        String media = headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = response.path("content").path(media);
        require(
                !content.isMissingNode(),
                what,
                "has the media type %s, which the document does not know".formatted(media));
        if (media.equals("application/json") || media.equals(PROBLEM)) {
            checkBody(what, content.path("schema").path("$ref").asString(""), method, body);
        }
    }

    /** Throws unless that is what an event of that name tells. */
    public void checkEvent(String event, JsonNode data) {
        JsonNode schema =
                document.at(
                        "/paths/"
                                + escaped(Paths.JOBS + "/{id}/events")
                                + "/get/x-events/"
                                + event
                                + "/$ref");
        require(schema.isString(), "event " + event, "is not documented");
        check("event " + event, schema.asString(""), data);
    }

    /** Throws unless the value fits the schema of that name. */
    public void checkNamed(String schema, JsonNode value) {
        check(schema, "#/components/schemas/" + schema, value);
    }

    /** What is wrong with the value as one of that schema, given by its reference. */
    List<Error> faults(String ref, JsonNode value) {
        return schemas.computeIfAbsent(
                        ref, each -> registry.getSchema(SchemaLocation.of(DOCUMENT + each)))
                .validate(value);
    }

    private void checkBody(String what, String ref, String method, byte[] body) {
        if (method.equals("HEAD") && body.length == 0) {
            return;
        }
        try {
            check(what, ref, Json.mapper().readTree(body));
        } catch (JacksonException malformed) {
            throw new AssertionError(what + " is no JSON: " + text(body), malformed);
        }
    }

    private void check(String what, String ref, JsonNode value) {
        List<Error> faults = faults(ref, value);
        require(
                faults.isEmpty(),
                what,
                "does not fit %s: %s in %s".formatted(ref, faults, shortened(value.toString())));
    }

    Optional<JsonNode> operation(String method, String path) {
        return routes.stream()
                .filter(route ->
                        route.method().equals(method) && route.path().matcher(path).matches())
                .findFirst()
                .map(route -> document.at(route.pointer()));
    }

    /** What a reference within the document leads to; other nodes as they are. */
    public JsonNode resolved(JsonNode node) {
        JsonNode ref = node.path("$ref");
        return ref.isString() ? document.at(ref.asString().substring(1)) : node;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static String text(byte[] body) {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, String what, String message) {
        if (!holds) {
            throw new AssertionError("%s %s (docs/openapi.json)".formatted(what, message));
        }
    }
}
