package io.techpack.gateway.response;

import io.techpack.database.DatabaseUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Responds to what filters throw before a controller is reached, for example when a key cannot be
 * checked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FilterErrorHandler extends OncePerRequestFilter {

    private final ErrorWriter errors;

    FilterErrorHandler(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DatabaseUnavailable outage) {
            errors.write(request, response, new NotAccepted(outage));
        } catch (RuntimeException | ServletException thrown) {
            errors.write(request, response, thrown);
        }
    }
}
