package io.techpack.gateway.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * Responds to what Tomcat refuses before any of our code is reached, such as a malformed path.
 * Thread-safe.
 */
final class TomcatErrorValve extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    private final ErrorWriter errors;

    TomcatErrorValve(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < FIRST_ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            String path = request.getRequestURI() == null ? "/" : request.getRequestURI();
            errors.write(path, response, error(request, status));
            response.finishResponse();
        } catch (IOException clientIsGone) {
            throw new UncheckedIOException(clientIsGone);
        }
    }

    /**
     * A request that arrives on an open connection after the server has begun to stop is refused by
     * Tomcat before it has read the headers, and therefore as a request without a host.
     */
    private static ApiException error(Request request, int status) {
        boolean stopping =
                request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
                        && protocol.isPaused();
        return stopping && status == HttpServletResponse.SC_BAD_REQUEST
                ? ErrorTranslator.stopping()
                : ErrorTranslator.ofStatus(HttpStatusCode.valueOf(status));
    }
}
