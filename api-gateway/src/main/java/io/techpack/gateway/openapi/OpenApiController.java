package io.techpack.gateway.openapi;

import io.techpack.gateway.response.Paths;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Serves the OpenAPI document as it was committed: a test makes it, so that a process that starts
 * does not have to.
 */
@RestController
class OpenApiController {

    private static final String DOCUMENT = "openapi.json";

    private final byte[] document;
    private final String tag;

    OpenApiController() {
        try (InputStream file = OpenApiController.class.getResourceAsStream(DOCUMENT)) {
            if (file == null) {
                throw new IllegalStateException(
                        "this build lacks %s; build it again".formatted(DOCUMENT));
            }
            document = file.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        tag = DigestUtils.md5DigestAsHex(document);
    }

    /** Written as it is: a converter of JSON would write it as a JSON string. */
    @GetMapping(path = Paths.OPENAPI, produces = MediaType.APPLICATION_JSON_VALUE)
    void document(ServletWebRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        if (!request.checkNotModified(tag)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(document.length);
            response.getOutputStream().write(document);
        }
    }
}
