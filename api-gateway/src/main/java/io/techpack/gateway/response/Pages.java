package io.techpack.gateway.response;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Pages of lists, each with the cursor of the next one, in the body as {@code nextCursor} and as a
 * {@code Link} (RFC 8288). Thread-safe; to be called on a request's thread.
 */
@Component
public final class Pages {

    private static final String CURSOR = "cursor";

    private final PublicUrls urls;

    Pages(PublicUrls urls) {
        this.urls = urls;
    }

    /**
     * A page out of one row more than it has, if there is one.
     *
     * @param nextCursor absent on the last page
     */
    public record Page<T>(List<T> rows, @Nullable String nextCursor) {

        /**
         * @param read at most {@code limit} rows, and one more if there are more
         * @param cursor of what comes after a row
         */
        public static <T> Page<T> of(List<T> read, int limit, Function<T, String> cursor) {
            boolean more = read.size() > limit;
            List<T> rows = more ? read.subList(0, limit) : read;
            return new Page<>(rows, more ? cursor.apply(rows.getLast()) : null);
        }

        public Optional<String> next() {
            return Optional.ofNullable(nextCursor);
        }

        /** The rows as they are shown. */
        public <D> List<D> shown(Function<T, D> document) {
            return rows.stream().map(document).toList();
        }
    }

    /** The response to that request, with the link to the next page if there is one. */
    public <B> ResponseEntity<B> response(
            HttpServletRequest request, Optional<String> nextCursor, B body) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        nextCursor.ifPresent(cursor ->
                response.header(
                        HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(request, cursor))));
        return response.body(body);
    }

    /** The same list from there on. */
    private String next(HttpServletRequest request, String cursor) {
        StringJoiner query = new StringJoiner("&");
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!name.equals(CURSOR)) {
                        query.add(encoded(name) + "=" + encoded(values[0]));
                    }
                });
        query.add(CURSOR + "=" + cursor);
        return urls.of(request.getRequestURI()) + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
