package io.techpack.account;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;

/**
 * Accounts, their credits and their keys. Only a digest of a key's secret is ever seen here.
 * Thread-safe.
 *
 * <p>Every method throws {@link DatabaseUnavailable} when the database cannot be reached.
 */
public final class Accounts {

    private static final String CREATE =
            """
            insert into account (id, name) values (:id, :name) on conflict (id) do nothing
            """;

    private static final String FIND = "select id, name, balance from account where id = :id";

    private static final String PAGE =
            """
            select id, name, balance from account where id < :before order by id desc limit :limit
            """;

    private static final String GRANT =
            """
            with paid as (
                update account set balance = balance + :credits where id = :account returning id, name, balance
            ),
            entered as (
                insert into ledger_entry (account_id, kind, amount, reason)
                select id, 'GRANT', :credits, :reason from paid
            )
            select id, name, balance from paid
            """;

    private static final String LIMIT =
            """
            update account set running_limit = :limit where id = :id returning id, name, balance
            """;

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

    private static final String KEYS =
            """
            select prefix, label, scopes, created_at, revoked_at
            from api_key
            where account_id = :account and (created_at, prefix) < (:createdBefore, :prefixBefore)
            order by created_at desc, prefix desc
            limit :limit
            """;

    private static final String ADD_KEY =
            """
            insert into api_key (prefix, account_id, secret_sha256, scopes, label)
            values (:prefix, :account, :digest, :scopes, :label)
            """;

    private static final String FIND_KEY =
            """
            select prefix, account_id, scopes from api_key
            where prefix = :prefix and secret_sha256 = :digest and revoked_at is null
            """;

    private static final String REVOKE_KEY =
            "update api_key set revoked_at = now() where prefix = :prefix and revoked_at is null";

    /** The update changes nothing; by it a process that comes second is given the first one's. */
    private static final String LINK_SECRET =
            """
            insert into link_secret (secret) values (:proposed)
            on conflict (singleton) do update set singleton = excluded.singleton
            returning secret
            """;

    /** Later than every id. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Database database;

    public Accounts(Database database) {
        this.database = database;
    }

    /** Opens an account without credits; the same id again changes nothing. */
    public void open(AccountId id, String name) {
        database.call(handle ->
                handle.createUpdate(CREATE).bind("id", id.value()).bind("name", name).execute());
    }

    public Optional<Account> find(AccountId id) {
        return database.call(handle ->
                handle.createQuery(FIND)
                        .bind("id", id.value())
                        .map((row, _) -> account(row))
                        .findOne());
    }

    /**
     * One page of all accounts, newest first.
     *
     * @param before only those opened before that one; absent for the first page
     */
    public List<Account> page(Optional<AccountId> before, int limit) {
        return database.call(handle ->
                handle.createQuery(PAGE)
                        .bind("before", before.map(AccountId::value).orElse(NEWEST))
                        .bind("limit", limit)
                        .map((row, _) -> account(row))
                        .list());
    }

    /**
     * Gives an account credits; returns it as it is then, or empty if there is none.
     *
     * @throws IllegalArgumentException if {@code credits} is not positive
     */
    public Optional<Account> grant(AccountId id, long credits, String reason) {
        if (credits < 1) {
            throw new IllegalArgumentException(
                    "a grant of " + credits + " credits; it must be at least 1");
        }
        return database.call(handle ->
                handle.createQuery(GRANT)
                        .bind("account", id.value())
                        .bind("credits", credits)
                        .bind("reason", reason)
                        .map((row, _) -> account(row))
                        .findOne());
    }

    /**
     * Sets how many jobs of the account may run at once; the others wait. What is running already
     * when an account gets its first limit is not counted.
     *
     * @param most at least 1; empty for no limit
     * @return the account, or empty if there is none
     */
    public Optional<Account> limitRunning(AccountId id, OptionalInt most) {
        return database.call(handle ->
                handle.createQuery(LIMIT)
                        .bind("limit", most.isPresent() ? most.getAsInt() : null)
                        .bind("id", id.value())
                        .map((row, _) -> account(row))
                        .findOne());
    }

    /** One page of an account's ledger, newest first: the entries before that id. */
    public List<Entry> entries(AccountId id, long before, int limit) {
        return entries(ENTRIES, id, before, limit);
    }

    /** The same of the credits that it was given, by operators. */
    public List<Entry> grants(AccountId id, long before, int limit) {
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

    /**
     * One page of an account's keys, newest first, revoked ones included.
     *
     * @param before the last key of the page before; absent for the first page
     */
    public List<IssuedKey> keys(AccountId id, Optional<IssuedKey.Place> before, int limit) {
        IssuedKey.Place place = before.orElse(IssuedKey.Place.NEWEST);
        return database.call(handle ->
                handle.createQuery(KEYS)
                        .bind("account", id.value())
                        .bind("createdBefore", place.createdAt().atOffset(ZoneOffset.UTC))
                        .bind("prefixBefore", place.prefix())
                        .bind("limit", limit)
                        .map((row, _) -> issuedKey(row))
                        .list());
    }

    /** Keeps a new key by the SHA-256 of its secret. */
    public void addKey(ApiKey key, byte[] secretSha256, String label) {
        database.call(handle -> {
            Update update =
                    handle.createUpdate(ADD_KEY)
                            .bind("prefix", key.prefix())
                            .bind("account", key.account().value())
                            .bind("digest", secretSha256)
                            .bind("label", label);
            SqlArrays.texts(update, "scopes", List.copyOf(key.scopes()), scope -> scope);
            return update.execute();
        });
    }

    /** The key in force with that prefix and secret, or empty. */
    public Optional<ApiKey> findKey(String prefix, byte[] secretSha256) {
        return database.call(handle ->
                handle.createQuery(FIND_KEY)
                        .bind("prefix", prefix)
                        .bind("digest", secretSha256)
                        .map((row, _) ->
                                new ApiKey(
                                        row.getString("prefix"),
                                        new AccountId(row.getObject("account_id", UUID.class)),
                                        Set.of((String[]) row.getArray("scopes").getArray())))
                        .findOne());
    }

    /** Ends a key; returns whether it was in force. */
    public boolean revokeKey(String prefix) {
        return database.call(
                        handle -> handle.createUpdate(REVOKE_KEY).bind("prefix", prefix).execute())
                == 1;
    }

    /** The secret that links are signed with: the first that was ever proposed. */
    public byte[] linkSecret(byte[] proposed) {
        return database.call(handle ->
                handle.createQuery(LINK_SECRET)
                        .bind("proposed", proposed)
                        .mapTo(byte[].class)
                        .one());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getLong("balance"));
    }

    private static IssuedKey issuedKey(ResultSet row) throws SQLException {
        return new IssuedKey(
                row.getString("prefix"),
                row.getString("label"),
                Set.of((String[]) row.getArray("scopes").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
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

    /**
     * One line of an account's ledger.
     *
     * @param id rises with time
     * @param kind GRANT, CHARGE or REFUND
     * @param stage the id of the stage that was charged or given back
     * @param amount in credits, negative for a charge
     */
    public record Entry(
            long id,
            String kind,
            long amount,
            Optional<JobId> job,
            Optional<String> stage,
            Optional<String> reason,
            Instant at) {}

    /** A key as it was given out, without its secret. */
    public record IssuedKey(
            String prefix,
            String label,
            Set<String> scopes,
            Instant createdAt,
            Optional<Instant> revokedAt) {

        public Place place() {
            return new Place(createdAt, prefix);
        }

        /** A place in the list of an account's keys. */
        public record Place(Instant createdAt, String prefix) {

            /** Before all keys: no key comes from the year 9999. */
            static final Place NEWEST = new Place(Instant.parse("9999-12-31T00:00:00Z"), "");
        }
    }
}
