package io.techpack.webhook;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.webhook.Webhooks.Attempt;
import io.techpack.webhook.Webhooks.Delivery;
import io.techpack.webhook.Webhooks.Filter;
import io.techpack.webhook.Webhooks.Redelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What accounts see of their deliveries. */
final class DeliveryLog {

    private static final int MOST_ATTEMPTS = 100;

    private static final String PAGE =
            """
            select id, webhook_id, job_id, event, url, status, attempts, response_status, error,
                   created_at, next_attempt_at, finished_at
            from webhook_delivery
            where account_id = :account
              and (:before::uuid is null or id < :before::uuid)
              and (:status::text is null or status = :status::text)
            order by id desc
            limit :limit
            """;

    // by the webhook's own index: it may be a quiet one beside a busy one
    private static final String PAGE_OF_WEBHOOK =
            """
            select id, webhook_id, job_id, event, url, status, attempts, response_status, error,
                   created_at, next_attempt_at, finished_at
            from webhook_delivery
            where webhook_id = :webhook and account_id = :account
              and (:job::uuid is null or job_id = :job::uuid)
              and (:before::uuid is null or id < :before::uuid)
              and (:status::text is null or status = :status::text)
            order by id desc
            limit :limit
            """;

    private static final String PAGE_OF_JOB =
            """
            select id, webhook_id, job_id, event, url, status, attempts, response_status, error,
                   created_at, next_attempt_at, finished_at
            from webhook_delivery
            where job_id = :job and account_id = :account
              and (:before::uuid is null or id < :before::uuid)
              and (:status::text is null or status = :status::text)
            order by id desc
            limit :limit
            """;

    private static final String FIND =
            """
            select id, webhook_id, job_id, event, url, status, attempts, response_status, error,
                   created_at, next_attempt_at, finished_at
            from webhook_delivery
            where id = :id and account_id = :account
            """;

    private static final String ATTEMPTS =
            """
            select a.attempt, a.started_at, a.duration_ms, a.response_status, a.response, a.error
            from webhook_delivery d
            join webhook_attempt a on a.delivery_id = d.id
            where d.id = :id and d.account_id = :account
            order by a.attempt desc
            limit :limit
            """;

    // what is just being sent is left to its sender: asked again a moment later, it is over or due
    private static final String REDELIVER =
            """
            with known as (
                select d.id,
                       d.webhook_id is null
                           or exists (select from webhook w where w.id = d.webhook_id and w.enabled) as wanted
                from webhook_delivery d
                where d.id = :id and d.account_id = :account
            ),
            again as (
                update webhook_delivery d
                set status = 'pending', next_attempt_at = now(), finished_at = null, due_since = now(), tries = 0
                from known k
                where d.id = k.id and k.wanted and d.sender is null
            )
            select wanted from known
            """;

    private DeliveryLog() {}

    static List<Delivery> page(Handle handle, AccountId account, Filter filter, int limit) {
        UUID job = filter.job() == null ? null : filter.job().value();
        Query query =
                filter.webhook() != null
                        ? handle.createQuery(PAGE_OF_WEBHOOK)
                                .bind("webhook", filter.webhook())
                                .bind("job", job)
                        : job != null
                                ? handle.createQuery(PAGE_OF_JOB).bind("job", job)
                                : handle.createQuery(PAGE);
        return query.bind("account", account.value())
                .bind("status", filter.status())
                .bind("before", filter.before())
                .bind("limit", limit)
                .map((row, _) -> delivery(row))
                .list();
    }

    static Optional<Delivery> find(Handle handle, AccountId account, UUID id) {
        return handle.createQuery(FIND)
                .bind("id", id)
                .bind("account", account.value())
                .map((row, _) -> delivery(row))
                .findOne();
    }

    static List<Attempt> attempts(Handle handle, AccountId account, UUID id) {
        return handle.createQuery(ATTEMPTS)
                .bind("id", id)
                .bind("account", account.value())
                .bind("limit", MOST_ATTEMPTS)
                .map((row, _) ->
                        new Attempt(
                                row.getInt("attempt"),
                                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                                Duration.ofMillis(row.getLong("duration_ms")),
                                Optional.ofNullable(
                                        row.getObject("response_status", Integer.class)),
                                Optional.ofNullable(row.getString("response")),
                                Optional.ofNullable(row.getString("error"))))
                .list();
    }

    static Redelivery redeliver(Handle handle, AccountId account, UUID id) {
        return handle.createQuery(REDELIVER)
                .bind("id", id)
                .bind("account", account.value())
                .mapTo(Boolean.class)
                .findOne()
                .map(wanted -> wanted ? Redelivery.DUE : Redelivery.UNWANTED)
                .orElse(Redelivery.UNKNOWN);
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("webhook_id", UUID.class)),
                new JobId(row.getObject("job_id", UUID.class)),
                row.getString("event"),
                row.getString("url"),
                row.getString("status"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getObject("response_status", Integer.class)),
                Optional.ofNullable(row.getString("error")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "finished_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
