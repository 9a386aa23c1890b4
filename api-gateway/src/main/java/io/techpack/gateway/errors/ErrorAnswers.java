package io.techpack.gateway.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes refusals, from wherever in the server they come. Thread-safe. */
@Component
public final class ErrorAnswers {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    /** Answers with the envelope, unless part of another answer is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        write(request.getRequestURI(), response, Faults.refusal(thrown));
    }

    void write(String instance, HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            log.debug("an answer that was under way is cut short: {}", refusal.sentence());
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.code().status());
        response.setContentType(Envelope.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        refusal.headers().forEach(response::setHeader);
        response.getOutputStream().write(json.writeValueAsBytes(Envelope.of(refusal, instance)));
    }
}
