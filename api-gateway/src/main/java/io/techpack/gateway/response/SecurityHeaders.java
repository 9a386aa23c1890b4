package io.techpack.gateway.response;

import io.techpack.gateway.settings.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What every response tells browsers not to do. A response that says something else of its own, as
 * that of a drawing does, keeps it. Thread-safe.
 */
@Component
public final class SecurityHeaders {

    static final String POLICY = "Content-Security-Policy";

    /** No page: nothing is loaded, run or framed. */
    private static final String OF_THE_API = "default-src 'none'; frame-ancestors 'none'";

    /** The web client's files: its own scripts, the styles and pictures that it makes itself. */
    private static final String OF_PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
                    + " manifest-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private final boolean behindHttps;

    SecurityHeaders(GatewaySettings settings) {
        URI url = settings.publicUrl();
        this.behindHttps = url != null && "https".equalsIgnoreCase(url.getScheme());
    }

    /** Sets those that the response does not have yet. */
    public void write(HttpServletRequest request, HttpServletResponse response) {
        write(request.getRequestURI(), request.isSecure(), response);
    }

    void write(@Nullable String path, boolean secure, HttpServletResponse response) {
        set(response, "X-Content-Type-Options", "nosniff");
        set(response, "X-Frame-Options", "DENY");
        set(response, "Referrer-Policy", "no-referrer");
        set(response, "Cross-Origin-Opener-Policy", "same-origin");
        set(response, POLICY, isPage(path) ? OF_PAGES : OF_THE_API);
        if (secure || behindHttps) {
            set(response, "Strict-Transport-Security", TWO_YEARS);
        }
    }

    private static boolean isPage(@Nullable String path) {
        return path != null
                && !path.startsWith("/api/")
                && !path.startsWith("/actuator")
                && !path.equals("/error");
    }

    private static void set(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
