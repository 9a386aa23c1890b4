package io.techpack.gateway.accounts;

import io.techpack.account.Accounts;
import io.techpack.gateway.accounts.KeyDocument.KeyList;
import io.techpack.gateway.accounts.KeyDocument.NewKey;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.ApiKeyCache;
import io.techpack.gateway.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
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

/** The caller's own keys. */
@RestController
@RequestMapping(Paths.BASE + "/keys")
class KeyController {

    private final Accounts accounts;
    private final AccountKeys keys;
    private final ApiKeyCache cache;

    KeyController(Accounts accounts, AccountKeys keys, ApiKeyCache cache) {
        this.accounts = accounts;
        this.keys = keys;
        this.cache = cache;
    }

    @GetMapping
    ResponseEntity<KeyList> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        return keys.page(caller.account(), parameters, request);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    NewKey add(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return keys.make(caller.account(), keys.order(request), caller.scopes());
    }

    @DeleteMapping("/{prefix}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable String prefix) {
        if (!accounts.revokeKey(caller.account(), prefix)) {
            throw ApiException.notFound("A key in force with this prefix");
        }
        cache.evict(prefix);
    }
}
