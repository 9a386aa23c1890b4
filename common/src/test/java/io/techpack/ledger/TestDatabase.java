package io.techpack.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A fresh database with the engine's tables, on the servers that all tests share. */
public final class TestDatabase implements AutoCloseable {

    private static String template = "";

    private final HikariDataSource source;
    private final Jdbi jdbi;

    private TestDatabase(HikariDataSource source) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
    }

    public static synchronized TestDatabase fresh() {
        SharedServers servers = SharedServers.get();
        if (template.isEmpty()) {
            String url = servers.newDatabase();
            Flyway.configure().dataSource(url, servers.user(), servers.password()).load().migrate();
            template = SharedServers.databaseIn(url);
        }
        return at(servers.newDatabaseLike(template));
    }

    /** One that is there already, whatever it holds. */
    public static TestDatabase at(String url) {
        SharedServers servers = SharedServers.get();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(servers.user());
        config.setPassword(servers.password());
        config.setMaximumPoolSize(12);
        return new TestDatabase(new HikariDataSource(config));
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public String url() {
        return source.getJdbcUrl();
    }

    /** An account with that many credits. */
    public AccountId account(long credits) {
        Accounts accounts = new Accounts(jdbi);
        AccountId id = AccountId.next();
        accounts.open(id, "test");
        if (credits > 0) {
            accounts.grant(id, credits, "for a test");
        }
        return id;
    }

    public long balance(AccountId account) {
        return new Accounts(jdbi).find(account).orElseThrow().balance();
    }

    public long count(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** What must hold of every database at rest; a row here is a broken promise. */
    public long drift() {
        return count(
                """
                select (select count(*) from account a
                        where a.balance <> (select coalesce(sum(amount), 0) from ledger_entry e where e.account_id = a.id))
                     + (select count(*) from job where finished_at is not null and held <> used + refunded)
                     + (select count(*) from job j where finished_at is not null and refunded <>
                            (select coalesce(sum(amount), 0) from ledger_entry e where e.job_id = j.id and kind = 'REFUND'))
                """);
    }

    @Override
    public void close() {
        source.close();
    }
}
