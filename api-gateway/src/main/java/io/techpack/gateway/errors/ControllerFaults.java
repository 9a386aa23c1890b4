package io.techpack.gateway.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers for what controllers throw, and for requests that no controller takes. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ControllerFaults {

    private static final Logger log = LoggerFactory.getLogger(ControllerFaults.class);

    private final ErrorAnswers answers;

    ControllerFaults(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler(Exception.class)
    void any(Exception thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answers.write(request, response, thrown);
    }

    @ExceptionHandler({
        AsyncRequestNotUsableException.class,
        org.apache.catalina.connector.ClientAbortException.class
    })
    void clientIsGone(Exception gone) {
        log.debug("the client is gone: {}", gone.getMessage());
    }
}
