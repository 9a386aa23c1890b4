package io.techpack.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The machine's PgBouncer (Debian's package {@code pgbouncer}) in transaction mode before one
 * database, as a child of this process. For one thread.
 */
public final class PgBouncer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final Duration START = Duration.ofSeconds(10);

    private final PostgresAccount account;
    private final Path configuration;
    private final int port;
    private final String database;
    private Process process;

    private PgBouncer(PostgresAccount account, Path configuration, int port, String database)
            throws IOException {
        this.account = account;
        this.configuration = configuration;
        this.port = port;
        this.database = database;
        this.process = run();
    }

    /** Whether the machine has one. */
    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Starts it on a free port of loopback.
     *
     * @param url of the database, which need not serve yet
     * @param sessions that it opens to the server at most
     * @param directory for its configuration and log
     */
    public static PgBouncer before(
            String url, String user, String password, int sessions, Path directory)
            throws IOException {
        URI server = URI.create(url.substring("jdbc:".length()));
        String database = server.getPath().substring(1);
        int port = LoopbackPort.free();
        Files.createDirectories(directory);
        Path users =
                Files.writeString(
                        directory.resolve("users.txt"),
                        "\"%s\" \"%s\"\n".formatted(user, password));
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
                        server_login_retry = 1
                        query_wait_timeout = 10
                        """
                                .formatted(
                                        database,
                                        server.getHost(),
                                        server.getPort(),
                                        port,
                                        users,
                                        sessions));
        PgBouncer bouncer = new PgBouncer(PostgresAccount.choose(), configuration, port, database);
        bouncer.awaitListening();
        return bouncer;
    }

    /** As a process is told it: one that prepares statements would have them on other sessions. */
    public String url() {
        return "jdbc:postgresql://%s:%d/%s?prepareThreshold=0"
                .formatted(LoopbackPort.HOST, port, database);
    }

    /** SIGKILL; every connection through it is cut. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** On the same port; returns when it listens. */
    public void startAgain() throws IOException {
        process = run();
        awaitListening();
    }

    private Process run() throws IOException {
        return Command.prepare(account.command(PROGRAM, List.of(configuration.toString())))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                configuration.resolveSibling("pgbouncer.log").toFile()))
                .start();
    }

    private void awaitListening() {
        if (!Waiting.until(START, () -> listens())) {
            process.destroyForcibly();
            throw new EmbeddedServersException(
                    "PgBouncer does not listen on port %d after %s; see %s"
                            .formatted(port, START, configuration.resolveSibling("pgbouncer.log")));
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LoopbackPort.HOST, port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
