package io.techpack.gateway.security;

import io.techpack.account.Accounts;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The standalone mode: on one's own machine a request without a key acts as the demo account. A
 * process that listens elsewhere refuses to start in this mode.
 */
@Component
@DependsOnDatabaseInitialization
final class Standalone {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Optional<Caller> demo;

    Standalone(GatewaySettings settings, Environment environment, Accounts accounts) {
        if (!settings.standalone()) {
            this.demo = Optional.empty();
            return;
        }
        requireLoopback(environment);
        AccountId account = new AccountId(settings.demoAccount());
        accounts.open(account, "Demo");
        this.demo = Optional.of(Caller.of(account, "demo", Set.of(Scope.JOBS)));
    }

    /** Who a request without a key acts as; empty if it needs a key. */
    Optional<Caller> demo() {
        return demo;
    }

    /**
     * Whether a request without a key may have been sent by a page of another site: a browser sends
     * such requests here from any page.
     */
    boolean mayBeCrossSite(HttpServletRequest request) {
        return demo.isPresent()
                && isAnonymous()
                && (!OWN_NAMES.contains(request.getServerName())
                        || "cross-site".equals(request.getHeader("Sec-Fetch-Site")));
    }

    private static boolean isAnonymous() {
        return SecurityContextHolder.getContext().getAuthentication()
                instanceof AnonymousAuthenticationToken;
    }

    private static void requireLoopback(Environment environment) {
        InetAddress address =
                Binder.get(environment).bind("server.address", InetAddress.class).orElse(null);
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException(
                    "techpack.gateway.standalone lets requests in without a key, so server.address must be loopback, such as 127.0.0.1; it is "
                            + (address == null ? "not set" : address.getHostAddress()));
        }
    }
}
