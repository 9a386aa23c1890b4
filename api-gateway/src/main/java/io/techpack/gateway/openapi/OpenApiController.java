package io.techpack.gateway.openapi;

import io.techpack.gateway.response.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

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

    @GetMapping(Paths.OPENAPI)
    ResponseEntity<String> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(new String(document, StandardCharsets.UTF_8));
    }
}
