package io.techpack.gateway.parsing;

import io.techpack.gateway.response.FieldError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query of a request as it was sent: percent-encoded UTF-8, or it is refused. */
final class RawQuery {

    private static final String FAULT = "is not percent-encoded UTF-8";
    private static final int MOST_PARAMETERS = 100;

    private RawQuery() {}

    /** What of the query cannot be decoded, by the names of the parameters. */
    static List<FieldError> errors(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        String[] parameters = query.split("&", -1);
        if (parameters.length > MOST_PARAMETERS) {
            return List.of(
                    new FieldError(
                            "query",
                            "has %d parameters; at most %d are allowed"
                                    .formatted(parameters.length, MOST_PARAMETERS)));
        }
        List<FieldError> errors = new ArrayList<>();
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            Optional<String> name = decoded(parts[0]);
            if (name.isEmpty()) {
                errors.add(new FieldError("query", FAULT));
            } else if (parts.length == 2 && decoded(parts[1]).isEmpty()) {
                errors.add(new FieldError(name.get(), FAULT));
            }
        }
        return errors;
    }

    /** The text that is encoded so, or empty if none is. */
    static Optional<String> decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int i = 0;
        while (i < encoded.length()) {
            char character = encoded.charAt(i);
            if (character == '%') {
                int high = i + 2 < encoded.length() ? hex(encoded.charAt(i + 1)) : -1;
                int low = i + 2 < encoded.length() ? hex(encoded.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 3;
            } else {
                // the server reads a query byte by byte
                bytes.write(character == '+' ? ' ' : character);
                i++;
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static int hex(char digit) {
        return Character.digit(digit, 16);
    }
}
