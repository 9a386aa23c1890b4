package io.techpack.worker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.embedded.LoopbackPort;
import io.techpack.embedded.SharedServers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A real PgBouncer in transaction mode before one database of the shared server. */
final class PgBouncer implements AutoCloseable {

    private final Path configuration;
    private final int port;
    private final String database;
    private Process process;

    private PgBouncer(Path configuration, int port, String database) throws IOException {
        this.configuration = configuration;
        this.port = port;
        this.database = database;
        this.process = run();
    }

    /**
     * Starts it; skips the test where it is not installed.
     *
     * @param url of the database
     * @param connections that it opens to the server at most
     */
    static PgBouncer before(String url, int connections, Path directory) throws IOException {
        assumeTrue(installed(), "pgbouncer is not installed; Debian's package brings it");
        SharedServers servers = SharedServers.get();
        URI server = URI.create(url.substring("jdbc:".length()));
        String database = server.getPath().substring(1);
        int port = LoopbackPort.free();
        Path users =
                Files.writeString(
                        directory.resolve("users.txt"),
                        "\"%s\" \"%s\"\n".formatted(servers.user(), servers.password()));
        Path configuration =
                Files.writeString(
                        directory.resolve("pgbouncer.ini"),
                        """
                        [databases]
                        %s = host=%s port=%d
                        [pgbouncer]
                        listen_addr = 127.0.0.1
                        listen_port = %d
                        unix_socket_dir =
                        auth_type = scram-sha-256
                        auth_file = %s
                        pool_mode = transaction
                        default_pool_size = %d
                        max_client_conn = 200
                        ignore_startup_parameters = extra_float_digits
                        """
                                .formatted(
                                        database,
                                        server.getHost(),
                                        server.getPort(),
                                        port,
                                        users,
                                        connections));
        PgBouncer bouncer = new PgBouncer(configuration, port, database);
        bouncer.awaitListening();
        return bouncer;
    }

    private static boolean installed() {
        return Files.isExecutable(Path.of("/usr/sbin/pgbouncer"));
    }

    /** As a process is told it: one that prepares statements would have them on other sessions. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?prepareThreshold=0".formatted(port, database);
    }

    /** SIGKILL; every connection through it is cut. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = run();
        awaitListening();
    }

    private Process run() throws IOException {
        List<String> line = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // it refuses to be root; in a user namespace of its own it is not, and reads what is
            // root's
            line.addAll(List.of("unshare", "-U"));
        }
        line.addAll(List.of("/usr/sbin/pgbouncer", configuration.toString()));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(configuration.resolveSibling("pgbouncer.log").toFile())
                .start();
    }

    private void awaitListening() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                        return true;
                    }
                });
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
