package io.techpack.gateway.parsing;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses whoever would change something and takes no JSON, before anything is done: told of it
 * afterwards, a client would have a job, and a charge, that it knows nothing of. Thread-safe.
 */
@Component
class AcceptCheck implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What nearly all clients send. */
    private static final Set<String> USUAL = Set.of("*/*", MediaType.APPLICATION_JSON_VALUE);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean changes =
                request.getDispatcherType() == DispatcherType.REQUEST
                        && !READS.contains(request.getMethod());
        if (changes && accept != null && !USUAL.contains(accept) && !takesJson(request)) {
            throw ApiException.of(
                    ErrorCode.NOT_ACCEPTABLE,
                    "The response is JSON, which Accept does not allow. Nothing was done.");
        }
        return true;
    }

    private static boolean takesJson(HttpServletRequest request) {
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return MediaType.parseMediaTypes(accepted).stream()
                    .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
