package io.techpack.worker;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.account.Accounts;
import io.techpack.audit.Audit;
import io.techpack.database.Database;
import io.techpack.embedded.SharedServers;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobType;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.json.Json;
import io.techpack.ledger.Announcer;
import io.techpack.ledger.Handover;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.messaging.JobUpdates;
import io.techpack.product.JobInput;
import io.techpack.product.TechPackJob;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import io.techpack.stage.StageBinding;
import io.techpack.stage.StageHandler;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A whole worker process on real servers, in this JVM: the same configuration as a real one, with
 * the handlers a test gives it.
 */
public final class TestWorker implements AutoCloseable {

    private static final AtomicInteger GROUPS = new AtomicInteger();

    private final ConfigurableApplicationContext context;

    private TestWorker(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @StageWorker
    static class Process {}

    /**
     * Settings of a worker process on the shared servers, in a consumer group of its own, which
     * polls only what is announced from now on: other tests' jobs would fill its slots.
     */
    public static List<String> on(String databaseUrl) {
        SharedServers servers = SharedServers.get();
        String group = "test-" + GROUPS.incrementAndGet();
        NewGroup.atTheEnd(servers.bootstrapServers(), group);
        return new ArrayList<>(
                List.of(
                        "spring.datasource.url=" + databaseUrl,
                        "spring.datasource.username=" + servers.user(),
                        "spring.datasource.password=" + servers.password(),
                        "spring.datasource.hikari.maximum-pool-size=6",
                        // opened as they are needed
                        "spring.datasource.hikari.minimum-idle=1",
                        "spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                        // a consumer that leaves waits for its last fetch
                        "spring.kafka.consumer.fetch-max-wait=100ms",
                        // what tests submit comes as from another process
                        "techpack.worker.eager-first-stage=false",
                        "techpack.kafka.worker-group=" + group));
    }

    /** The consumer group of a worker with those settings. */
    static String groupIn(List<String> settings) {
        String name = "techpack.kafka.worker-group=";
        return settings.stream()
                .filter(setting -> setting.startsWith(name))
                .map(setting -> setting.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a worker with those settings that does those stages. */
    public static TestWorker start(List<String> settings, Map<Stage, StageHandler> handlers) {
        return new TestWorker(
                new SpringApplicationBuilder(Process.class)
                        .web(WebApplicationType.NONE)
                        .properties(settings.toArray(String[]::new))
                        .initializers(context ->
                                handlers.forEach((stage, handler) ->
                                        ((GenericApplicationContext) context)
                                                .registerBean(
                                                        "test-" + stage.id(),
                                                        StageBinding.class,
                                                        () -> new StageBinding(stage, handler))))
                        .run());
    }

    public Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    public MeterRegistry metrics() {
        return context.getBean(MeterRegistry.class);
    }

    public JobUpdates updates() {
        return context.getBean(JobUpdates.class);
    }

    /** A new account with that many credits, of this worker's database. */
    AccountId account(long credits) {
        Accounts accounts = context.getBean(Accounts.class);
        AccountId id = AccountId.next();
        accounts.open(id, "test");
        accounts.grant(id, credits, "for a test");
        return id;
    }

    public JobId submit(AccountId account, JobType type) {
        Submission submission = Submission.of(account, type, "shirt", anyInput());
        ledger().submit(submission);
        return submission.id();
    }

    /** How far the credits of its database are off. */
    public long drift() {
        return Audit.Report.of(new Audit(database(), TechPackJob.TYPES)).drift();
    }

    Database database() {
        return context.getBean(Database.class);
    }

    public JobView job(AccountId account, JobId job) {
        return context.getBean(JobQueries.class).find(account, job).orElseThrow();
    }

    /** Announces a stage as the ledger does: once, and nobody knows whether it arrives. */
    void announce(JobId job, Stage stage) {
        context.getBean(Announcer.class).queued(job, stage, Optional.empty());
    }

    /** Hands a stage over as the ledger does, with all that its handler needs. */
    void handOver(Handover handover) {
        context.getBean(Announcer.class).handedOver(handover);
    }

    /** Has the statements that this process sends from now on counted. */
    AtomicInteger countStatementsWith(String word) {
        AtomicInteger count = new AtomicInteger();
        context.getBean(Jdbi.class)
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logAfterExecution(StatementContext statement) {
                                if (statement.getRawSql().contains(word)) {
                                    count.incrementAndGet();
                                }
                            }
                        });
        return count;
    }

    /** Whether its connections to PostgreSQL are. */
    boolean isEncrypted() {
        return context.getBean(Jdbi.class)
                .withHandle(handle ->
                        handle.createQuery(
                                        "select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                                .mapTo(Boolean.class)
                                .one());
    }

    /** What PostgreSQL says that it is set to, for this worker's connections. */
    public String setting(String name) {
        return context.getBean(Jdbi.class)
                .withHandle(handle ->
                        handle.createQuery("select current_setting(:name)")
                                .bind("name", name)
                                .mapTo(String.class)
                                .one());
    }

    /** The names of the beans of that class. */
    List<String> beansOf(String className) throws ClassNotFoundException {
        return List.of(context.getBeanNamesForType(Class.forName(className)));
    }

    /** Who it is in the database. */
    WorkerId id() {
        return context.getBean(Worker.class).id();
    }

    /** Whether it has been told to stop. */
    boolean stopping() {
        return !context.getBean(Worker.class).isRunning();
    }

    /**
     * Has the pool's present connections take no changes any more, as those to a primary that
     * became a standby; returns how many that are.
     */
    int makeConnectionsReadOnly() throws SQLException {
        HikariDataSource pool = context.getBean(HikariDataSource.class);
        List<Connection> connections = new ArrayList<>();
        try {
            while (connections.size() < pool.getHikariPoolMXBean().getTotalConnections()) {
                Connection connection = pool.getConnection();
                connections.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set default_transaction_read_only = on");
                }
            }
            return connections.size();
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** The next statement that has this word in it is committed, and its answer lost. */
    void loseAnswerTo(String word) {
        context.getBean(Jdbi.class).setSqlLogger(StatementFault.answerLost(word));
    }

    public double claims(String source) {
        return metrics().find("techpack.claims").tag("source", source).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** An input that says nothing in particular. */
    public static String anyInput() {
        return inputOf("shirt");
    }

    static String inputOf(String productId) {
        View view =
                new View(
                        null,
                        ViewType.FRONT,
                        "0".repeat(64) + ".jpg",
                        "0".repeat(64) + ".jpg",
                        "00",
                        null);
        return Json.write(JobInput.TechPack.of(productId, JobInput.Views.of(List.of(view))));
    }

    @Override
    public void close() {
        context.close();
    }
}
