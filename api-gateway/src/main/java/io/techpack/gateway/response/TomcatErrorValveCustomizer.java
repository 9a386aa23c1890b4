package io.techpack.gateway.response;

import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Installs the {@link TomcatErrorValve}, and leaves to the firewall what can be named. */
@Component
class TomcatErrorValveCustomizer
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final ErrorWriter errors;

    TomcatErrorValveCustomizer(ErrorWriter errors) {
        this.errors = errors;
    }

    /** After Boot's own, whose valve then finds the error already reported. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.getPipeline().addValve(new TomcatErrorValve(errors));
            // so that the host does not add one of its own
            host.setErrorReportValveClass(TomcatErrorValve.class.getName());
        });
        // the firewall refuses them, and the answer names them
        server.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(
                    EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
    }
}
