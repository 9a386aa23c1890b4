package io.techpack.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.artifact.ArtifactStore;
import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.ledger.Ledger;
import io.techpack.worker.Standby;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** Two gateways on a primary of their own, which read polls from its streaming replica. */
final class ReplicatedGateways implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres replica;
    private final List<ConfigurableApplicationContext> gateways;

    private ReplicatedGateways(
            Path directory,
            EmbeddedPostgres primary,
            EmbeddedPostgres replica,
            List<ConfigurableApplicationContext> gateways) {
        this.directory = directory;
        this.primary = primary;
        this.replica = replica;
        this.gateways = gateways;
    }

    /**
     * @param directory an empty one
     */
    static ReplicatedGateways start(Path directory) throws Exception {
        EmbeddedPostgres primary =
                EmbeddedPostgres.start(Standby.replicated(directory.resolve("primary")));
        EmbeddedPostgres replica = Standby.of(primary, directory.resolve("replica"));
        String pictures = TestGateway.newDirectory().toString();
        return new ReplicatedGateways(
                directory,
                primary,
                replica,
                Stream.of(1, 2)
                        .map(_ ->
                                gateway(
                                        primary,
                                        primary.jdbcUrl(),
                                        pictures,
                                        "--techpack.database.replica-url=" + replica.jdbcUrl()))
                        .toList());
    }

    /** A gateway on a server that is not the one that all tests share. */
    static ConfigurableApplicationContext gateway(
            EmbeddedPostgres server, String url, String pictures, String... more) {
        return TestGateway.run(
                url,
                Stream.concat(
                                Stream.of(
                                        "--spring.datasource.username=" + server.user(),
                                        "--spring.datasource.password=" + server.password(),
                                        "--techpack.artifacts.directory=" + pictures),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    EmbeddedPostgres primary() {
        return primary;
    }

    EmbeddedPostgres replica() {
        return replica;
    }

    /** A third gateway, which knows of no replica. */
    ConfigurableApplicationContext withoutReplica() {
        return gateway(primary, primary.jdbcUrl(), TestGateway.newDirectory().toString());
    }

    Path primarysDirectory() {
        return directory.resolve("primary");
    }

    Path replicasDirectory() {
        return directory.resolve("replica");
    }

    /** Workers that make tech packs, by the first gateway's ledger. */
    FakeWorkers workers() {
        FakeWorkers workers =
                new FakeWorkers(
                        gateways.getFirst().getBean(Ledger.class),
                        gateways.getFirst().getBean(ArtifactStore.class));
        workers.start();
        return workers;
    }

    TestAccount account(long credits) {
        return TestGateway.account(client(0, TestGateway.ADMIN_KEY), credits);
    }

    /** A client of one of the two. */
    TestClient client(int gateway, String key) {
        return new TestClient(
                TestGateway.address(gateways.get(gateway % 2), "local.server.port"), key);
    }

    /** How many polls of both gateways ended like that, as docs/metrics.md has it. */
    long reads(String outcome) {
        return gateways.stream().mapToLong(gateway -> reads(gateway, outcome)).sum();
    }

    static long reads(ConfigurableApplicationContext gateway, String outcome) {
        return (long)
                gateway.getBean(MeterRegistry.class)
                        .get("techpack.replica.reads")
                        .tag("outcome", outcome)
                        .counter()
                        .count();
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection session = postgres.connect();
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection session = postgres.connect();
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        gateways.forEach(ConfigurableApplicationContext::close);
        replica.kill();
        primary.kill();
    }
}
