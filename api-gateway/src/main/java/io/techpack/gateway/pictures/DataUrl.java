package io.techpack.gateway.pictures;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import java.util.Base64;

/**
 * Pictures that are sent inside their own URL (RFC 2397), base64 only; their type is told by their
 * bytes.
 */
final class DataUrl {

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";

    private DataUrl() {}

    static boolean is(String link) {
        return link.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * The bytes in the link.
     *
     * @param field the request's field that holds the link
     * @throws ApiException if there are none, or more than {@code largest}
     */
    static byte[] bytes(String field, String link, long largest) {
        int comma = link.indexOf(',');
        int start = comma - BASE64.length();
        if (comma < 0 || !link.regionMatches(true, start, BASE64, 0, BASE64.length())) {
            throw ApiException.invalid(
                    field, "must be a data: URL in base64, such as data:image/png;base64,iVBORw0…");
        }
        String content = link.substring(comma + 1);
        long size = content.length() / 4 * 3L;
        if (size > largest + 2) {
            throw ApiException.of(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The %s holds about %,d bytes; at most %,d are accepted. Send a smaller or more compressed picture."
                            .formatted(field, size, largest));
        }
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException _) {
            throw ApiException.invalid(field, "is a data: URL whose content is not base64");
        }
    }
}
