package io.techpack.gateway.watch;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every request its {@link ClientConnection}. */
@Configuration(proxyBeanMethods = false)
class ClientConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientConnections() {
        return server -> server.addEngineValves(new AttachingValve());
    }

    private static final class AttachingValve extends ValveBase {

        private AttachingValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            new ClientConnection(request.getCoyoteRequest()).attachTo(request.getRequest());
            getNext().invoke(request, response);
        }
    }
}
