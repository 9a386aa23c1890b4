package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's balance and the ledger entries that led to it. */
@RestController
class CreditsController {

    private final Accounts accounts;

    CreditsController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping(Paths.BASE + "/credits")
    Statement credits(
            @AuthenticationPrincipal Caller caller, @RequestParam Map<String, String> parameters) {
        PageQuery query = new PageQuery(parameters);
        long before =
                query.value("cursor", PageQuery::number, "is not a cursor of an earlier page")
                        .orElse(Long.MAX_VALUE);
        int limit = query.limit();
        query.finish();
        AccountId id = caller.account();
        Account account =
                accounts.find(id).orElseThrow(() -> ApiException.notFound("Account " + id));
        List<Accounts.Entry> entries = accounts.entries(id, before, limit + 1);
        boolean more = entries.size() > limit;
        List<Accounts.Entry> page = more ? entries.subList(0, limit) : entries;
        return new Statement(
                id.toString(),
                account.balance(),
                page.stream().map(Entry::of).toList(),
                more ? Long.toString(page.getLast().id()) : null);
    }

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record Statement(
            String accountId, long balance, List<Entry> entries, @Nullable String nextCursor) {}

    /**
     * @param kind GRANT, CHARGE or REFUND
     * @param amount negative for a charge
     */
    record Entry(
            long id,
            String kind,
            long amount,
            @Nullable String jobId,
            @Nullable String step,
            @Nullable String reason,
            Instant createdAt) {

        static Entry of(Accounts.Entry entry) {
            return new Entry(
                    entry.id(),
                    entry.kind(),
                    entry.amount(),
                    entry.job().map(JobId::toString).orElse(null),
                    entry.stage().orElse(null),
                    entry.reason().orElse(null),
                    entry.at());
        }
    }
}
