package io.techpack.document;

import io.techpack.document.pack.Pack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What is in an archive, as JSON. For one thread. */
final class Manifest {

    private final Pack pack;
    private final List<String> files = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Manifest(Pack pack) {
        this.pack = pack;
    }

    void file(String name, String mediaType, byte[] bytes) {
        files.add(
                "{\"name\": %s, \"mediaType\": %s, \"size\": %d, \"sha256\": \"%s\"}"
                        .formatted(quoted(name), quoted(mediaType), bytes.length, sha256(bytes)));
    }

    void missing(String name) {
        missing.add(quoted(name));
    }

    byte[] json() {
        String json =
                """
                {
                  "product": %s,
                  "updatedAt": "%s",
                  "madeOf": %s,
                  "files": [
                    %s
                  ],
                  "missing": [%s]
                }
                """
                        .formatted(
                                quoted(pack.product()),
                                pack.updatedAt(),
                                quoted(pack.madeOf()),
                                String.join(",\n    ", files),
                                String.join(", ", missing));
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 8259: quotes, backslashes and controls are escaped, and half surrogate pairs. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
                    if (c == '"' || c == '\\') {
                        quoted.append('\\').append((char) c);
                    } else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029 || lone) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                });
        return quoted.append('"').toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
