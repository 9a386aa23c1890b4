package io.techpack.gateway.accounts;

import io.techpack.account.Accounts;
import io.techpack.account.Accounts.IssuedKey;
import io.techpack.account.ApiKey;
import io.techpack.gateway.accounts.KeyDocument.KeyList;
import io.techpack.gateway.accounts.KeyDocument.NewKey;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.security.PlaintextKey;
import io.techpack.gateway.security.Scope;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes and lists keys, for their owners and for operators alike. Thread-safe. */
@Component
final class AccountKeys {

    private static final int LONGEST_LABEL = 200;
    private static final int MOST_IN_FORCE = 200;

    private final Accounts accounts;
    private final JsonBodyReader bodies;
    private final Pages pages;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    AccountKeys(Accounts accounts, JsonBodyReader bodies, Pages pages, InstantSource clock) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.pages = pages;
        this.clock = clock;
    }

    /** A page of all keys that the account was given, revoked ones included. */
    ResponseEntity<KeyList> page(
            AccountId account, Map<String, String> parameters, HttpServletRequest request) {
        Cursors cursors = new Cursors("keys", account.toString());
        PageQuery query = new PageQuery(parameters);
        Optional<IssuedKey.Place> before = query.cursor(cursors, KeyDocument::place);
        int limit = query.limit();
        query.finish();
        Page<IssuedKey> page =
                Page.of(
                        accounts.keys(account, before, limit + 1),
                        limit,
                        last -> cursors.of(last.createdAt() + " " + last.prefix()));
        return pages.response(
                request, page.next(), new KeyList(page.shown(KeyDocument::of), page.nextCursor()));
    }

    /** What the body of a request says about a key that is to be made. */
    record Order(String label, List<String> scopes, Optional<Instant> expiresAt) {}

    /**
     * @throws ApiException that says all that is wrong with the body
     */
    Order order(HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        String label = fields.text("label", LONGEST_LABEL);
        List<String> scopes = fields.choices("scopes", 2, Scope::find, "jobs, admin");
        Optional<Instant> expiresAt = fields.optionalTime("expiresAt");
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(clock.instant())) {
            fields.reject("expiresAt", "is in the past");
        }
        fields.finish();
        return new Order(label, scopes, expiresAt);
    }

    /**
     * Makes a key of an account that exists.
     *
     * @param grantable the scopes that who asks for it may give
     * @throws ApiException FORBIDDEN if it is to have another scope, CONFLICT if there are too many
     */
    NewKey make(AccountId account, Order order, Set<String> grantable) {
        order.scopes().stream()
                .filter(scope -> !grantable.contains(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw ApiException.of(
                            ErrorCode.FORBIDDEN,
                            "Your own key lacks the scope %s, so it cannot give it to another."
                                    .formatted(scope));
                });
        if (accounts.keysInForce(account) >= MOST_IN_FORCE) {
            throw ApiException.of(
                    ErrorCode.CONFLICT,
                    "This account has %d keys in force; revoke one first."
                            .formatted(MOST_IN_FORCE));
        }
        PlaintextKey key = PlaintextKey.mint(random);
        accounts.addKey(
                new ApiKey(key.prefix(), account, Set.copyOf(order.scopes()), order.expiresAt()),
                key.digest(),
                order.label());
        return new NewKey(
                key.prefix(),
                key.text(),
                account.toString(),
                order.label(),
                order.scopes(),
                order.expiresAt().orElse(null));
    }
}
