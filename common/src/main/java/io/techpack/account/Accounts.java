package io.techpack.account;

import io.techpack.database.Database;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.database.StorableText;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    private static final String FIND =
            """
            select id, name, balance, running_limit, writes_per_second, reads_per_second, subject
            from account
            where id = :id
            """;

    private static final String FIND_SUBJECT = "select id from account where subject = :subject";

    private static final String PAGE =
            """
            select id, name, balance, running_limit, writes_per_second, reads_per_second, subject
            from account
            where id < :before
            order by id desc
            limit :limit
            """;

    private static final String GRANT =
            """
            with paid as (
                update account set balance = balance + :credits where id = :account
                returning id, name, balance, running_limit, writes_per_second, reads_per_second, subject
            ),
            entered as (
                insert into ledger_entry (account_id, kind, amount, reason)
                select id, 'GRANT', :credits, :reason from paid
            )
            select id, name, balance, running_limit, writes_per_second, reads_per_second, subject from paid
            """;

    private static final String LIMIT =
            """
            update account
            set running_limit = :running, writes_per_second = :writes, reads_per_second = :reads
            where id = :id
            returning id, name, balance, running_limit, writes_per_second, reads_per_second, subject
            """;

    /** A subject that another account has is left to that one. */
    private static final String IDENTIFY =
            """
            update account a set subject = :subject
            where a.id = :id
              and not exists (select from account other where other.subject = :subject and other.id <> a.id)
            returning id, name, balance, running_limit, writes_per_second, reads_per_second, subject
            """;

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
    private final KeyTable keys;
    private final RateBucketTable buckets;
    private final EntryTable entries;

    public Accounts(Database database) {
        this.database = database;
        this.keys = new KeyTable(database);
        this.buckets = new RateBucketTable(database);
        this.entries = new EntryTable(database);
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
     * Sets an account's limits. Of its jobs, what is running already when it gets its first limit
     * is not counted.
     *
     * @return the account, or empty if there is none
     */
    public Optional<Account> limit(AccountId id, Account.Limits limits) {
        return database.call(handle ->
                handle.createQuery(LIMIT)
                        .bind("running", boxed(limits.running()))
                        .bind("writes", boxed(limits.writesPerSecond()))
                        .bind("reads", boxed(limits.readsPerSecond()))
                        .bind("id", id.value())
                        .map((row, _) -> account(row))
                        .findOne());
    }

    /**
     * Says who an account is to the OpenID Connect issuer.
     *
     * @param subject the issuer's {@code sub}; empty for nobody
     * @return the account, or empty if there is none or another one has that subject
     */
    public Optional<Account> identify(AccountId id, Optional<String> subject) {
        return database.call(handle ->
                handle.createQuery(IDENTIFY)
                        .bind("subject", subject.orElse(null))
                        .bind("id", id.value())
                        .map((row, _) -> account(row))
                        .findOne());
    }

    /** The account that the issuer knows by that subject. */
    public Optional<AccountId> withSubject(String subject) {
        if (StorableText.firstUnstorable(subject) >= 0) {
            return Optional.empty();
        }
        return database.call(handle ->
                handle.createQuery(FIND_SUBJECT)
                        .bind("subject", subject)
                        .map((row, _) -> new AccountId(row.getObject("id", UUID.class)))
                        .findOne());
    }

    /**
     * Takes tokens for a tenth of a second, of what all gateways may grant the account together.
     *
     * @param limit what holds unless the account has a limit of its own, which has the same burst
     *     in seconds
     * @return empty if there is no such account
     */
    public Optional<Tokens> takeTokens(AccountId id, RateKind kind, RateLimit limit) {
        return buckets.take(id, kind, limit);
    }

    /**
     * Takes just so many tokens out of an account's bucket, also where it has fewer: it is in debt
     * then, and grants none until that is paid off. Empty if there is no such account.
     */
    public Optional<Tokens> spendTokens(AccountId id, RateKind kind, RateLimit limit, int tokens) {
        return buckets.spend(id, kind, limit, tokens);
    }

    /** One page of an account's ledger, newest first: the entries before that id. */
    public List<Entry> entries(AccountId id, long before, int limit) {
        return entries.page(id, before, limit);
    }

    /** The same of the credits that it was given, by operators. */
    public List<Entry> grants(AccountId id, long before, int limit) {
        return entries.grants(id, before, limit);
    }

    /**
     * What jobs of the account that were deleted for their age have cost, by the months in which
     * they ended, the last one first. The balance is the sum of all entries, less what was used
     * here.
     */
    public List<Month> months(AccountId id) {
        return entries.months(id);
    }

    /**
     * One page of an account's keys, newest first, revoked ones included.
     *
     * @param before the last key of the page before; absent for the first page
     */
    public List<IssuedKey> keys(AccountId id, Optional<IssuedKey.Place> before, int limit) {
        return keys.page(id, before.orElse(IssuedKey.Place.NEWEST), limit);
    }

    /** Keeps a new key by the SHA-256 of its secret. */
    public void addKey(ApiKey key, byte[] secretSha256, String label) {
        keys.add(key, secretSha256, label);
    }

    /** The key with that prefix and secret, which may have expired; empty if it is revoked. */
    public Optional<ApiKey> findKey(String prefix, byte[] secretSha256) {
        return keys.find(prefix, secretSha256);
    }

    /** How many keys of the account are neither revoked nor expired. */
    public int keysInForce(AccountId id) {
        return keys.inForce(id);
    }

    /** Ends a key; returns whether it was in force. */
    public boolean revokeKey(String prefix) {
        return keys.revoke(prefix);
    }

    /** Ends a key of that account; returns whether there was one. */
    public boolean revokeKey(AccountId owner, String prefix) {
        return keys.revoke(owner, prefix);
    }

    /** Keeps when keys were last used, to the minute; unknown ones are ignored. */
    public void recordUse(List<KeyUse> uses) {
        keys.recordUse(uses);
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
                row.getLong("balance"),
                new Account.Limits(
                        optional(row, "running_limit"),
                        optional(row, "writes_per_second"),
                        optional(row, "reads_per_second")),
                Optional.ofNullable(row.getString("subject")));
    }

    private static OptionalInt optional(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
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
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
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

    /**
     * What the deleted jobs that ended in a month (UTC) have cost: held is used and refunded.
     *
     * @param jobs how many
     */
    public record Month(YearMonth month, long jobs, long held, long used, long refunded) {}

    /** That a key was used. */
    public record KeyUse(String prefix, Instant at) {}

    /** What is limited apart from each other. */
    public enum RateKind {
        WRITES,
        READS;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param burst how many requests may come at once after a time of rest
     */
    public record RateLimit(int perSecond, int burst) {

        public RateLimit {
            if (perSecond < 1 || burst < 1) {
                throw new IllegalArgumentException(
                        "a limit of %d a second with bursts of %d; both must be at least 1"
                                .formatted(perSecond, burst));
            }
        }
    }

    /**
     * What was taken out of an account's bucket.
     *
     * @param granted how many requests may be let through for it; 0 if the bucket is empty
     * @param spentSeconds how long the bucket takes to be full again
     * @param limit the account's
     */
    public record Tokens(int granted, double spentSeconds, RateLimit limit) {}
}
