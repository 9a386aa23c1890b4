package io.techpack.gateway.security;

import io.techpack.account.Accounts.RateKind;
import io.techpack.gateway.limits.RateLimiter;
import io.techpack.gateway.limits.RateLimiter.Decision;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.job.AccountId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is above an account's rate, before its body is read, and tells the account what is
 * left of it. Operators are not limited. Thread-safe.
 */
final class RateLimitFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RateLimiter limiter;

    RateLimitFilter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !limiter.isEnabled() || !request.getRequestURI().startsWith(Paths.BASE);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<AccountId> account = account();
        if (account.isPresent()) {
            RateKind kind =
                    READING.contains(request.getMethod()) ? RateKind.READS : RateKind.WRITES;
            Decision decision = limiter.decide(account.get(), kind);
            decision.tell(kind, response);
            if (!decision.admitted()) {
                throw ApiException.rateLimited(
                        "This account may send %d %s requests a second, %d at once after a rest. Wait as Retry-After says."
                                .formatted(
                                        decision.limit().perSecond(),
                                        kind == RateKind.READS ? "reading" : "writing",
                                        decision.limit().burst()),
                        decision.retryAfter());
            }
        }
        chain.doFilter(request, response);
    }

    private static Optional<AccountId> account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller.ownAccount()
                : Optional.empty();
    }
}
