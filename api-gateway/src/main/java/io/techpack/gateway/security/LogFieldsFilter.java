package io.techpack.gateway.security;

import io.techpack.tracing.TraceParent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the caller's account, and the trace if there is one, in every line that is logged for a
 * request. Thread-safe.
 */
final class LogFieldsFilter extends OncePerRequestFilter {

    private static final String ACCOUNT = "account";
    private static final String TRACE = "trace";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // while tracing is on, the request's span has put it there already
        boolean untraced = MDC.get(TRACE) == null;
        if (untraced) {
            trace(request).ifPresent(trace -> MDC.put(TRACE, trace));
        }
        account().ifPresent(account -> MDC.put(ACCOUNT, account));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(ACCOUNT);
            if (untraced) {
                MDC.remove(TRACE);
            }
        }
    }

    private static Optional<String> trace(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("traceparent"))
                .flatMap(TraceParent::of)
                .map(TraceParent::trace);
    }

    private static Optional<String> account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller.ownAccount().map(Object::toString)
                : Optional.empty();
    }
}
