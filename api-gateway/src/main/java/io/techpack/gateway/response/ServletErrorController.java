package io.techpack.gateway.response;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Responds to what the servlet container itself refuses, such as a malformed path. */
@Controller
class ServletErrorController implements ErrorController {

    private final ErrorWriter errors;

    ServletErrorController(ErrorWriter errors) {
        this.errors = errors;
    }

    @RequestMapping("${server.error.path:/error}")
    void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String instance = path == null ? request.getRequestURI() : path.toString();
        Object exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (exception instanceof BadRequestException || exception instanceof EOFException) {
            // Tomcat's own word, whatever was answered: the body could not be read to its end
            errors.write(instance, response, ErrorTranslator.brokenBody());
            return;
        }
        if (exception instanceof Throwable thrown) {
            errors.write(instance, response, ErrorTranslator.translate(thrown, request));
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        errors.write(instance, response, ErrorTranslator.ofStatus(HttpStatusCode.valueOf(code)));
    }
}
