package io.techpack.cli.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.embedded.EmbeddedServers;
import io.techpack.embedded.EmbeddedSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Services as operators run them, a process each, on servers of their own; what runs is ended with
 * it. Thread-safe.
 */
final class Services implements AutoCloseable {

    /** Chosen by the process itself, so that no other can take it first. */
    static final int ANY_FREE_PORT = 0;

    private static final String GATEWAY = "api-gateway";

    private final Path directory;
    private final EmbeddedServers servers;
    private final ConcurrentLinkedQueue<ServiceProcess> processes = new ConcurrentLinkedQueue<>();

    private Services(Path directory, EmbeddedServers servers) {
        this.directory = directory;
        this.servers = servers;
    }

    /** Starts the servers; skips the test where one of the modules has not been packaged. */
    static Services on(Path directory, List<String> modules) throws IOException {
        for (String module : modules) {
            assumeTrue(
                    ServiceProcess.jar(module).isPresent(),
                    () -> "no executable jar of " + module + "; build with package or verify");
        }
        return new Services(directory, EmbeddedServers.start(EmbeddedSettings.in(directory)));
    }

    /** Starts a process; it is up when whatever it does is seen. */
    ServiceProcess run(String module, String name, int port) throws IOException {
        return run(module, name, port, Map.of());
    }

    /**
     * Starts a process with more settings.
     *
     * @param more environment variables
     */
    ServiceProcess run(String module, String name, int port, Map<String, String> more)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", servers.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", servers.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", servers.password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "5");
        environment.put("TECHPACK_ARTIFACTS_DIRECTORY", directory.resolve("artifacts").toString());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        if (module.equals(GATEWAY)) {
            environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ANY_FREE_PORT));
            environment.put("TECHPACK_GATEWAY_STANDALONE", "true");
        }
        environment.putAll(more);
        ServiceProcess process = ServiceProcess.start(module, name, directory, environment);
        processes.add(process);
        return process;
    }

    EmbeddedServers servers() {
        return servers;
    }

    /** Gives the account that callers without a key act as that many credits. */
    void grantDemoAccount(int credits) throws SQLException {
        try (Connection connection = servers.postgres().connect();
                PreparedStatement grant =
                        connection.prepareStatement(
                                """
                                with paid as (update account set balance = balance + ? returning id)
                                insert into ledger_entry (account_id, kind, amount, reason)
                                select id, 'GRANT', ?, 'test' from paid
                                """)) {
            grant.setInt(1, credits);
            grant.setInt(2, credits);
            grant.executeUpdate();
        }
    }

    /** The one number that a query gives. */
    long number(String query) throws SQLException {
        try (Connection connection = servers.postgres().connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What must be 0 of every database at rest. */
    long drift() throws SQLException {
        return number(
                """
                select (select count(*) from account a
                        where a.balance <> (select coalesce(sum(amount), 0) from ledger_entry e where e.account_id = a.id))
                     + (select count(*) from job where finished_at is not null and held <> used + refunded)
                """);
    }

    /** What the processes have logged last, for a failed test. */
    String stories() {
        return processes.stream()
                .map(process -> process.story() + "\n\n")
                .collect(Collectors.joining());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        try (servers) {
            processes.forEach(ServiceProcess::tellToStop);
            for (ServiceProcess process : processes) {
                process.close();
            }
        }
    }
}
