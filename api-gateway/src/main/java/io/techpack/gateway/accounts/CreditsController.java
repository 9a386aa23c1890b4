package io.techpack.gateway.accounts;

import io.techpack.account.Account;
import io.techpack.account.Accounts;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's balance and the ledger entries that led to it. */
@RestController
class CreditsController {

    private final Accounts accounts;
    private final Pages pages;

    CreditsController(Accounts accounts, Pages pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    @GetMapping(Paths.BASE + "/credits")
    ResponseEntity<Statement> credits(
            @AuthenticationPrincipal Caller caller,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request) {
        AccountId id = caller.account();
        Cursors cursors = new Cursors("credits", id.toString());
        PageQuery query = new PageQuery(parameters);
        long before = query.cursor(cursors, PageQuery::number).orElse(Long.MAX_VALUE);
        int limit = query.limit();
        query.finish();
        Account account =
                accounts.find(id).orElseThrow(() -> ApiException.notFound("Account " + id));
        Page<Accounts.Entry> page =
                Page.of(
                        accounts.entries(id, before, limit + 1),
                        limit,
                        last -> cursors.of(Long.toString(last.id())));
        return pages.response(
                request,
                page.next(),
                new Statement(
                        id.toString(),
                        account.balance(),
                        page.shown(Entry::of),
                        accounts.months(id).stream().map(Month::of).toList(),
                        page.nextCursor()));
    }

    /**
     * @param rolledUp what jobs have cost whose entries are no longer kept: the balance is the sum
     *     of all entries, less what was used here
     * @param nextCursor where the next page starts, absent on the last one
     */
    record Statement(
            String accountId,
            long balance,
            List<Entry> entries,
            List<Month> rolledUp,
            @Nullable String nextCursor) {}

    /**
     * @param month in which the jobs ended, such as {@code 2026-11}
     */
    record Month(String month, long jobs, long held, long used, long refunded) {

        static Month of(Accounts.Month month) {
            return new Month(
                    month.month().toString(),
                    month.jobs(),
                    month.held(),
                    month.used(),
                    month.refunded());
        }
    }

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
