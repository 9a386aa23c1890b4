package io.techpack.gateway.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Closes each connection with its next response while the process is not ready, so that when the
 * server stops no connection is left on which a request could be arriving. Thread-safe.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConnectionCloseFilter implements Filter {

    private final ApplicationAvailability availability;

    ConnectionCloseFilter(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC
                && response instanceof HttpServletResponse http) {
            http.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
