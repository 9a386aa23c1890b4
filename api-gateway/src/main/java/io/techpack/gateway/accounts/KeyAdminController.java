package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.gateway.accounts.KeyDocument.KeyList;
import io.techpack.gateway.accounts.KeyDocument.NewKey;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.ApiKeyCache;
import io.techpack.gateway.security.Scope;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

    KeyAdminController(Accounts accounts, AccountKeys keys, ApiKeyCache cache) {
        this.accounts = accounts;
        this.keys = keys;
        this.cache = cache;
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
    NewKey add(@PathVariable String id, HttpServletRequest request) {
        AccountKeys.Order order = keys.order(request);
        return keys.make(found(id), order, ALL_SCOPES);
    }

    @DeleteMapping("/keys/{prefix}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String prefix) {
        boolean revoked = accounts.revokeKey(prefix);
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
