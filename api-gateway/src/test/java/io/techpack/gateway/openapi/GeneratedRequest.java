package io.techpack.gateway.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as its bytes are sent.
 *
 * @param target path and query, raw
 * @param headers each a whole line
 * @param path the one of the operation that it was made from, as the document has it
 * @param expectation what is known of the response beforehand
 */
public record GeneratedRequest(
        String method,
        String target,
        List<String> headers,
        byte[] body,
        String path,
        Expectation expectation) {

    /** What the request's form says about the response. */
    public enum Expectation {
        /** The form is right: whatever is wrong with it, it is not INVALID_REQUEST. */
        WELL_FORMED,
        /** The body breaks its schema: it must be refused. */
        BROKEN_BODY,
        /** Anything that the document knows. */
        ANYTHING
    }

    /** As it goes over the wire, on a connection of its own. */
    public byte[] bytes(String host) {
        StringBuilder head =
                new StringBuilder(
                        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                                .formatted(method, target, host));
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    @Override
    public String toString() {
        String shown = new String(body, StandardCharsets.UTF_8);
        return "%s %s %s %s %s"
                .formatted(
                        expectation,
                        method,
                        target,
                        headers,
                        shown.length() > 2_000 ? shown.substring(0, 2_000) + "…" : shown);
    }
}
