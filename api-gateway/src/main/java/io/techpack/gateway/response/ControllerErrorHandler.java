package io.techpack.gateway.response;

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

/** Responds to what controllers throw, and to requests that no controller takes. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ControllerErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(ControllerErrorHandler.class);

    private final ErrorWriter errors;

    ControllerErrorHandler(ErrorWriter errors) {
        this.errors = errors;
    }

    @ExceptionHandler(Exception.class)
    void any(Exception thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        errors.write(request, response, thrown);
    }

    @ExceptionHandler({
        AsyncRequestNotUsableException.class,
        org.apache.catalina.connector.ClientAbortException.class
    })
    void clientIsGone(Exception gone) {
        log.debug("the client is gone: {}", gone.getMessage());
    }
}
