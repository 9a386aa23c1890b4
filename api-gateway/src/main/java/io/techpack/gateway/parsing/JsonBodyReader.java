package io.techpack.gateway.parsing;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON bodies up to the configured size, in which every text can be stored and shown.
 * Thread-safe.
 */
@Component
public final class JsonBodyReader {

    /** What is handed out is not nearly as deep, and what is stored nests the body once more. */
    private static final int DEEPEST = 100;

    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final int largest;

    JsonBodyReader(GatewaySettings settings) {
        this.largest = Math.toIntExact(settings.largestBody().toBytes());
    }

    /**
     * The body as a tree.
     *
     * @throws ApiException if it is too large, not JSON, or holds text that cannot be stored or
     *     seen
     */
    public JsonNode read(HttpServletRequest request) {
        return read(request, largest);
    }

    /**
     * The body, which may have so many bytes, as a tree.
     *
     * @throws ApiException if it is too large, not JSON, or holds text that cannot be stored or
     *     seen
     */
    public JsonNode read(HttpServletRequest request, int largest) {
        return tree(bytes(request, largest));
    }

    /**
     * The body as a tree, whose texts nobody has looked at: for each part of it {@link
     * #requireLegible} is to be called.
     *
     * @throws ApiException if it is too large or not JSON
     */
    public JsonNode readUnchecked(HttpServletRequest request) {
        return parsed(bytes(request, largest));
    }

    static JsonNode tree(byte[] bytes) {
        JsonNode tree = parsed(bytes);
        requireLegible(tree);
        return tree;
    }

    /**
     * @throws ApiException if it holds text that cannot be stored or seen
     */
    public static void requireLegible(JsonNode tree) {
        TextFaults faults = new TextFaults();
        faults.lookInto("", tree);
        if (!faults.errors().isEmpty()) {
            throw ApiException.invalid(faults.errors());
        }
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return STRICT.readTree(bytes);
        } catch (StreamConstraintsException extreme) {
            throw ApiException.invalid(
                    "body",
                    "is nested deeper than %d levels, or has a name or number that is too long"
                            .formatted(DEEPEST));
        } catch (JacksonException malformed) {
            throw ApiException.invalid(
                    "body", "is not valid JSON" + place(malformed.getLocation()));
        }
    }

    private static byte[] bytes(HttpServletRequest request, int largest) {
        try (InputStream body = request.getInputStream()) {
            byte[] bytes = body.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw tooLarge(request.getContentLengthLong(), largest);
            }
            return bytes;
        } catch (IOException cut) {
            throw ApiException.invalid("body", "is incomplete: the connection broke");
        }
    }

    private static ApiException tooLarge(long sent, int largest) {
        return ApiException.of(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The body has %s bytes; at most %d are allowed."
                        .formatted(sent < 0 ? "more than " + largest : sent, largest));
    }

    private static String place(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ": see line %d, column %d"
                        .formatted(location.getLineNr(), location.getColumnNr());
    }
}
