package io.techpack.gateway.openapi;

import io.techpack.gateway.openapi.GeneratedRequest.Expectation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests out of the document: half of them as it says, the others with something wrong in
 * them. The same chance gives the same requests. For one thread.
 */
public final class RequestGenerator {

    private static final byte[] NOTHING = {};
    private static final List<String> PREFERENCES =
            List.of(
                    "respond-async",
                    "wait=0",
                    "wait=1",
                    "respond-async, wait=1",
                    "cancel-on-disconnect",
                    "wait=\"1\"",
                    "handling=lenient");

    private final Contract contract;
    private final String key;
    private final String operator;
    private final RandomGenerator random;
    private final Values values;
    private final Mutations mutations;
    private final Forms forms;
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(String method, String path, JsonNode says) {}

    /**
     * @param key of an account that may do anything but operate
     * @param operator the operator's key
     * @param picture that may be uploaded
     */
    public RequestGenerator(
            Contract contract,
            Known known,
            String key,
            String operator,
            byte[] picture,
            RandomGenerator random) {
        this.contract = contract;
        this.key = key;
        this.operator = operator;
        this.random = random;
        this.values = new Values(contract, known, random);
        this.mutations = new Mutations(random);
        this.forms = new Forms(picture, random, mutations);
        contract.document()
                .get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation ->
                                        operations.add(
                                                new Operation(
                                                        operation.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        operation.getValue()))));
    }

    public GeneratedRequest next() {
        Operation operation = mutations.pick(operations);
        boolean wrong = random.nextBoolean();
        int what = wrong ? random.nextInt(6) : -1;
        String method = what == 0 ? mutations.method() : operation.method();
        List<String> headers = headers(operation);
        if (what == 1) {
            headers.add(mutations.header());
        }
        String target = target(operation, what == 2, what == 3);
        if (operation.says().at("/requestBody/content").has("multipart/form-data")
                && random.nextBoolean()) {
            Forms.Form form = what >= 4 ? forms.wrong() : forms.right();
            headers.add("Content-Type: " + Forms.CONTENT_TYPE);
            return new GeneratedRequest(
                    method,
                    target,
                    headers,
                    form.body(),
                    operation.path(),
                    what >= 0 && what < 4 ? Expectation.ANYTHING : form.expectation());
        }
        JsonNode schema = operation.says().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            Expectation any = wrong ? Expectation.ANYTHING : Expectation.WELL_FORMED;
            return new GeneratedRequest(method, target, headers, NOTHING, operation.path(), any);
        }
        headers.add("Content-Type: application/json");
        JsonNode body = values.of("", schema);
        if (what == 4) {
            return new GeneratedRequest(
                    method,
                    target,
                    headers,
                    mutations.noJson(Mutations.bytes(body)),
                    operation.path(),
                    Expectation.ANYTHING);
        }
        if (what == 5) {
            body = mutations.broken(body);
        }
        if (body.path("deadlineSeconds").isNumber()) {
            // the same thing twice, which the document cannot forbid
            headers.removeIf(line -> line.startsWith("Cancel-After:"));
        }
        boolean fits =
                contract.faults(schema.path("$ref").asString(""), body).isEmpty()
                        && isStorable(body);
        Expectation expectation =
                what >= 0 && what < 4
                        ? Expectation.ANYTHING
                        : fits ? Expectation.WELL_FORMED : Expectation.BROKEN_BODY;
        return new GeneratedRequest(
                method, target, headers, Mutations.bytes(body), operation.path(), expectation);
    }

    private static boolean isStorable(JsonNode body) {
        String text = body.toString();
        return !text.contains("\\u0000")
                && text.codePoints().noneMatch(each -> each >= 0xD800 && each <= 0xDFFF)
                && !text.toUpperCase(Locale.ROOT).matches("(?s).*\\\\U(D[89A-F]).*");
    }

    private List<String> headers(Operation operation) {
        List<String> headers = new ArrayList<>();
        JsonNode security = operation.says().path("security");
        if (!security.isEmpty()) {
            boolean admin = security.get(0).path("key").toString().contains("admin");
            headers.add("Authorization: Bearer " + (admin ? operator : key));
        }
        operation
                .says()
                .path("parameters")
                .forEach(each -> {
                    JsonNode parameter = contract.resolved(each);
                    if (parameter.path("in").asString("").equals("header")
                            && random.nextInt(3) == 0) {
                        String name = parameter.get("name").asString();
                        headers.add(
                                name
                                        + ": "
                                        + (name.equals("Prefer")
                                                ? values.pick(PREFERENCES)
                                                : name.equals("Idempotency-Key")
                                                        ? "key-" + random.nextInt(1_000)
                                                        : parameter.path("example").asString("")));
                    }
                });
        return headers;
    }

    private String target(Operation operation, boolean oddPath, boolean oddQuery) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode each : operation.says().path("parameters")) {
            JsonNode parameter = contract.resolved(each);
            String name = parameter.get("name").asString();
            switch (parameter.get("in").asString()) {
                case "path" ->
                        path =
                                path.replace(
                                        "{" + name + "}",
                                        oddPath
                                                ? mutations.pathPart()
                                                : encoded(pathValue(operation, name, parameter)));
                case "query" -> {
                    if (random.nextInt(3) == 0
                            && !parameter.get("schema").path("x-opaque").asBoolean(false)) {
                        query.add(
                                name
                                        + "="
                                        + encoded(
                                                values.of(name, parameter.get("schema"))
                                                        .asString()));
                    }
                }
                default -> {
                    // a header
                }
            }
        }
        if (oddPath && path.equals(operation.path())) {
            path += values.pick(List.of("/", "/x", "//", "%2f", ";x=1", "%00", ".json"));
        }
        if (oddQuery) {
            query.add(mutations.query());
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** {@code id} is another thing in each path: its example in the document tells which. */
    private String pathValue(Operation operation, String name, JsonNode parameter) {
        String of =
                name.equals("id")
                        ? operation.path().replaceFirst("/\\{id}.*", "").replaceFirst(".*/", "")
                        : name;
        String value = values.text(of, parameter.get("schema"));
        String pattern = parameter.get("schema").path("pattern").asString("");
        return Pattern.compile(pattern).matcher(value).find()
                ? value
                : parameter.get("example").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
