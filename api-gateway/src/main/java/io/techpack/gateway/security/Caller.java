package io.techpack.gateway.security;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.job.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** Who sent a request, as controllers see it: the account of its API key or token. Immutable. */
public final class Caller implements OAuth2AuthenticatedPrincipal {

    private final String name;
    private final Optional<AccountId> account;
    private final Set<String> scopes;
    private final List<GrantedAuthority> authorities;

    private Caller(String name, Optional<AccountId> account, Set<String> scopes) {
        this.name = name;
        this.account = account;
        this.scopes = Set.copyOf(scopes);
        this.authorities =
                scopes.stream()
                        .sorted()
                        .<GrantedAuthority>map(
                                scope -> new SimpleGrantedAuthority(Scope.AUTHORITY + scope))
                        .toList();
    }

    static Caller of(AccountId account, String name, Set<String> scopes) {
        return new Caller(name, Optional.of(account), scopes);
    }

    /** The operator, who has no account. */
    static Caller operator() {
        return new Caller("operator", Optional.empty(), Set.of(Scope.ADMIN));
    }

    /**
     * Whose jobs, pictures and credits the request is about.
     *
     * @throws ApiException if the key belongs to no account
     */
    public AccountId account() {
        return account.orElseThrow(
                () -> ApiException.of(ErrorCode.FORBIDDEN, "This key belongs to no account."));
    }

    /** The account, if the caller has one. */
    public Optional<AccountId> ownAccount() {
        return account;
    }

    /** For people: a key by its public part, with whose it is. */
    public String described() {
        return account.map(owner -> name + " of account " + owner).orElse(name);
    }

    /** What the key or the token may do. */
    public Set<String> scopes() {
        return scopes;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities;
    }
}
