package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.account.Accounts.IssuedKey;
import io.techpack.account.ApiKey;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.ApiKeyCache;
import io.techpack.gateway.security.PlaintextKey;
import io.techpack.gateway.security.Scope;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** Accounts, their grants and their keys, for operators. */
@RestController
@RequestMapping(Paths.ADMIN)
class AccountAdminController {

    private static final String OPERATORS = "operators";
    private static final int LONGEST_TEXT = 200;
    private static final long LARGEST_GRANT = 1_000_000_000;

    private final Accounts accounts;
    private final ApiKeyCache keys;
    private final JsonBodyReader bodies;
    private final Pages pages;
    private final SecureRandom random = new SecureRandom();

    AccountAdminController(
            Accounts accounts, ApiKeyCache keys, JsonBodyReader bodies, Pages pages) {
        this.accounts = accounts;
        this.keys = keys;
        this.bodies = bodies;
        this.pages = pages;
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
    ResponseEntity<AccountList> accounts(
            @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Cursors cursors = new Cursors("accounts", OPERATORS);
        PageQuery query = new PageQuery(parameters);
        Optional<AccountId> before =
                query.cursor(cursors, text -> Ids.find(text).map(AccountId::new));
        int limit = query.limit();
        query.finish();
        Page<Account> page =
                Page.of(
                        accounts.page(before, limit + 1),
                        limit,
                        last -> cursors.of(last.id().toString()));
        return pages.response(
                request,
                page.next(),
                new AccountList(page.shown(AccountDocument::of), page.nextCursor()));
    }

    @GetMapping("/accounts/{id}")
    AccountDocument account(@PathVariable String id) {
        return AccountDocument.of(found(id));
    }

    @GetMapping("/accounts/{id}/grants")
    ResponseEntity<GrantList> grants(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        Cursors cursors = new Cursors("grants", id);
        PageQuery query = new PageQuery(parameters);
        long before = query.cursor(cursors, PageQuery::number).orElse(Long.MAX_VALUE);
        int limit = query.limit();
        query.finish();
        Page<Accounts.Entry> page =
                Page.of(
                        accounts.grants(found(id).id(), before, limit + 1),
                        limit,
                        last -> cursors.of(Long.toString(last.id())));
        return pages.response(
                request,
                page.next(),
                new GrantList(page.shown(GrantDocument::of), page.nextCursor()));
    }

    /** All keys that the account was given, revoked ones included; never their secrets. */
    @GetMapping("/accounts/{id}/keys")
    ResponseEntity<KeyList> keys(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        Cursors cursors = new Cursors("keys", id);
        PageQuery query = new PageQuery(parameters);
        Optional<IssuedKey.Place> before = query.cursor(cursors, KeyDocument::place);
        int limit = query.limit();
        query.finish();
        Page<IssuedKey> page =
                Page.of(
                        accounts.keys(found(id).id(), before, limit + 1),
                        limit,
                        last -> cursors.of(last.createdAt() + " " + last.prefix()));
        return pages.response(
                request, page.next(), new KeyList(page.shown(KeyDocument::of), page.nextCursor()));
    }

    private Account found(String id) {
        AccountId account = Ids.account(id);
        return accounts.find(account)
                .orElseThrow(() -> ApiException.notFound("Account " + account));
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
        Fields fields = Fields.of(bodies.read(request));
        String label = fields.text("label", LONGEST_TEXT);
        List<String> scopes = fields.choices("scopes", 2, Scope::find, "jobs, admin");
        fields.finish();
        AccountId account = found(id).id();
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

    /**
     * @param nextCursor where the next page starts, absent on the last one; as in the other lists
     */
    record AccountList(List<AccountDocument> accounts, @Nullable String nextCursor) {}

    record GrantDocument(long id, long credits, @Nullable String reason, Instant createdAt) {

        static GrantDocument of(Accounts.Entry grant) {
            return new GrantDocument(
                    grant.id(), grant.amount(), grant.reason().orElse(null), grant.at());
        }
    }

    record GrantList(List<GrantDocument> grants, @Nullable String nextCursor) {}

    record KeyDocument(
            String prefix,
            String label,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant revokedAt) {

        static KeyDocument of(IssuedKey key) {
            return new KeyDocument(
                    key.prefix(),
                    key.label(),
                    key.scopes().stream().sorted().toList(),
                    key.createdAt(),
                    key.revokedAt().orElse(null));
        }

        /** Where a cursor says that a page ended. */
        static Optional<IssuedKey.Place> place(String cursor) {
            String[] parts = cursor.split(" ", 2);
            try {
                return Optional.of(new IssuedKey.Place(Instant.parse(parts[0]), parts[1]));
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException _) {
                return Optional.empty();
            }
        }
    }

    record KeyList(List<KeyDocument> keys, @Nullable String nextCursor) {}

    /**
     * @param key in plain text, shown only this once
     */
    record NewKey(String prefix, String key, String accountId, String label, List<String> scopes) {}
}
