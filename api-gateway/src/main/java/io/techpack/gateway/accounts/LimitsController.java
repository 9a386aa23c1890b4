package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.audit.AuditLog;
import io.techpack.audit.AuditLog.Action;
import io.techpack.audit.AuditLog.Done;
import io.techpack.gateway.accounts.AccountDocument.LimitsDocument;
import io.techpack.gateway.limits.RateLimiter;
import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.parsing.Ids;
import io.techpack.gateway.parsing.JsonBodyReader;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one account may take at most, for operators. */
@RestController
@RequestMapping(Paths.ADMIN + "/accounts/{id}/limits")
class LimitsController {

    private static final int MOST = 1_000_000;

    private final Accounts accounts;
    private final RateLimiter limiter;
    private final AuditLog actions;
    private final JsonBodyReader bodies;

    LimitsController(
            Accounts accounts, RateLimiter limiter, AuditLog actions, JsonBodyReader bodies) {
        this.accounts = accounts;
        this.actions = actions;
        this.limiter = limiter;
        this.bodies = bodies;
    }

    @GetMapping
    LimitsDocument limits(@PathVariable String id) {
        AccountId account = Ids.account(id);
        return LimitsDocument.of(found(account, accounts.find(account)).limits());
    }

    /** Sets all of them: what is not in the body is no limit of the account's own. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    LimitsDocument limit(
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        AccountId account = Ids.account(id);
        Fields fields = Fields.of(bodies.read(request));
        Account.Limits limits =
                new Account.Limits(
                        limit(fields, "runningStages"),
                        limit(fields, "requestsPerSecond"),
                        limit(fields, "readsPerSecond"));
        fields.finish();
        Optional<Account> changed =
                actions.recording(
                        caller.described(),
                        () -> accounts.limit(account, limits),
                        done ->
                                done.map(_ ->
                                        new Done(
                                                Action.SET_LIMITS,
                                                account.toString(),
                                                details(limits))));
        Account limited = found(account, changed);
        limiter.refresh(account);
        return LimitsDocument.of(limited.limits());
    }

    private static OptionalInt limit(Fields fields, String name) {
        return fields.optionalNumber(name, 1, MOST).stream().mapToInt(Math::toIntExact).findAny();
    }

    /** Those that it has now. */
    private static Map<String, Integer> details(Account.Limits limits) {
        Map<String, Integer> details = new LinkedHashMap<>();
        limits.running().ifPresent(limit -> details.put("runningStages", limit));
        limits.writesPerSecond().ifPresent(limit -> details.put("requestsPerSecond", limit));
        limits.readsPerSecond().ifPresent(limit -> details.put("readsPerSecond", limit));
        return details;
    }

    private static Account found(AccountId id, Optional<Account> account) {
        return account.orElseThrow(() -> ApiException.notFound("Account " + id));
    }
}
