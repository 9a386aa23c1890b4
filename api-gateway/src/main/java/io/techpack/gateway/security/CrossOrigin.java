package io.techpack.gateway.security;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.ErrorWriter;
import io.techpack.gateway.settings.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Which pages of other sites may call the API. A preflight that is refused is answered in the error
 * envelope; any other request is served as if it came from no page, because a browser that was not
 * allowed keeps the response from its page anyway. Thread-safe.
 */
@Component
final class CrossOrigin {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** What scripts may read besides the few headers that they always may. */
    private static final List<String> EXPOSED =
            List.of(
                    "Location",
                    "ETag",
                    "Retry-After",
                    "Link",
                    "Preference-Applied",
                    "RateLimit",
                    "RateLimit-Policy",
                    "Accept-Ranges",
                    "Content-Range",
                    "Content-Disposition");

    private final CorsConfiguration allowed = new CorsConfiguration();
    private final ErrorWriter errors;

    CrossOrigin(GatewaySettings settings, ErrorWriter errors) {
        this.errors = errors;
        allowed.setAllowedOrigins(settings.cors().allowedOrigins());
        allowed.setAllowedMethods(METHODS);
        // a key is sent by the page itself, never by the browser
        allowed.setAllowCredentials(false);
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setExposedHeaders(EXPOSED);
        allowed.setMaxAge(settings.cors().maxAge());
    }

    CorsFilter filter() {
        CorsFilter filter = new CorsFilter(_ -> allowed);
        filter.setCorsProcessor(new Processor());
        return filter;
    }

    private final class Processor extends DefaultCorsProcessor {

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration configuration,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            boolean known = allowed.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null;
            if (!known && !CorsUtils.isPreFlightRequest(request)) {
                response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
                return true;
            }
            if (known && accepted(configuration, request, response)) {
                return true;
            }
            errors.write(request, response, refused(known));
            return false;
        }

        private boolean accepted(
                @Nullable CorsConfiguration configuration,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            try {
                return super.processRequest(configuration, request, response);
            } catch (IllegalArgumentException _) {
                return false; // the origin is none
            }
        }

        /** The refusal is written by who knows the request. */
        @Override
        protected void rejectRequest(ServerHttpResponse response) {}

        private ApiException refused(boolean known) {
            return ApiException.of(
                    ErrorCode.FORBIDDEN,
                    known
                            ? "Pages of other sites may not send requests of this kind."
                            : "Pages of this origin may not call this API; its operator can allow it by techpack.gateway.cors.allowed-origins.");
        }
    }
}
