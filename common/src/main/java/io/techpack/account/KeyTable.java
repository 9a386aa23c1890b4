package io.techpack.account;

import io.techpack.account.Accounts.IssuedKey;
import io.techpack.account.Accounts.KeyUse;
import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;

/** The table of keys. Thread-safe. */
final class KeyTable {

    private static final String PAGE =
            """
            select prefix, label, scopes, created_at, expires_at, last_used_at, revoked_at
            from api_key
            where account_id = :account and (created_at, prefix) < (:createdBefore, :prefixBefore)
            order by created_at desc, prefix desc
            limit :limit
            """;

    private static final String ADD =
            """
            insert into api_key (prefix, account_id, secret_sha256, scopes, label, expires_at)
            values (:prefix, :account, :digest, :scopes, :label, :expiresAt)
            """;

    private static final String FIND =
            """
            select prefix, account_id, scopes, expires_at from api_key
            where prefix = :prefix and secret_sha256 = :digest and revoked_at is null
            """;

    private static final String COUNT =
            """
            select count(*) from api_key
            where account_id = :account and revoked_at is null and (expires_at is null or expires_at > now())
            """;

    private static final String REVOKE =
            "update api_key set revoked_at = now() where prefix = :prefix and revoked_at is null";

    private static final String REVOKE_OWN =
            """
            update api_key set revoked_at = now()
            where prefix = :prefix and account_id = :account and revoked_at is null
            """;

    /** A key that another gateway has written within the minute is left alone. */
    private static final String RECORD_USE =
            """
            update api_key k set last_used_at = used.at
            from (
                select prefix, to_timestamp(millis / 1000.0) as at
                from unnest(:prefixes, :millis) as u (prefix, millis)
            ) used
            where k.prefix = used.prefix
              and (k.last_used_at is null or k.last_used_at <= used.at - interval '1 minute')
            """;

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    List<IssuedKey> page(AccountId id, IssuedKey.Place before, int limit) {
        return database.call(handle ->
                handle.createQuery(PAGE)
                        .bind("account", id.value())
                        .bind("createdBefore", before.createdAt().atOffset(ZoneOffset.UTC))
                        .bind("prefixBefore", before.prefix())
                        .bind("limit", limit)
                        .map((row, _) -> issuedKey(row))
                        .list());
    }

    void add(ApiKey key, byte[] secretSha256, String label) {
        database.call(handle -> {
            Update update =
                    handle.createUpdate(ADD)
                            .bind("prefix", key.prefix())
                            .bind("account", key.account().value())
                            .bind("digest", secretSha256)
                            .bind("label", label)
                            .bind(
                                    "expiresAt",
                                    key.expiresAt()
                                            .map(at -> at.atOffset(ZoneOffset.UTC))
                                            .orElse(null));
            SqlArrays.texts(update, "scopes", List.copyOf(key.scopes()), scope -> scope);
            return update.execute();
        });
    }

    Optional<ApiKey> find(String prefix, byte[] secretSha256) {
        return database.call(handle ->
                handle.createQuery(FIND)
                        .bind("prefix", prefix)
                        .bind("digest", secretSha256)
                        .map((row, _) ->
                                new ApiKey(
                                        row.getString("prefix"),
                                        new AccountId(row.getObject("account_id", UUID.class)),
                                        scopes(row),
                                        time(row, "expires_at")))
                        .findOne());
    }

    int inForce(AccountId id) {
        return database.call(handle ->
                handle.createQuery(COUNT).bind("account", id.value()).mapTo(Integer.class).one());
    }

    boolean revoke(String prefix) {
        return database.call(handle -> handle.createUpdate(REVOKE).bind("prefix", prefix).execute())
                == 1;
    }

    boolean revoke(AccountId owner, String prefix) {
        return database.call(handle ->
                handle.createUpdate(REVOKE_OWN)
                        .bind("prefix", prefix)
                        .bind("account", owner.value())
                        .execute())
                == 1;
    }

    void recordUse(List<KeyUse> uses) {
        database.call(handle -> {
            Update update = handle.createUpdate(RECORD_USE);
            SqlArrays.texts(update, "prefixes", uses, KeyUse::prefix);
            SqlArrays.longs(update, "millis", uses, use -> use.at().toEpochMilli());
            return update.execute();
        });
    }

    private static IssuedKey issuedKey(ResultSet row) throws SQLException {
        return new IssuedKey(
                row.getString("prefix"),
                row.getString("label"),
                scopes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "expires_at"),
                time(row, "last_used_at"),
                time(row, "revoked_at"));
    }

    private static Set<String> scopes(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("scopes").getArray());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
