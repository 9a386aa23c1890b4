package io.techpack.gateway.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.techpack.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of the records that responses are written from: what is nullable in Java is nullable
 * there, and what is always written is required. For one thread.
 */
final class RecordSchemas {

    private static final String REF = "#/components/schemas/";

    private final Map<Class<?>, String> names = new HashMap<>();
    private final JsonNode fields;

    /**
     * @param records the schemas' names, each with its class
     * @param fields what is said of fields, by {@code Schema.field} or by the field's name alone
     */
    RecordSchemas(JsonNode records, JsonNode fields) {
        this.fields = fields;
        records.properties().forEach(each -> names.put(type(each.getValue()), each.getKey()));
    }

    /** All of them, by their names. */
    Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new HashMap<>();
        names.forEach((type, name) -> all.put(name, schema(name, type)));
        return all;
    }

    static ObjectNode ref(String name) {
        return Json.mapper().createObjectNode().put("$ref", REF + name);
    }

    /** The same, or null. */
    static ObjectNode orNull(ObjectNode schema) {
        if (schema.has("type")) {
            String type = schema.get("type").asString();
            schema.putArray("type").add(type).add("null");
            if (schema.get("enum") instanceof ArrayNode words) {
                words.addNull();
            }
            return schema;
        }
        if (schema.isEmpty() || (schema.size() == 1 && schema.has("description"))) {
            return schema;
        }
        ObjectNode either = Json.mapper().createObjectNode();
        JsonNode description = schema.remove("description");
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        if (description != null) {
            either.set("description", description);
        }
        return either;
    }

    private static Class<?> type(JsonNode name) {
        try {
            return Class.forName(name.asString());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(
                    "schemas.yaml names a record that is gone: " + name.asString(), gone);
        }
    }

    private ObjectNode schema(String name, Class<?> type) {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        addFields(name, type, required, properties);
        return schema;
    }

    private void addFields(String name, Class<?> type, ArrayNode required, ObjectNode properties) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                addFields(name, component.getType(), required, properties);
                continue;
            }
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String field = renamed == null ? component.getName() : renamed.value();
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean leftOut =
                    included(component, JsonInclude.Include.NON_EMPTY)
                            || nullable && included(component, JsonInclude.Include.NON_NULL);
            ObjectNode schema = stated(name, field, ofType(component.getGenericType()));
            properties.set(field, nullable && !leftOut ? orNull(schema) : schema);
            if (!leftOut) {
                required.add(field);
            }
        }
    }

    private static boolean included(RecordComponent component, JsonInclude.Include when) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonInclude.class))
                .or(() ->
                        Optional.ofNullable(
                                component.getDeclaringRecord().getAnnotation(JsonInclude.class)))
                .filter(include -> include.value() == when)
                .isPresent();
    }

    private ObjectNode stated(String name, String field, ObjectNode schema) {
        JsonNode own = fields.get(name + "." + field);
        JsonNode stated = own == null ? fields.get(field) : own;
        if (stated == null) {
            return schema;
        }
        if (stated.has("$ref")) {
            return ref(stated.get("$ref").asString());
        }
        for (Map.Entry<String, JsonNode> each : stated.properties()) {
            switch (each.getKey()) {
                case "items" -> {
                    schema.put("type", "array");
                    schema.set(
                            "items",
                            each.getValue().isString()
                                    ? ref(each.getValue().asString())
                                    : each.getValue().deepCopy());
                }
                case "anyOf" -> {
                    ArrayNode any = schema.putArray("anyOf");
                    each.getValue().forEach(one -> any.add(ref(one.asString())));
                }
                default -> schema.set(each.getKey(), each.getValue().deepCopy());
            }
        }
        return schema;
    }

    private ObjectNode ofType(Type type) {
        ObjectNode schema = Json.mapper().createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Type last =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (Map.class.isAssignableFrom((Class<?>) generic.getRawType())) {
                schema.put("type", "object").set("additionalProperties", ofType(last));
            } else if (Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
                schema.put("type", "array").set("items", ofType(last));
            }
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            String name = names.get(plain);
            if (name == null) {
                throw new AssertionError(
                        "give %s a name in schemas.yaml, under records".formatted(plain.getName()));
            }
            return ref(name);
        }
        if (plain.isEnum()) {
            ArrayNode words = schema.put("type", "string").putArray("enum");
            Arrays.stream(plain.getEnumConstants()).forEach(each -> words.add(each.toString()));
        } else if (plain == String.class) {
            schema.put("type", "string");
        } else if (plain == UUID.class) {
            schema.put("type", "string").put("format", "uuid");
        } else if (plain == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (plain == boolean.class || plain == Boolean.class) {
            schema.put("type", "boolean");
        } else if (plain == int.class || plain == Integer.class) {
            schema.put("type", "integer").put("format", "int32");
        } else if (plain == long.class || plain == Long.class) {
            schema.put("type", "integer").put("format", "int64");
        } else if (plain == double.class || plain == Double.class) {
            schema.put("type", "number").put("format", "double");
        } else if (plain != Object.class && plain != JsonNode.class) {
            throw new AssertionError("no schema for " + plain.getName());
        }
        return schema;
    }
}
