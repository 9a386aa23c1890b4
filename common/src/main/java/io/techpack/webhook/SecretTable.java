package io.techpack.webhook;

import io.techpack.job.AccountId;
import io.techpack.webhook.Webhooks.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The secrets that sign: one of each webhook, and one of each account for its jobs' own URLs. */
final class SecretTable {

    private static final String FIND =
            """
            select secret, previous, previous_until from webhook_secret
            where owner_id = :owner and account_id = :account
            """;

    // whoever comes second gets the secret of the first
    private static final String FIND_OR_ADD =
            """
            insert into webhook_secret as s (owner_id, account_id, secret) values (:owner, :account, :secret)
            on conflict (owner_id) do update set account_id = s.account_id
            returning secret, previous, previous_until
            """;

    private static final String ROTATE =
            """
            update webhook_secret
            set previous = secret, previous_until = now() + :grace * interval '1 millisecond', secret = :secret
            where owner_id = :owner and account_id = :account
            returning secret, previous, previous_until
            """;

    private SecretTable() {}

    static Optional<Secrets> ofWebhook(Handle handle, AccountId account, UUID webhook) {
        return handle.createQuery(FIND)
                .bind("owner", webhook)
                .bind("account", account.value())
                .map((row, _) -> read(row))
                .findOne();
    }

    /** Made when it is first asked for. */
    static Secrets ofAccount(Handle handle, AccountId account) {
        return ofWebhook(handle, account, account.value())
                .orElseGet(() ->
                        handle.createQuery(FIND_OR_ADD)
                                .bind("owner", account.value())
                                .bind("account", account.value())
                                .bind("secret", SigningSecret.mint().text())
                                .map((row, _) -> read(row))
                                .one());
    }

    static Optional<Secrets> rotate(Handle handle, AccountId account, UUID owner, Duration grace) {
        return handle.createQuery(ROTATE)
                .bind("owner", owner)
                .bind("account", account.value())
                .bind("secret", SigningSecret.mint().text())
                .bind("grace", grace.toMillis())
                .map((row, _) -> read(row))
                .findOne();
    }

    static Secrets read(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("previous_until", OffsetDateTime.class);
        return new Secrets(
                row.getString("secret"),
                Optional.ofNullable(row.getString("previous")),
                Optional.ofNullable(until).map(OffsetDateTime::toInstant));
    }
}
