package io.techpack.webhook;

import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.webhook.DeliveryQueue.Backlog;
import io.techpack.webhook.DeliveryQueue.Due;
import io.techpack.webhook.DeliveryQueue.Limits;
import io.techpack.webhook.Webhooks.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Takes the leases of due deliveries, fairly among their queues. */
final class ClaimDue {

    private static final int PRUNED_AT_ONCE = 1_000;

    private static final String CLAIM =
            """
            with recursive queue as (
                -- each queue with something pending, found by one step through the index, however much is in it
                (select queue from webhook_delivery where next_attempt_at is not null order by queue limit 1)
                union all
                select (select d.queue from webhook_delivery d
                        where d.queue > q.queue and d.next_attempt_at is not null order by d.queue limit 1)
                from queue q
                where q.queue is not null
            ),
            candidate as (
                select d.id, d.account_id, row_number() over (partition by q.queue order by d.next_attempt_at) as turn
                from queue q
                left join unnest(:busyQueues, :busy) as b (queue, sending) on b.queue = q.queue
                cross join lateral (
                    select id, account_id, next_attempt_at from webhook_delivery
                    where queue = q.queue and next_attempt_at <= now()
                    order by next_attempt_at
                    limit greatest(:perQueue - coalesce(b.sending, 0), 0)
                ) d
            ),
            fair as (
                -- an account's first of every queue before its second of any; by chance among queues, so that
                -- those that never get on do not come first each time
                select id, account_id, row_number() over (partition by account_id order by turn, random()) as turn
                from candidate
            ),
            picked as (
                -- and the same among accounts
                select f.id
                from fair f
                left join unnest(:busyAccounts, :accountsBusy) as b (account_id, sending) on b.account_id = f.account_id
                where f.turn <= :perAccount - coalesce(b.sending, 0)
                order by f.turn, random()
                limit :total
            ),
            due as (
                -- what another sender is just taking is its; as an array, which is a few ids by all means: the planner
                -- takes the CTE for so many rows that it would read the whole index for them
                select d.id, d.sender, w.url, d.webhook_id is null or coalesce(w.enabled, false) as wanted
                from webhook_delivery d
                left join webhook w on w.id = d.webhook_id
                where d.id = any (array(select id from picked)) and d.next_attempt_at <= now()
                for update of d skip locked
            ),
            claimed as (
                -- a webhook's URL may have been mended since
                update webhook_delivery d
                set sender = :sender, attempts = d.attempts + 1, tries = d.tries + 1, url = coalesce(due.url, d.url),
                    next_attempt_at = now() + :lease * interval '1 millisecond'
                from due
                where d.id = due.id and d.id = any (array(select id from due))
                returning d.id, d.account_id, d.webhook_id, d.queue, d.sender, d.attempts, d.tries, d.due_since, d.url,
                          d.event, d.created_at, d.data, due.wanted, due.sender is not null as abandoned
            )
            select c.id, c.account_id, c.webhook_id, c.queue, c.sender, c.attempts, c.tries, c.due_since, c.url, c.event,
                   c.created_at, c.data, c.wanted, c.abandoned, s.secret, s.previous_until,
                   case when s.previous_until > now() then s.previous end as previous
            from claimed c
            left join webhook_secret s on s.owner_id = coalesce(c.webhook_id, c.account_id)
            """;

    private static final String BACKLOG =
            """
            select count(*) as deliveries, coalesce(extract(epoch from now() - min(next_attempt_at)) * 1000, 0) as oldest_ms
            from webhook_delivery
            where next_attempt_at <= now()
            """;

    private static final String PRUNE =
            """
            with old as (
                -- ids rise with time
                delete from webhook_delivery
                where id in (
                    select id from webhook_delivery
                    where id < uuidv7(:age * interval '-1 second') and status <> 'pending'
                      and finished_at < now() - :age * interval '1 second'
                    order by id
                    limit :limit
                    for update skip locked)
                returning id
            ),
            forgotten as (
                delete from webhook_attempt where delivery_id in (select id from old)
            )
            select count(*) from old
            """;

    private ClaimDue() {}

    static List<Due> run(
            Handle handle, UUID sender, Limits limits, List<Due> sending, Duration lease) {
        Query query =
                handle.createQuery(CLAIM)
                        .bind("sender", sender)
                        .bind("total", Math.max(0, limits.total() - sending.size()))
                        .bind("perQueue", limits.perQueue())
                        .bind("perAccount", limits.perAccount())
                        .bind("lease", lease.toMillis());
        bindBusy(query, "busyQueues", "busy", sending, Due::queue);
        bindBusy(query, "busyAccounts", "accountsBusy", sending, due -> due.account().value());
        return query.map((row, _) -> read(handle, row)).list();
    }

    private static void bindBusy(
            Query query, String keys, String counts, List<Due> sending, Function<Due, UUID> key) {
        List<Map.Entry<UUID, Long>> busy =
                List.copyOf(
                        sending.stream()
                                .collect(Collectors.groupingBy(key, Collectors.counting()))
                                .entrySet());
        SqlArrays.uuids(query, keys, busy, Map.Entry::getKey);
        SqlArrays.longs(query, counts, busy, Map.Entry::getValue);
    }

    static Backlog backlog(Handle handle) {
        return handle.createQuery(BACKLOG)
                .map((row, _) ->
                        new Backlog(
                                row.getLong("deliveries"),
                                Duration.ofMillis(row.getLong("oldest_ms"))))
                .one();
    }

    static int prune(Handle handle, Duration age) {
        return handle.createQuery(PRUNE)
                .bind("age", age.toSeconds())
                .bind("limit", PRUNED_AT_ONCE)
                .mapTo(Integer.class)
                .one();
    }

    private static Due read(Handle handle, ResultSet row) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getInt("attempts"),
                row.getInt("tries"),
                row.getObject("due_since", OffsetDateTime.class).toInstant(),
                row.getObject("sender", UUID.class),
                row.getObject("queue", UUID.class),
                Optional.ofNullable(row.getObject("webhook_id", UUID.class)),
                row.getBoolean("wanted"),
                row.getBoolean("abandoned"),
                row.getString("url"),
                row.getString("event"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("data"),
                secrets(handle, row));
    }

    /** An account's own is made when the first of its jobs brings a URL along. */
    private static Secrets secrets(Handle handle, ResultSet row) throws SQLException {
        return row.getString("secret") != null
                ? SecretTable.read(row)
                : SecretTable.ofAccount(
                        handle, new AccountId(row.getObject("account_id", UUID.class)));
    }
}
