package io.techpack.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A page of HTML that is sent as often as it is asked for, compressed once. Thread-safe.
 *
 * @param tag of what it holds, weak: the same for both encodings
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Page(byte[] plain, byte[] compressed, String tag) {

    private static final String GZIP = "gzip";

    static Page of(String html) {
        byte[] plain = html.getBytes(StandardCharsets.UTF_8);
        return new Page(plain, compress(plain), "W/\"" + DigestUtils.md5DigestAsHex(plain) + "\"");
    }

    /** Revalidated each time: a new release is seen at once, by what it holds. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        byte[] body = plain;
        if (takesGzip(request)) {
            body = compressed;
            response.setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** As {@link org.springframework.web.servlet.resource.EncodedResourceResolver} judges it. */
    private static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains(GZIP);
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
