package io.techpack.gateway.security;

import io.techpack.gateway.links.SignedLinks;
import io.techpack.gateway.links.SignedLinks.Verification;
import io.techpack.gateway.response.ApiException;
import io.techpack.job.AccountId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the reader of a signed link act as the link's account, for this path alone, because the path
 * is what was signed. Where a key was sent, the key decides. Thread-safe.
 */
final class SignedLinkFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SignedLinks links;

    /** Where a response is made later, on another dispatch, the caller is looked for again. */
    private final RequestAttributeSecurityContextRepository contexts =
            new RequestAttributeSecurityContextRepository();

    SignedLinkFilter(SignedLinks links) {
        this.links = links;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !READING.contains(request.getMethod())
                || !SignedLinks.isSigned(request.getQueryString())
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        Caller caller = Caller.of(account(request), "link", Set.of(Scope.JOBS));
        context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(caller, "", caller.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }

    private AccountId account(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return switch (links.verify(path, request.getQueryString())) {
            case Verification.Valid(AccountId account) -> account;
            case Verification.Expired(var at) ->
                    throw refused(
                            "This link expired at %s. Read the job or the revision again: it has a fresh one."
                                    .formatted(at));
            case Verification.Forged _ ->
                    throw refused(
                            "The link's signature does not fit it. Use the link as it was handed out, whole, or send an API key: Authorization: Bearer tp_…");
        };
    }

    private static ApiException refused(String sentence) {
        return ApiException.unauthenticated(sentence);
    }
}
