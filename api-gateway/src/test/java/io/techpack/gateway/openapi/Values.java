package io.techpack.gateway.openapi;

import io.techpack.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that fit the schemas of requests. For one thread. */
final class Values {

    private static final int LONGEST = 300;
    private static final List<String> TEXTS =
            List.of(
                    "jacket-042",
                    "organic cotton",
                    "Ändere zu Bio-Baumwolle",
                    "改成有机棉",
                    "a\tb",
                    "👕",
                    "'; drop table job; --",
                    "<script>alert(1)</script>",
                    "%00%ff",
                    "../../etc/passwd",
                    "${jndi:ldap://x}",
                    "x");

    private final Contract contract;
    private final Known known;
    private final RandomGenerator random;

    Values(Contract contract, Known known, RandomGenerator random) {
        this.contract = contract;
        this.known = known;
        this.random = random;
    }

    JsonNode of(String name, JsonNode stated) {
        JsonNode schema = contract.resolved(stated);
        for (String either : List.of("oneOf", "anyOf")) {
            if (schema.has(either)) {
                return of(name, any(schema.get(either)));
            }
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return any(schema.get("enum"));
        }
        if (stated.path("$ref").asString("").endsWith("/GivenAnalysis")
                && !known.analyses().isEmpty()
                && random.nextInt(4) > 0) {
            return pick(known.analyses());
        }
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            if (random.nextInt(8) == 0) {
                return Json.mapper().nullNode();
            }
            type = type.get(0);
        }
        return switch (type.asString("")) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> Json.mapper().getNodeFactory().numberNode(number(schema));
            case "boolean" -> Json.mapper().getNodeFactory().booleanNode(random.nextBoolean());
            default -> Json.mapper().getNodeFactory().stringNode(text(name, schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = Json.mapper().createObjectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties")
                .properties()
                .forEach(each -> {
                    if (required.contains(each.getKey()) || random.nextInt(3) == 0) {
                        object.set(each.getKey(), of(each.getKey(), each.getValue()));
                    }
                });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        int min = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(3), min + 3);
        int size = min + random.nextInt(most - min + 1);
        ArrayNode array = Json.mapper().createArrayNode();
        for (int i = 0; i < size; i++) {
            JsonNode value = of(name.replaceFirst("s$", ""), schema.path("items"));
            if (!schema.path("uniqueItems").asBoolean(false)
                    || array.valueStream().noneMatch(value::equals)) {
                array.add(value);
            }
        }
        return array;
    }

    private long number(JsonNode schema) {
        long min = schema.path("minimum").asLong(0);
        long max = schema.path("maximum").asLong(1_000);
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            default -> random.nextLong(min, max + 1);
        };
    }

    String text(String name, JsonNode schema) {
        List<String> words = known.of(name);
        if (!words.isEmpty() && random.nextInt(5) > 0) {
            return pick(words);
        }
        if (schema.path("format").asString("").equals("uuid")) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        if (schema.path("format").asString("").equals("date-time")) {
            return "2%d00-01-31T12:00:00Z".formatted(random.nextInt(1, 10));
        }
        if (schema.path("x-remote").asBoolean(false)) {
            return pick(
                    List.of("http://127.0.0.1:1/nobody.jpg", "data:image/png;base64,iVBORw0KGgo="));
        }
        int longest = Math.min(schema.path("maxLength").asInt(LONGEST), LONGEST);
        String text = random.nextInt(6) == 0 ? "x".repeat(longest) : pick(TEXTS);
        return text.substring(0, Math.min(text.length(), longest));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private JsonNode any(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }
}
