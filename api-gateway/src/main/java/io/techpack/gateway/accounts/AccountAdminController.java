package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.account.ApiKey;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.ApiKeyCache;
import io.techpack.gateway.security.PlaintextKey;
import io.techpack.gateway.security.Scope;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, their grants and their keys, for operators. */
@RestController
@RequestMapping(Paths.ADMIN)
class AccountAdminController {

    private static final int LONGEST_TEXT = 200;
    private static final long LARGEST_GRANT = 1_000_000_000;

    private final Accounts accounts;
    private final ApiKeyCache keys;
    private final JsonBodyReader bodies;
    private final SecureRandom random = new SecureRandom();

    AccountAdminController(Accounts accounts, ApiKeyCache keys, JsonBodyReader bodies) {
        this.accounts = accounts;
        this.keys = keys;
        this.bodies = bodies;
    }

    @PostMapping(path = "/accounts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AccountDocument open(HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        String name = fields.text("name", LONGEST_TEXT);
        fields.finish();
        AccountId id = AccountId.next();
        accounts.open(id, name);
        return AccountDocument.of(new Account(id, name, 0));
    }

    @GetMapping("/accounts")
    AccountList all() {
        return new AccountList(accounts.all().stream().map(AccountDocument::of).toList());
    }

    @PostMapping(path = "/accounts/{id}/grants", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AccountDocument grant(@PathVariable String id, HttpServletRequest request) {
        AccountId account = Ids.account(id);
        Fields fields = Fields.of(bodies.read(request));
        long credits = fields.number("credits", 1, LARGEST_GRANT);
        String reason = fields.text("reason", LONGEST_TEXT);
        fields.finish();
        return accounts.grant(account, credits, reason)
                .map(AccountDocument::of)
                .orElseThrow(() -> ApiException.notFound("Account " + account));
    }

    @PostMapping(path = "/accounts/{id}/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    NewKey addKey(@PathVariable String id, HttpServletRequest request) {
        AccountId account = Ids.account(id);
        Fields fields = Fields.of(bodies.read(request));
        String label = fields.text("label", LONGEST_TEXT);
        List<String> scopes = fields.choices("scopes", 2, Scope::find, "jobs, admin");
        fields.finish();
        if (accounts.find(account).isEmpty()) {
            throw ApiException.notFound("Account " + account);
        }
        PlaintextKey key = PlaintextKey.mint(random);
        accounts.addKey(new ApiKey(key.prefix(), account, Set.copyOf(scopes)), key.digest(), label);
        return new NewKey(key.prefix(), key.text(), account.toString(), label, scopes);
    }

    @DeleteMapping("/keys/{prefix}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String prefix) {
        boolean revoked = accounts.revokeKey(prefix);
        keys.evict(prefix);
        if (!revoked) {
            throw ApiException.notFound("An active key with this prefix");
        }
    }

    record AccountDocument(String accountId, String name, long balance) {

        static AccountDocument of(Account account) {
            return new AccountDocument(account.id().toString(), account.name(), account.balance());
        }
    }

    record AccountList(List<AccountDocument> accounts) {}

    /**
     * @param key in plain text, shown only this once
     */
    record NewKey(String prefix, String key, String accountId, String label, List<String> scopes) {}
}
