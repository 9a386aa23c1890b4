package io.techpack.gateway.server;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that say they are compressed: nothing here unpacks them, and read as they are they
 * would only look damaged. After the authentication. Thread-safe.
 */
@Component
@Order(0)
class ContentEncodingFilter extends OncePerRequestFilter {

    private static final String AS_IT_IS = "identity";
    private static final int LONGEST_SHOWN = 40;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (String value : Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING))) {
            for (String coding : value.split(",", -1)) {
                String name = coding.strip();
                if (!name.isEmpty() && !name.equalsIgnoreCase(AS_IT_IS)) {
                    throw refused(name);
                }
            }
        }
        chain.doFilter(request, response);
    }

    private static ApiException refused(String coding) {
        boolean plain = coding.length() <= LONGEST_SHOWN && coding.matches("[\\w.-]+");
        return ApiException.of(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding %s is not accepted; send the body as it is, without that header."
                                .formatted(plain ? coding : "of this kind"))
                .with(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
    }
}
