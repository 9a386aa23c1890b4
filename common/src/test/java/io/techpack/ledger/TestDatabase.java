package io.techpack.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.techpack.account.Accounts;
import io.techpack.audit.Audit;
import io.techpack.database.Database;
import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** A fresh database with the engine's tables, on the servers that all tests share. */
public final class TestDatabase implements AutoCloseable {

    private static final Properties DEFAULTS = defaults();
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
        config.addDataSourceProperty("ApplicationName", "test");
        config.setMinimumIdle(1); // most tests need few, and each costs a handshake
        // statements are planned as in a real process
        config.setConnectionInitSql(
                DEFAULTS.getProperty("spring.datasource.hikari.connection-init-sql"));
        return new TestDatabase(new HikariDataSource(config));
    }

    public Database database() {
        return new Database(jdbi);
    }

    private static Properties defaults() {
        try {
            return PropertiesLoaderUtils.loadAllProperties("techpack-defaults.properties");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A ledger on it that tells nobody of anything. */
    public Ledger ledger() {
        return ledger(LedgerSettings.DEFAULTS);
    }

    Ledger ledger(LedgerSettings settings) {
        return new Ledger(
                database(),
                TechPackJob.TYPES,
                settings,
                Announcer.SILENT,
                new SimpleMeterRegistry());
    }

    /** What the ledger tells when a stage of that job is queued for the first time. */
    public Handover handover(Submission submission, Stage stage) {
        OffsetDateTime queuedAt =
                jdbi.withHandle(handle ->
                        handle.createQuery("select queued_at from job where id = ?")
                                .bind(0, submission.id().value())
                                .mapTo(OffsetDateTime.class)
                                .one());
        return new Handover(
                new DueStage(submission.id(), stage),
                submission.account(),
                submission.type(),
                submission.input(),
                Map.of(),
                Map.of(),
                submission.deadline(),
                submission.traceparent(),
                queuedAt.toInstant());
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public String url() {
        return source.getJdbcUrl();
    }

    /** An account with that many credits. */
    public AccountId account(long credits) {
        Accounts accounts = new Accounts(database());
        AccountId id = AccountId.next();
        accounts.open(id, "test");
        if (credits > 0) {
            accounts.grant(id, credits, "for a test");
        }
        return id;
    }

    public long balance(AccountId account) {
        return new Accounts(database()).find(account).orElseThrow().balance();
    }

    public void execute(String sql) throws SQLException {
        jdbi.useHandle(handle -> {
            try (Statement statement = handle.getConnection().createStatement()) {
                statement.execute(sql);
            }
        });
    }

    /** Changes rows behind the ledger's back. */
    public void update(String sql, Object... arguments) {
        jdbi.useHandle(handle -> handle.execute(sql, arguments));
    }

    public long count(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** How far the credits are off; 0 is what must hold of every database. */
    public long drift() {
        return Audit.Report.of(new Audit(database(), TechPackJob.TYPES)).drift();
    }

    /** Fails with the first sentence of the audit, if the credits do not fit. */
    public void assertCreditsFit() {
        Audit.Report.of(new Audit(database(), TechPackJob.TYPES))
                .first()
                .ifPresent(finding -> {
                    throw new AssertionError(finding.sentence());
                });
    }

    @Override
    public void close() {
        source.close();
    }
}
