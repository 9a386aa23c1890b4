package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The bytes of a request that is broken below its content: its framing, its head, or cut short.
 *
 * @param bytes what is sent
 * @param read whether the sender reads the answer; else it hangs up at once
 */
record BrokenRequest(byte[] bytes, boolean read) {

    private static final String END = "\r\n";

    /** What is broken, one or two of them in each request. */
    private enum Fault {
        BODY_CUT,
        LONGER_THAN_SAID,
        SHORTER_THAN_SAID,
        LENGTH_IS_NO_NUMBER,
        TWO_LENGTHS,
        LENGTH_AND_CHUNKS,
        CHUNK_SIZE_IS_NO_NUMBER,
        CHUNK_TOO_SHORT,
        CHUNK_WITHOUT_END,
        HUGE_CHUNK,
        TRAILERS,
        BARE_LINE_FEEDS,
        FOLDED_HEADER,
        NUL_IN_HEADER,
        LONG_HEADER,
        NO_HOST,
        OTHER_VERSION,
        STRANGE_METHOD,
        STRANGE_TARGET,
        FLIPPED_BYTES,
        NONE
    }

    /**
     * @param key that most of them carry
     * @param revision of that key's account, which jobs may name
     */
    static BrokenRequest random(Random random, String key, String product, String revision) {
        String body =
                "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]}"
                        .formatted(product, revision);
        boolean post = random.nextBoolean();
        String method = post ? "POST" : pick(random, List.of("GET", "DELETE", "PUT", "OPTIONS"));
        String target =
                post
                        ? pick(
                                random,
                                List.of(
                                        API + "/jobs",
                                        API + "/edit",
                                        API + "/products/" + product + "/revisions",
                                        API + "/webhooks"))
                        : pick(
                                random,
                                List.of(
                                        API + "/jobs",
                                        API + "/me",
                                        API + "/credits",
                                        API + "/products/" + product + "/tech-pack",
                                        API + "/openapi.json",
                                        "/",
                                        "/docs/"));
        String version = "HTTP/1.1";
        StringBuilder head = new StringBuilder();
        String framed = body;
        String framing = "Content-Length: " + body.length() + END;
        boolean host = true;
        boolean flip = false;
        int cut = Integer.MAX_VALUE;
        String lineEnd = END;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            switch (pick(random, Arrays.asList(Fault.values()))) {
                case BODY_CUT -> cut = random.nextInt(600);
                case LONGER_THAN_SAID -> framing = "Content-Length: 5" + END;
                case SHORTER_THAN_SAID -> framing = "Content-Length: 5000" + END;
                case LENGTH_IS_NO_NUMBER ->
                        framing =
                                "Content-Length: "
                                        + pick(
                                                random,
                                                List.of(
                                                        "-1",
                                                        "0x10",
                                                        "7e3",
                                                        "",
                                                        "99999999999999999999"))
                                        + END;
                case TWO_LENGTHS -> framing += "Content-Length: 7" + END;
                case LENGTH_AND_CHUNKS -> framing += "Transfer-Encoding: chunked" + END;
                case CHUNK_SIZE_IS_NO_NUMBER -> {
                    framing = "Transfer-Encoding: chunked" + END;
                    framed = "zz\r\n" + body + "\r\n0\r\n\r\n";
                }
                case CHUNK_TOO_SHORT -> {
                    framing = "Transfer-Encoding: chunked" + END;
                    framed = "3\r\n" + body + "\r\n0\r\n\r\n";
                }
                case CHUNK_WITHOUT_END -> {
                    framing = "Transfer-Encoding: chunked" + END;
                    framed = hex(body.length()) + END + body;
                }
                case HUGE_CHUNK -> {
                    framing = "Transfer-Encoding: chunked" + END;
                    framed = "7fffffffffffffff;x=" + "y".repeat(random.nextInt(9_000)) + END + body;
                }
                case TRAILERS -> {
                    framing = "Transfer-Encoding: chunked" + END;
                    framed =
                            hex(body.length())
                                    + END
                                    + body
                                    + "\r\n0\r\n"
                                    + "X-Trailer: 1\r\n".repeat(random.nextInt(2_000))
                                    + END;
                }
                case BARE_LINE_FEEDS -> lineEnd = "\n";
                case FOLDED_HEADER ->
                        head.append("X-Folded: a").append(END).append("\t b").append(END);
                case NUL_IN_HEADER -> head.append("Prefer: wait=\u00001").append(END);
                case LONG_HEADER ->
                        head.append("X-Long: ")
                                .append("z".repeat(random.nextInt(20_000)))
                                .append(END);
                case NO_HOST -> host = false;
                case OTHER_VERSION ->
                        version =
                                pick(
                                        random,
                                        List.of(
                                                "HTTP/1.0",
                                                "HTTP/0.9",
                                                "HTTP/2.0",
                                                "HTTP/9",
                                                "http/1.1",
                                                ""));
                case STRANGE_METHOD ->
                        method =
                                pick(
                                        random,
                                        List.of(
                                                "get",
                                                "TRACE",
                                                "CONNECT",
                                                "P\u00f6ST",
                                                "",
                                                "GET GET"));
                case STRANGE_TARGET ->
                        target =
                                pick(
                                        random,
                                        List.of(
                                                "*",
                                                "http://elsewhere.example/",
                                                "//x/..//y",
                                                "/%00",
                                                "/a b",
                                                "/\u00ff",
                                                "/" + "a".repeat(9_000),
                                                target + "?limit=%zz",
                                                target + "?x[]={}|"));
                case FLIPPED_BYTES -> flip = true;
                case NONE -> {}
            }
        }
        String text =
                method
                        + ' '
                        + target
                        + ' '
                        + version
                        + lineEnd
                        + (host ? "Host: techpack.example" + lineEnd : "")
                        + (random.nextInt(10) > 0 ? "Authorization: Bearer " + key + lineEnd : "")
                        + "Content-Type: application/json"
                        + lineEnd
                        + "Connection: close"
                        + lineEnd
                        + head
                        + framing
                        + lineEnd
                        + framed;
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (flip) {
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return new BrokenRequest(
                Arrays.copyOf(bytes, Math.min(cut, bytes.length)), random.nextInt(5) > 0);
    }

    private static String hex(int number) {
        return Integer.toString(number, 16).toUpperCase(Locale.ROOT);
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public String toString() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        shown.writeBytes(Arrays.copyOf(bytes, Math.min(400, bytes.length)));
        return shown.toString(StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "·");
    }
}
