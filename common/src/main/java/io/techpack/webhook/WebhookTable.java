package io.techpack.webhook;

import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.TimeOrderedUuid;
import io.techpack.webhook.Webhooks.Change;
import io.techpack.webhook.Webhooks.Event;
import io.techpack.webhook.Webhooks.Webhook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The webhooks of accounts. */
final class WebhookTable {

    // Two calls at once may both find room: then there is one more than there may be, and no harm.
    private static final String ADD =
            """
            with added as (
                insert into webhook (id, account_id, url, description, events, enabled)
                select :id, :account, :url, :description, :events, :enabled
                where (select count(*) from webhook where account_id = :account) < :most
                returning id, account_id, url, description, events, enabled, disabled_reason, failing_since, created_at
            ),
            signed as (
                insert into webhook_secret (owner_id, account_id, secret) select id, account_id, :secret from added
            )
            select id, url, description, events, enabled, disabled_reason, failing_since, created_at from added
            """;

    private static final String ALL =
            """
            select id, url, description, events, enabled, disabled_reason, failing_since, created_at
            from webhook
            where account_id = :account
            order by id
            """;

    private static final String FIND =
            """
            select id, url, description, events, enabled, disabled_reason, failing_since, created_at
            from webhook
            where id = :id and account_id = :account
            """;

    private static final String CHANGE =
            """
            update webhook
            set url = coalesce(:url, url), description = coalesce(:description, description),
                events = coalesce(:events::text[], events), enabled = coalesce(:enabled::boolean, enabled),
                disabled_reason = case when :enabled::boolean is null then disabled_reason end,
                failing_since = case when :enabled::boolean and not enabled then null else failing_since end
            where id = :id and account_id = :account
            returning id, url, description, events, enabled, disabled_reason, failing_since, created_at
            """;

    // what is still to be delivered to it is given up as it comes due
    private static final String DELETE =
            """
            with deleted as (
                delete from webhook where id = :id and account_id = :account returning id
            ),
            forgotten as (
                delete from webhook_secret where owner_id in (select id from deleted)
            )
            select count(*) from deleted
            """;

    private WebhookTable() {}

    static Optional<Webhook> add(Handle handle, AccountId account, Change draft, int most) {
        Query query =
                handle.createQuery(ADD)
                        .bind("id", TimeOrderedUuid.next())
                        .bind("account", account.value())
                        .bind("url", Objects.requireNonNull(draft.url(), "a webhook without a URL"))
                        .bind("description", Objects.requireNonNullElse(draft.description(), ""))
                        .bind("enabled", Objects.requireNonNullElse(draft.enabled(), true))
                        .bind("secret", SigningSecret.mint().text())
                        .bind("most", most);
        bindEvents(
                query,
                Objects.requireNonNullElseGet(draft.events(), () -> EnumSet.allOf(Event.class)));
        return query.map((row, _) -> read(row)).findOne();
    }

    static List<Webhook> all(Handle handle, AccountId account) {
        return handle.createQuery(ALL)
                .bind("account", account.value())
                .map((row, _) -> read(row))
                .list();
    }

    static Optional<Webhook> find(Handle handle, AccountId account, UUID id) {
        return handle.createQuery(FIND)
                .bind("id", id)
                .bind("account", account.value())
                .map((row, _) -> read(row))
                .findOne();
    }

    static Optional<Webhook> change(Handle handle, AccountId account, UUID id, Change change) {
        Query query =
                handle.createQuery(CHANGE)
                        .bind("id", id)
                        .bind("account", account.value())
                        .bind("url", change.url())
                        .bind("description", change.description())
                        .bind("enabled", change.enabled());
        Set<Event> events = change.events();
        if (events == null) {
            query.bindNull("events", Types.ARRAY);
        } else {
            bindEvents(query, events);
        }
        return query.map((row, _) -> read(row)).findOne();
    }

    static boolean delete(Handle handle, AccountId account, UUID id) {
        return handle.createQuery(DELETE)
                        .bind("id", id)
                        .bind("account", account.value())
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    private static void bindEvents(Query query, Set<Event> events) {
        SqlArrays.texts(query, "events", List.copyOf(events), Event::id);
    }

    private static Webhook read(ResultSet row) throws SQLException {
        String[] events = (String[]) row.getArray("events").getArray();
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getString("description"),
                Arrays.stream(events)
                        .flatMap(id -> Event.find(id).stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Event.class))),
                row.getBoolean("enabled"),
                Optional.ofNullable(row.getString("disabled_reason")),
                Optional.ofNullable(row.getObject("failing_since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
