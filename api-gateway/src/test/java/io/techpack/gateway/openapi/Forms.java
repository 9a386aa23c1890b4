package io.techpack.gateway.openapi;

import io.techpack.gateway.openapi.GeneratedRequest.Expectation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Multipart bodies with a picture: right ones, and what goes wrong in them. For one thread. */
final class Forms {

    /** The boundary of every form, with what a boundary may hold. */
    private static final String BOUNDARY = "b'()+_,-./:=?9";

    static final String CONTENT_TYPE = "multipart/form-data; boundary=\"" + BOUNDARY + "\"";

    private static final List<String> VIEWS =
            List.of("front", "back", "side", "top", "bottom", "detail", "other");
    private static final List<String> ODD_VIEWS =
            List.of("", "sideways", "FRONT", "front\u0000", "front\r\n", "ü".repeat(500), "\u202e");
    private static final List<String> FILE_NAMES =
            List.of(
                    "front.jpg",
                    "",
                    "../../etc/passwd",
                    "C:\\photos\\front.jpg",
                    "a\\\"b.png",
                    "größe 前.webp",
                    "x".repeat(1_500),
                    "%00.jpg",
                    "\u202egpj.exe");
    private static final List<String> ODD_LINES =
            List.of(
                    "Content-Disposition: form-data",
                    "Content-Disposition: form-data; name",
                    "Content-Disposition: attachment; name=\"file\"; filename=\"a\"",
                    "Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%ff%zz",
                    "Content-Type: image/png",
                    "X: " + "y".repeat(20_000),
                    "no header at all");

    private final byte[] picture;
    private final RandomGenerator random;
    private final Mutations mutations;

    Forms(byte[] picture, RandomGenerator random, Mutations mutations) {
        this.picture = picture;
        this.random = random;
        this.mutations = mutations;
    }

    /** A form, and what is known of the response to it. */
    record Form(byte[] body, Expectation expectation) {}

    /** As the document says. */
    Form right() {
        boolean viewFirst = random.nextBoolean();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (viewFirst) {
            view(body, mutations.pick(VIEWS));
        }
        file(body, picture);
        if (!viewFirst) {
            view(body, mutations.pick(VIEWS));
        }
        return new Form(ended(body), Expectation.WELL_FORMED);
    }

    /** With one thing wrong. */
    Form wrong() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return switch (random.nextInt(8)) {
            case 0 -> {
                view(body, mutations.pick(VIEWS));
                yield refused(body);
            }
            case 1 -> {
                file(body, picture);
                yield refused(body);
            }
            case 2 -> {
                view(body, mutations.pick(VIEWS));
                file(body, picture);
                file(body, picture);
                yield refused(body);
            }
            case 3 -> {
                view(body, mutations.pick(ODD_VIEWS));
                file(body, picture);
                yield refused(body);
            }
            case 4 -> {
                view(body, mutations.pick(VIEWS));
                file(body, new byte[random.nextInt(3) * 500]);
                yield refused(body);
            }
            case 5 -> {
                view(body, mutations.pick(VIEWS));
                file(body, picture);
                part(body, mutations.pick(ODD_LINES), picture);
                yield new Form(ended(body), Expectation.ANYTHING);
            }
            case 6 -> {
                part(body, mutations.pick(ODD_LINES), picture);
                view(body, mutations.pick(VIEWS));
                yield new Form(ended(body), Expectation.ANYTHING);
            }
            default -> cut(right().body());
        };
    }

    private static Form refused(ByteArrayOutputStream body) {
        return new Form(ended(body), Expectation.BROKEN_BODY);
    }

    /** Whatever is missing at the end, its length is right: the form has no end. */
    private Form cut(byte[] whole) {
        byte[] some = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
        return new Form(some, Expectation.ANYTHING);
    }

    private static void view(ByteArrayOutputStream body, String view) {
        part(
                body,
                "Content-Disposition: form-data; name=\"viewType\"",
                view.getBytes(StandardCharsets.UTF_8));
    }

    private void file(ByteArrayOutputStream body, byte[] bytes) {
        String name = mutations.pick(FILE_NAMES);
        part(
                body,
                "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"",
                bytes);
    }

    private static void part(ByteArrayOutputStream body, String header, byte[] content) {
        body.writeBytes(
                ("--" + BOUNDARY + "\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ended(ByteArrayOutputStream body) {
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
