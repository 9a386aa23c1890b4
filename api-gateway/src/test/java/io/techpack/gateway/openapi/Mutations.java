package io.techpack.gateway.openapi;

import io.techpack.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ways in which requests go wrong. For one thread. */
final class Mutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> PATH_PARTS =
            List.of(
                    "x",
                    "%00",
                    "%ff",
                    "%C0%80",
                    "..%2f..%2fetc",
                    "%2e%2e",
                    "a;b=c",
                    "%ED%A0%80",
                    "0".repeat(3_000),
                    "'%22%3Cscript%3E",
                    "00000000-0000-0000-0000-000000000000",
                    "%E2%80%AE",
                    "null",
                    "-1",
                    "{id}");

    private static final List<String> QUERY_PARTS =
            List.of(
                    "limit=0",
                    "limit=101",
                    "limit=99999999999999999999",
                    "limit=x",
                    "limit=%00",
                    "cursor=%ff",
                    "cursor=AAAA",
                    "cursor=" + "A".repeat(1_100),
                    "status=nothing",
                    "type=%F0%9F%91%95",
                    "since=-1",
                    "since=1e9",
                    "since=9223372036854775807",
                    "unknown=1",
                    "%",
                    "a=%zz",
                    "=&=&",
                    "limit=1&limit=2",
                    "productId=%ED%A0%80",
                    "jobId=x",
                    "signature=x&expires=1");

    private static final List<String> HEADERS =
            List.of(
                    "Accept: text/plain",
                    "Accept: ;;",
                    "Accept: application/json;q=0",
                    "Accept: text/event-stream",
                    "Authorization: Bearer tp_x_y",
                    "Authorization: Basic eDp5",
                    "Authorization: Bearer",
                    "Content-Encoding: gzip",
                    "Content-Encoding: identity",
                    "Content-Type: text/plain",
                    "Content-Type: application/json;charset=utf-16",
                    "Content-Type: multipart/form-data",
                    "Content-Type: x",
                    "Idempotency-Key: ",
                    "Idempotency-Key: " + "k".repeat(300),
                    "Idempotency-Key: \u00e4\u0080\u009f",
                    "Cancel-After: soon",
                    "Cancel-After: 0s",
                    "Cancel-After: 99999999m",
                    "Cancel-After: -5s",
                    "Prefer: wait=x",
                    "Prefer: wait=-1, respond-async=",
                    "Prefer: \u00fc\u0085",
                    "Prefer: ,,,;;=",
                    "If-None-Match: *",
                    "If-None-Match: \"",
                    "If-None-Match: W/\"0-gzip\"",
                    "If-None-Match: \u0090",
                    "Last-Event-ID: x",
                    "Last-Event-ID: -9",
                    "Last-Event-ID: 99999999999999999999",
                    "Range: bytes=999999999-",
                    "Range: bytes=5-1",
                    "Range: lines=1",
                    "Range: bytes=0-1,3-4",
                    "If-Range: x",
                    "Expect: nothing",
                    "Origin: https://evil.example",
                    "X-Forwarded-Host: evil.example",
                    "Forwarded: host=\"evil.example\"",
                    "X-HTTP-Method-Override: DELETE",
                    "traceparent: x",
                    "Sec-Fetch-Site: cross-site",
                    "Transfer-Encoding: x",
                    "Upgrade: websocket");

    private static final List<String> METHODS =
            List.of(
                    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW",
                    "get");

    private static final List<String> NO_JSON =
            List.of(
                    "",
                    "null",
                    "[]",
                    "\"x\"",
                    "1",
                    "{",
                    "{\"a\":1,\"a\":2}",
                    "{} {}",
                    "\uFEFF{}",
                    "{\"a\":1e999999999}",
                    "{\"a\":" + "9".repeat(1_200) + "}",
                    "[".repeat(2_000),
                    "{\"a\":".repeat(150) + "1" + "}".repeat(150),
                    "{'a':1}",
                    "NaN",
                    "<x/>",
                    "a=b&c=d");

    private final RandomGenerator random;

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    String method() {
        return pick(METHODS);
    }

    String header() {
        return pick(HEADERS);
    }

    String query() {
        return pick(QUERY_PARTS);
    }

    String pathPart() {
        return pick(PATH_PARTS);
    }

    /** A body that is no JSON object at all, or one cut in half, or of odd bytes. */
    byte[] noJson(byte[] body) {
        return switch (random.nextInt(4)) {
            case 0 -> java.util.Arrays.copyOf(body, body.length / 2);
            case 1 -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 2 -> {
                byte[] odd = body.clone();
                for (int i = 0; i < 3 && odd.length > 0; i++) {
                    odd[random.nextInt(odd.length)] = (byte) random.nextInt(256);
                }
                yield odd;
            }
            default -> pick(NO_JSON).getBytes(StandardCharsets.UTF_8);
        };
    }

    /**
     * The same with one thing in it changed: a field gone, unknown, of another type, or hostile.
     */
    JsonNode broken(JsonNode body) {
        JsonNode copy = body.deepCopy();
        List<ObjectNode> objects = new ArrayList<>();
        objects(copy, objects);
        if (objects.isEmpty()) {
            return odd();
        }
        ObjectNode object = random.nextInt(3) > 0 ? objects.getFirst() : pick(objects);
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() ? "x" : pick(names);
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 ->
                    object.set(
                            pick(
                                    List.of(
                                            "unknown",
                                            "__proto__",
                                            "",
                                            "productid",
                                            name.toUpperCase(Locale.ROOT) + "\u202E")),
                            odd());
            case 2 -> object.set(name, extreme(object.path(name)));
            default -> object.set(name, odd());
        }
        return copy;
    }

    private static void objects(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> objects(child, into));
    }

    private JsonNode extreme(JsonNode value) {
        if (value.isNumber()) {
            return pick(
                    List.of(
                            NODES.numberNode(-1),
                            NODES.numberNode(0),
                            NODES.numberNode(11),
                            NODES.numberNode(Long.MAX_VALUE),
                            NODES.numberNode(7.5),
                            NODES.numberNode(new java.math.BigInteger("9".repeat(40)))));
        }
        if (value.isArray()) {
            ArrayNode many = NODES.arrayNode();
            for (int i = 0; i < 120; i++) {
                many.add(value.isEmpty() ? odd() : value.get(0));
            }
            return random.nextBoolean() ? many : NODES.arrayNode();
        }
        return NODES.stringNode(
                pick(
                        List.of(
                                "",
                                " ",
                                "x".repeat(9_000),
                                "\u0000",
                                "a\u0000b",
                                "\uD800",
                                "\u202Eabc",
                                "\u001B[31m")));
    }

    private JsonNode odd() {
        return pick(
                List.of(
                        NODES.nullNode(),
                        NODES.numberNode(3),
                        NODES.numberNode(-2.5),
                        NODES.booleanNode(true),
                        NODES.stringNode("odd"),
                        NODES.stringNode("\u0000"),
                        NODES.arrayNode(),
                        NODES.arrayNode().add(1).add("x"),
                        NODES.objectNode(),
                        NODES.objectNode().put("a", "\uDC00")));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** As UTF-8; half a surrogate pair, which UTF-8 cannot have, as its escape. */
    static byte[] bytes(JsonNode body) {
        StringBuilder text = new StringBuilder();
        Json.write(body)
                .codePoints()
                .forEach(each -> {
                    if (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE) {
                        text.append("\\u%04X".formatted(each));
                    } else {
                        text.appendCodePoint(each);
                    }
                });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
