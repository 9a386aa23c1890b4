package io.techpack.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.gateway.oidc.VerifiedToken;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * As whom the bearer of a token acts: the account that it names or, where it names none, the one
 * whose subject an operator has set to the token's. Thread-safe.
 */
@Component
final class TokenAccounts {

    private static final int MOST_ACCOUNTS = 10_000;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private final Accounts accounts;
    private final Cache<Who, AccountId> known;

    TokenAccounts(Accounts accounts, GatewaySettings settings) {
        this.accounts = accounts;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST_ACCOUNTS)
                        .expireAfterWrite(settings.keyCache())
                        .build();
    }

    private record Who(Optional<String> account, String subject) {}

    /**
     * @throws ApiException FORBIDDEN if there is no such account
     */
    Caller caller(VerifiedToken token) {
        Set<String> scopes =
                token.scopes().stream()
                        .flatMap(scope -> Scope.find(scope).stream())
                        .collect(Collectors.toUnmodifiableSet());
        Optional<AccountId> account = account(token);
        if (account.isPresent()) {
            return Caller.of(account.get(), "token", scopes);
        }
        if (token.account().isEmpty() && scopes.contains(Scope.ADMIN)) {
            return Caller.operator();
        }
        throw ApiException.of(
                ErrorCode.FORBIDDEN,
                "The token is genuine, but %s here. An operator can set an account's subject to the token's sub."
                        .formatted(
                                token.account().isPresent()
                                        ? "the account that it names does not exist"
                                        : "no account is known by its subject"));
    }

    private Optional<AccountId> account(VerifiedToken token) {
        Who who = new Who(token.account(), token.account().isPresent() ? "" : token.subject());
        AccountId cached = known.getIfPresent(who);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<AccountId> found =
                who.account().isPresent()
                        ? byId(who.account().get())
                        : accounts.withSubject(who.subject());
        found.ifPresent(id -> known.put(who, id));
        return found;
    }

    private Optional<AccountId> byId(String text) {
        return UUID_FORM.matcher(text).matches()
                ? accounts.find(new AccountId(UUID.fromString(text))).map(Account::id)
                : Optional.empty();
    }
}
