package io.techpack.gateway.response;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes error responses, wherever in the server the error occurred. Thread-safe. */
@Component
public final class ErrorWriter {

    private static final Logger log = LoggerFactory.getLogger(ErrorWriter.class);

    private final JsonMapper json;
    private final SecurityHeaders securityHeaders;

    ErrorWriter(JsonMapper json, SecurityHeaders securityHeaders) {
        this.json = json;
        this.securityHeaders = securityHeaders;
    }

    /** Writes the error envelope, unless part of another response has already been sent. */
    public void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        write(request.getRequestURI(), response, ErrorTranslator.translate(thrown, request));
    }

    void write(String instance, HttpServletResponse response, ApiException error)
            throws IOException {
        if (response.isCommitted()) {
            log.debug(
                    "the response was partly sent already; it is cut short: {}", error.sentence());
            return;
        }
        response.resetBuffer();
        response.setStatus(error.code().status());
        response.setContentType(ErrorEnvelope.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        // nothing else has set them where the server refused the request before our filters
        securityHeaders.write(instance, false, response);
        error.headers().forEach(response::setHeader);
        response.getOutputStream().write(json.writeValueAsBytes(ErrorEnvelope.of(error, instance)));
    }
}
