package io.techpack.account;

import io.techpack.account.Accounts.RateKind;
import io.techpack.account.Accounts.RateLimit;
import io.techpack.account.Accounts.Tokens;
import io.techpack.database.Database;
import io.techpack.job.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The token buckets of all accounts, which all gateways share: of each only the time is kept at
 * which it is full again, as in the generic cell rate algorithm of ATM. Thread-safe.
 */
final class RateBucketTable {

    /**
     * Takes as many tokens as a tenth of a second brings, or as many as there are, in one
     * statement: a gateway asks at most ten times a second for an account that stays within its
     * limit. Time is the database's, so that clocks of gateways do not matter. The thousandth keeps
     * what times are rounded to, a microsecond, from costing a whole token.
     */
    private static final String TAKE =
            """
            with wanted as (
                select id,
                       coalesce(case :kind when 'writes' then writes_per_second else reads_per_second end, :perSecond)
                           as per_second
                from account
                where id = :account
            ),
            taken as (
                insert into rate_bucket as b (account_id, kind, per_second, full_at)
                select id, :kind, per_second,
                       now() + make_interval(secs => ceil(per_second / 10.0) / per_second)
                from wanted
                on conflict (account_id, kind) do update
                set per_second = excluded.per_second,
                    full_at = greatest(b.full_at, now()) + make_interval(secs =>
                        greatest(0, least(
                            ceil(excluded.per_second / 10.0),
                            floor((:burstSeconds - extract(epoch from greatest(b.full_at, now()) - now()))
                                * excluded.per_second + 0.001)
                        )) / excluded.per_second)
                returning new.per_second,
                          round(extract(epoch from new.full_at - greatest(old.full_at, now())) * new.per_second) as granted,
                          extract(epoch from new.full_at - now()) as spent_seconds
            )
            select per_second, granted, spent_seconds from taken
            """;

    /** Takes so many, whatever there is. */
    private static final String SPEND =
            """
            with wanted as (
                select id,
                       coalesce(case :kind when 'writes' then writes_per_second else reads_per_second end, :perSecond)
                           as per_second
                from account
                where id = :account
            ),
            spent as (
                insert into rate_bucket as b (account_id, kind, per_second, full_at)
                select id, :kind, per_second, now() + make_interval(secs => :tokens / per_second::float8)
                from wanted
                on conflict (account_id, kind) do update
                set per_second = excluded.per_second,
                    full_at = greatest(b.full_at, now())
                        + make_interval(secs => :tokens / excluded.per_second::float8)
                returning new.per_second,
                          0 as granted,
                          extract(epoch from new.full_at - now()) as spent_seconds
            )
            select per_second, granted, spent_seconds from spent
            """;

    private final Database database;

    RateBucketTable(Database database) {
        this.database = database;
    }

    Optional<Tokens> take(AccountId id, RateKind kind, RateLimit limit) {
        double burstSeconds = burstSeconds(limit);
        return database.call(handle ->
                handle.createQuery(TAKE)
                        .bind("account", id.value())
                        .bind("kind", kind.id())
                        .bind("perSecond", limit.perSecond())
                        .bind("burstSeconds", burstSeconds)
                        .map((row, _) -> tokens(row, burstSeconds))
                        .findOne());
    }

    Optional<Tokens> spend(AccountId id, RateKind kind, RateLimit limit, int tokens) {
        return database.call(handle ->
                handle.createQuery(SPEND)
                        .bind("account", id.value())
                        .bind("kind", kind.id())
                        .bind("perSecond", limit.perSecond())
                        .bind("tokens", tokens)
                        .map((row, _) -> tokens(row, burstSeconds(limit)))
                        .findOne());
    }

    private static double burstSeconds(RateLimit limit) {
        return (double) limit.burst() / limit.perSecond();
    }

    private static Tokens tokens(ResultSet row, double burstSeconds) throws SQLException {
        int perSecond = row.getInt("per_second");
        int burst = Math.max(1, (int) Math.round(burstSeconds * perSecond));
        return new Tokens(
                row.getInt("granted"),
                row.getDouble("spent_seconds"),
                new RateLimit(perSecond, burst));
    }
}
