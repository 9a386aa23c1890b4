package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.gateway.accounts.KeyDocument.KeyList;
import io.techpack.gateway.accounts.KeyDocument.NewKey;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.ApiKeyCache;
import io.techpack.gateway.security.Caller;
import io.techpack.gateway.security.Scope;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of any account, for operators. */
@RestController
@RequestMapping(Paths.ADMIN)
class KeyAdminController {

    private static final Set<String> ALL_SCOPES = Set.of(Scope.JOBS, Scope.ADMIN);

    private final Accounts accounts;
    private final AccountKeys keys;
    private final ApiKeyCache cache;
    private final AuditLog actions;

    KeyAdminController(Accounts accounts, AccountKeys keys, ApiKeyCache cache, AuditLog actions) {
        this.accounts = accounts;
        this.keys = keys;
        this.cache = cache;
        this.actions = actions;
    }

    @GetMapping("/accounts/{id}/keys")
    ResponseEntity<KeyList> list(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        return keys.page(found(id), parameters, request);
    }

    @PostMapping(path = "/accounts/{id}/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    NewKey add(
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        AccountKeys.Order order = keys.order(request);
        AccountId account = found(id);
        return actions.recording(
                caller.described(),
                () -> keys.make(account, order, ALL_SCOPES),
                key ->
                        Optional.of(
                                new Done(
                                        Action.ADD_KEY,
                                        key.prefix(),
                                        Map.of(
                                                "accountId",
                                                account.toString(),
                                                "label",
                                                order.label(),
                                                "scopes",
                                                List.copyOf(order.scopes())))));
    }

    @DeleteMapping("/keys/{prefix}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String prefix, @AuthenticationPrincipal Caller caller) {
        boolean revoked =
                actions.recording(
                        caller.described(),
                        () -> accounts.revokeKey(prefix),
                        done ->
                                done
                                        ? Optional.of(new Done(Action.REVOKE_KEY, prefix, Map.of()))
                                        : Optional.empty());
        cache.evict(prefix);
        if (!revoked) {
            throw ApiException.notFound("A key in force with this prefix");
        }
    }

    private AccountId found(String id) {
        AccountId account = Ids.account(id);
        return accounts.find(account)
                .map(Account::id)
                .orElseThrow(() -> ApiException.notFound("Account " + account));
    }
}
