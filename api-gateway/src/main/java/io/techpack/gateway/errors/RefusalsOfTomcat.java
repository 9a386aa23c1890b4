package io.techpack.gateway.errors;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/** Answers for what Tomcat refuses before any of our code is reached, such as a broken path. */
@Component
class RefusalsOfTomcat
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final ErrorAnswers answers;

    RefusalsOfTomcat(ErrorAnswers answers) {
        this.answers = answers;
    }

    /** After Boot's own, whose valve then finds the error reported. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.getPipeline().addValve(new Valve(answers));
            // so that the host does not add one of its own
            host.setErrorReportValveClass(Valve.class.getName());
        });
    }

    /**
     * What comes over an open connection after the server has begun to stop is refused by Tomcat
     * before it has read the headers, and that then as a request without a host.
     */
    private static Refusal refusal(Request request, int status) {
        boolean stopping =
                request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
                        && protocol.isPaused();
        return stopping && status == HttpServletResponse.SC_BAD_REQUEST
                ? Faults.stopping()
                : Faults.ofStatus(HttpStatusCode.valueOf(status));
    }

    private static final class Valve extends ErrorReportValve {

        private static final int FIRST_ERROR = 400;

        private final ErrorAnswers answers;

        Valve(ErrorAnswers answers) {
            this.answers = answers;
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
                answers.write(path, response, refusal(request, status));
                response.finishResponse();
            } catch (IOException clientIsGone) {
                throw new UncheckedIOException(clientIsGone);
            }
        }
    }
}
