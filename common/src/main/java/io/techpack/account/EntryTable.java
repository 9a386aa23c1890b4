package io.techpack.account;

import io.techpack.account.Accounts.Entry;
import io.techpack.account.Accounts.Month;
import io.techpack.database.Database;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What accounts were charged and given, as it is read. Thread-safe. */
final class EntryTable {

    private static final String ENTRIES =
            """
            select id, kind, amount, job_id, stage, reason, created_at
            from ledger_entry
            -- said so that only the account's own index gives this order, however few accounts there are
            where (account_id, id) < (:account, :before) and account_id >= :account
            order by account_id desc, id desc
            limit :limit
            """;

    private static final String GRANTS =
            """
            select id, kind, amount, job_id, stage, reason, created_at
            from ledger_entry
            where account_id = :account and kind = 'GRANT' and id < :before
            order by id desc
            limit :limit
            """;

    private static final String MONTHS =
            """
            select month, jobs, held, used, refunded
            from ledger_month
            where account_id = :account
            order by month desc
            """;

    private final Database database;

    EntryTable(Database database) {
        this.database = database;
    }

    List<Entry> page(AccountId id, long before, int limit) {
        return entries(ENTRIES, id, before, limit);
    }

    List<Entry> grants(AccountId id, long before, int limit) {
        return entries(GRANTS, id, before, limit);
    }

    private List<Entry> entries(String statement, AccountId id, long before, int limit) {
        return database.call(handle ->
                handle.createQuery(statement)
                        .bind("account", id.value())
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, _) -> entry(row))
                        .list());
    }

    List<Month> months(AccountId id) {
        return database.call(handle ->
                handle.createQuery(MONTHS)
                        .bind("account", id.value())
                        .map((row, _) ->
                                new Month(
                                        YearMonth.from(row.getObject("month", LocalDate.class)),
                                        row.getLong("jobs"),
                                        row.getLong("held"),
                                        row.getLong("used"),
                                        row.getLong("refunded")))
                        .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("kind"),
                row.getLong("amount"),
                Optional.ofNullable(row.getObject("job_id", UUID.class)).map(JobId::new),
                Optional.ofNullable(row.getString("stage")),
                Optional.ofNullable(row.getString("reason")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
