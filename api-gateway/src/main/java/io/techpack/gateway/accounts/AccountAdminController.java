package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and their grants, for operators. */
@RestController
@RequestMapping(Paths.ADMIN)
class AccountAdminController {

    private static final String OPERATORS = "operators";
    private static final int LONGEST_TEXT = 200;
    private static final long LARGEST_GRANT = 1_000_000_000;

    private final Accounts accounts;
    private final AuditLog actions;
    private final JsonBodyReader bodies;
    private final Pages pages;

    AccountAdminController(
            Accounts accounts, AuditLog actions, JsonBodyReader bodies, Pages pages) {
        this.accounts = accounts;
        this.actions = actions;
        this.bodies = bodies;
        this.pages = pages;
    }

    @PostMapping(path = "/accounts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AccountDocument open(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        String name = fields.text("name", LONGEST_TEXT);
        fields.finish();
        AccountId id = AccountId.next();
        actions.recording(
                caller.described(),
                () -> {
                    accounts.open(id, name);
                    return id;
                },
                _ ->
                        Optional.of(
                                new Done(
                                        Action.OPEN_ACCOUNT, id.toString(), Map.of("name", name))));
        return AccountDocument.of(new Account(id, name, 0, Account.Limits.NONE, Optional.empty()));
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

    private Account found(String id) {
        AccountId account = Ids.account(id);
        return accounts.find(account)
                .orElseThrow(() -> ApiException.notFound("Account " + account));
    }

    @PostMapping(path = "/accounts/{id}/grants", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AccountDocument grant(
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        AccountId account = Ids.account(id);
        Fields fields = Fields.of(bodies.read(request));
        long credits = fields.number("credits", 1, LARGEST_GRANT);
        String reason = fields.text("reason", LONGEST_TEXT);
        fields.finish();
        return actions.recording(
                        caller.described(),
                        () -> accounts.grant(account, credits, reason),
                        granted ->
                                granted.map(_ ->
                                        new Done(
                                                Action.GRANT_CREDITS,
                                                account.toString(),
                                                Map.of("credits", credits, "reason", reason))))
                .map(AccountDocument::of)
                .orElseThrow(() -> ApiException.notFound("Account " + account));
    }

    /** Has tokens of the issuer with that {@code sub} act as the account; null ends that. */
    @PutMapping(path = "/accounts/{id}/subject", consumes = MediaType.APPLICATION_JSON_VALUE)
    AccountDocument identify(
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Fields fields = Fields.of(bodies.read(request));
        Optional<String> subject = fields.optionalText("subject", LONGEST_TEXT);
        fields.finish();
        AccountId account = found(id).id();
        return actions.recording(
                        caller.described(),
                        () -> accounts.identify(account, subject),
                        identified ->
                                identified.map(_ ->
                                        new Done(
                                                Action.SET_SUBJECT,
                                                account.toString(),
                                                subject.map(text -> Map.of("subject", text))
                                                        .orElse(Map.of()))))
                .map(AccountDocument::of)
                .orElseThrow(() ->
                        ApiException.of(
                                ErrorCode.CONFLICT, "Another account has this subject already."));
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
}
