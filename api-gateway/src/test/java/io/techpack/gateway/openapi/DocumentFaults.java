package io.techpack.gateway.openapi;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What is wrong with a document in itself. */
public final class DocumentFaults {

    private static final String OF_DOCUMENTS =
            "https://spec.openapis.org/oas/3.1/schema/WORK-IN-PROGRESS";
    private static final String OF_SCHEMAS = "https://json-schema.org/draft/2020-12/schema";

    private final Contract contract;
    private final List<String> faults = new ArrayList<>();

    private DocumentFaults(Contract contract) {
        this.contract = contract;
    }

    /**
     * Where it breaks the rules of OpenAPI 3.1 or of JSON Schema, leads nowhere, leaves something
     * out that each operation has, or has an example that does not fit.
     */
    public static List<String> in(Contract contract) {
        return new DocumentFaults(contract).all();
    }

    private List<String> all() {
        JsonNode document = contract.document();
        SchemaRegistry registry =
                Contract.registry(
                        Map.of(OF_DOCUMENTS, Statement.file("oas-3.1-schema.yaml").toString()));
        registry.getSchema(SchemaLocation.of(OF_DOCUMENTS))
                .validate(document)
                .forEach(each -> faults.add("OpenAPI 3.1: " + each));
        var schema = registry.getSchema(SchemaLocation.of(OF_SCHEMAS));
        document.at("/components/schemas")
                .properties()
                .forEach(each ->
                        schema.validate(each.getValue())
                                .forEach(fault ->
                                        faults.add(
                                                "schema %s: %s".formatted(each.getKey(), fault))));
        references(document);
        TreeSet<String> ids = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation -> {
                                    String place = operation.getKey() + " " + path.getKey();
                                    operation(place, operation.getValue());
                                    if (!ids.add(
                                            operation
                                                    .getValue()
                                                    .path("operationId")
                                                    .asString(""))) {
                                        faults.add(place + " has the operationId of another one");
                                    }
                                }));
        content(document.path("components").path("responses"), "components");
        content(document.path("webhooks"), "webhooks");
        return faults;
    }

    private void references(JsonNode node) {
        JsonNode ref = node.path("$ref");
        if (ref.isString() && contract.document().at(ref.asString().substring(1)).isMissingNode()) {
            faults.add(ref.asString() + " leads nowhere");
        }
        node.forEach(this::references);
    }

    private void operation(String place, JsonNode operation) {
        for (String name :
                List.of("operationId", "summary", "description", "tags", "security", "responses")) {
            if (operation.path(name).isMissingNode()) {
                faults.add("%s lacks %s".formatted(place, name));
            }
        }
        operation
                .path("parameters")
                .forEach(each -> {
                    JsonNode parameter = contract.resolved(each);
                    if (parameter.path("description").isMissingNode()
                            || parameter.path("schema").isMissingNode()) {
                        faults.add(
                                "%s: the parameter %s lacks a description or a schema"
                                        .formatted(place, parameter.path("name")));
                    }
                });
        content(operation, place);
    }

    /** Every JSON content has an example, and all of them fit. */
    private void content(JsonNode node, String place) {
        node.path("content")
                .properties()
                .forEach(each -> {
                    JsonNode content = each.getValue();
                    if (each.getKey().endsWith("json")) {
                        if (content.path("examples").isEmpty()) {
                            faults.add(place + " has a body without an example");
                        }
                        content.path("examples")
                                .properties()
                                .forEach(example ->
                                        contract.faults(
                                                        content.path("schema")
                                                                .path("$ref")
                                                                .asString(""),
                                                        contract.resolved(example.getValue())
                                                                .path("value"))
                                                .forEach(fault ->
                                                        faults.add(
                                                                "%s, example %s: %s"
                                                                        .formatted(
                                                                                place,
                                                                                example.getKey(),
                                                                                fault))));
                    }
                });
        node.properties()
                .forEach(each -> {
                    if (!each.getKey().equals("content")) {
                        content(each.getValue(), place + " " + each.getKey());
                    }
                });
    }
}
